import Domain
import Storage

@testable import App

/// Several people at work on one project of Tern.
struct Cohort {
    /// One of them, with their engagement.
    struct Member {
        let visitor: Visitor
        let engagement: ID<Engagement>

        var room: String { "/engagements/\(engagement)" }
    }

    let work: Work
    let members: [Member]
    /// A supervisor of Tern beside Omar.
    let sara: Visitor

    var site: TestSite { work.site }
    var omar: Visitor { work.omar }
    /// The field of a form in which all are chosen.
    var all: [(String, String)] { members.map { ("e", $0.engagement.text) } }
    /// The same as a query.
    var query: String { members.map { "e=\($0.engagement)" }.joined(separator: "&") }

    /// Mina of the first engagement, and as many more as asked for; each has accepted, nothing else has happened.
    static func opened(_ count: Int = 3) async throws -> Cohort {
        let work = try await Work.opened()
        var members = [Member(visitor: work.mina, engagement: work.engagement)]
        for (name, email) in [("Bo Lindqvist", "bo@people.example"), ("Zed Novak", "zed@people.example")].prefix(count - 1) {
            members.append(try await work.engage(name, email))
        }
        let sara = try await work.site.person("Sara Lind", "sara@tern.example")
        let (organization, id) = (work.organization, sara.id)
        try await work.site.site.database.write { tx in
            try tx.run("INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(organization), \(id), 'supervisor', 1)")
        }
        return Cohort(work: work, members: members, sara: sara)
    }

    /// All of them at work.
    static func started(_ count: Int = 3) async throws -> Cohort {
        let cohort = try await opened(count)
        for member in cohort.members { try await cohort.start(member) }
        return cohort
    }

    func start(_ member: Member) async throws {
        let hash = try await hash(member)
        try await omar.post("\(member.room)/signature", [("name", "Omar Haddad"), ("hash", hash)])
        for item in ["first_task", "dates"] {
            try await omar.post("\(member.room)/kickoff", [("item", item), ("note", "The list is in the shared folder.")])
        }
        try await work.ines.post("/desk/money/funding/\(member.engagement)", [("reference", "SEPA"), ("day", "2026-11-02")])
    }

    func hash(_ member: Member) async throws -> String {
        try await site.site.database.read { [id = member.engagement] tx in try tx.engagement(id).agreementHash }
    }

    func state(_ member: Member) async throws -> Engagement.State {
        try await site.site.database.read { [id = member.engagement] tx in try tx.engagement(id).state }
    }

    /// Hands in the first part, and gives the id of the version.
    @discardableResult
    func submit(_ member: Member) async throws -> ID<Submission> {
        let milestone = try await milestone(member)
        try await member.visitor.post("/milestones/\(milestone.id)/submission", [("note", "The list."), ("ai_statement", "none")])
        return try await self.milestone(member).newest?.id ?? ID("none")
    }

    func milestone(_ member: Member) async throws -> MilestoneRow {
        try await site.site.database.read { [id = member.engagement] tx in try tx.milestones(of: id)[0] }
    }

    /// A whole review that accepts.
    func verdicts(_ member: Member) async throws -> [(String, String)] {
        try await [("decision", "accept"), ("comment", "Clear.")] + milestone(member).criteria.map { ("verdict.\($0.id)", "met") }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await site.site.database.read { tx in try tx.value(sql) ?? 0 }
    }
}

extension Work {
    /// Somebody else accepts an offer for the same project.
    fileprivate func engage(_ name: String, _ email: String) async throws -> Cohort.Member {
        let person = try await site.person(name, email)
        let moment = site.site.world.moment()
        let (application, desk): (ID<Application>, AgreementDesk) = (moment.newID(), try AgreementDesk(site: site.site))
        let (project, id) = (project, person.id ?? ID(""))
        let engagement = try await site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO application (id, project_id, person_id, state, submitted_at, offered_at, offer_ends_at, created_at, updated_at)
                VALUES (\(application), \(project), \(id), 'accepted', \(moment.now), \(moment.now), \(moment.now + .hours(72)),
                    \(moment.now), \(moment.now))
                """)
            let agreement = try tx.agreement(for: application, desk)
            return try tx.openEngagement(
                for: application, signedAs: try Line(name, "The name", 1...80), agreement: agreement.hash, from: "198.51.100.8", desk,
                moment)
        }
        return Cohort.Member(visitor: person, engagement: engagement)
    }
}
