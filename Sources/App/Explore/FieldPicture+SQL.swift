import Domain
import Storage

extension Transaction {
    private static var typical: Int { 3 }
    private static var topSkills: Int { 8 }
    /// So many of the shortest projects are looked at for one to try.
    private static var candidates: Int { 12 }

    /// What is done in a field here, as anyone may know it.
    func fieldPicture(_ field: String, _ currency: Currency, at now: Instant) throws -> FieldPicture {
        var picture = FieldPicture(field: field, currency: currency)
        picture.typical = try listings(
            where: "project.field = \(field) AND \(projectsSeen(by: nil))",
            order: "CASE WHEN \(projectsOpen(at: now)) THEN 0 ELSE 1 END, project.published_at DESC, project.id DESC", limit: Self.typical)
        let figures = try rows(
            """
            SELECT project.fee_minor, project.hours FROM project
            WHERE \(realWork(in: field)) AND project.currency = \(currency) AND project.fee_minor IS NOT NULL AND project.hours IS NOT NULL
            """
        ).map { (fee: try $0["fee_minor"] as Int64, hours: try $0["hours"] as Int64) }
        picture.projects = figures.count
        picture.pay = Quartiles(of: figures.map { $0.fee / $0.hours })
        picture.hours = Quartiles(of: figures.map(\.hours))
        picture.asked = try topSkills("needed", in: field)
        picture.gained = try topSkills("gained", in: field)
        picture.open = try value("SELECT COUNT(*) AS value FROM project WHERE project.field = \(field) AND \(projectsOpen(at: now))") ?? 0
        picture.finished = try finished(field)
        return picture
    }

    /// Projects somebody could or can do, or did: a condition on `project`.
    private func realWork(in field: String) -> SQL {
        """
        (project.field = \(field) AND project.published_at IS NOT NULL
        AND (project.state IN ('published', 'filled') OR EXISTS (SELECT 1 FROM engagement
            WHERE engagement.project_id = project.id AND engagement.state = 'completed'))
        AND EXISTS (SELECT 1 FROM organization AS publisher
            WHERE publisher.id = project.organization_id AND publisher.state <> 'suspended'))
        """
    }

    private func topSkills(_ kind: String, in field: String) throws -> [FieldPicture.SkillCount] {
        try rows(
            """
            SELECT project_skill.skill, COUNT(*) AS times
            FROM project JOIN project_skill ON project_skill.project_id = project.id AND project_skill.kind = \(kind)
            WHERE \(realWork(in: field))
            GROUP BY project_skill.skill ORDER BY times DESC, project_skill.skill LIMIT \(Self.topSkills)
            """
        ).map { FieldPicture.SkillCount(skill: try $0["skill"], count: try $0["times"]) }
    }

    private func finished(_ field: String) throws -> Int {
        try value(
            """
            SELECT COUNT(DISTINCT engagement.person_id) AS value
            FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE engagement.state = 'completed' AND project.field = \(field)
            """) ?? 0
    }

    /// The shortest open project of a field that asks for nothing its reader lacks and fits their week; else the nearest to it.
    ///
    /// - Parameter traits: what is known of the reader; a visitor is only shown the shortest.
    func fieldTrial(_ field: String, for viewer: Viewer?, _ traits: ParticipantTraits?, at now: Instant) throws -> FieldTrial? {
        let open: SQL = "project.field = \(field) AND \(projectsOpen(at: now)) AND project.seats_taken < project.seats"
        guard let viewer, let traits else {
            return try listings(where: open, order: "project.hours, project.id", limit: 1).first.map { FieldTrial(listing: $0) }
        }
        let found = try listings(
            where: """
                \(open) AND project.organization_id NOT IN \(list: viewer.memberships.map(\.organization.text) + [""])
                AND NOT EXISTS (SELECT 1 FROM application
                    WHERE application.project_id = project.id AND application.person_id = \(viewer.id) AND application.state <> 'draft')
                """, order: "\(lacking(viewer.id)), project.hours, project.id", limit: Self.candidates)
        let weekly = try projectTraits(where: "project.id IN \(list: found.map(\.id))").reduce(into: [ID<Project>: Int]()) {
            $0[$1.id] = $1.weeklyHours
        }
        let trials = found.map { listing in
            let takes = weekly[listing.id] ?? 0
            return FieldTrial(
                listing: listing, missing: listing.needed.filter { !traits.claimed.contains($0) && !traits.evidenced.contains($0) },
                tooManyHours: traits.weeklyHours.map { takes > $0 } == true ? takes : nil)
        }
        return trials.first { $0.caution.isEmpty } ?? trials.first
    }

    /// How many skills a project asks for that somebody does not name.
    private func lacking(_ person: ID<Person>) -> SQL {
        """
        (SELECT COUNT(*) FROM project_skill WHERE project_skill.project_id = project.id AND project_skill.kind = 'needed'
            AND NOT EXISTS (SELECT 1 FROM profile_skill
                WHERE profile_skill.person_id = \(person) AND profile_skill.skill = project_skill.skill))
        """
    }
}
