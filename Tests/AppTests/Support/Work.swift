import Domain
import Foundation
import Storage

@testable import App

/// One engagement of Mina's for Tern, brought as far as a test needs it.
struct Work {
    let site: TestSite
    let mina: Visitor
    let omar: Visitor
    let ines: Visitor
    let project: ID<Project>
    let organization: ID<Organization>
    let engagement: ID<Engagement>

    var room: String { "/engagements/\(engagement)" }

    /// Mina has accepted: the agreement is signed by her and the bill is open.
    ///
    /// - Parameters:
    ///   - weights: one deliverable each.
    ///   - fee: in the smallest unit.
    ///   - files: another store of files than the data folder.
    static func opened(
        weights: [Int] = [40, 60], fee: Int64 = 48_000, title: String = "Clean up a donor list", files: (any FileStore)? = nil,
        poster: any WebhookPoster = HTTPWebhookPoster()
    ) async throws -> Work {
        let site = try await TestSite(files: files, poster: poster)
        let mina = try await site.person("Mina Okafor", "mina@people.example", zone: "America/Chicago")
        let omar = try await site.person("Omar Haddad", "omar@tern.example")
        let ines = try await site.operatorVisitor()
        let moment = site.site.world.moment()
        let (organization, project, application): (ID<Organization>, ID<Project>, ID<Application>) =
            (moment.newID(), moment.newID(), moment.newID())
        let (minaID, omarID) = (mina.id ?? ID(""), omar.id ?? ID(""))
        let desk = try AgreementDesk(site: site.site)
        let engagement = try await site.site.database.write { tx in
            try tx.insertTern(organization, owner: omarID, moment)
            try tx.insertProject(project, of: organization, title, fee: fee, supervisor: omarID, weights: weights, moment)
            try tx.insertOffer(application, to: minaID, for: project, moment)
            let agreement = try tx.agreement(for: application, desk)
            return try tx.openEngagement(
                for: application, signedAs: try Line("Mina Okafor", "The name", 1...80), agreement: agreement.hash, from: "198.51.100.7",
                desk,
                moment)
        }
        return Work(
            site: site, mina: mina, omar: omar, ines: ines, project: project, organization: organization, engagement: engagement)
    }

    /// Everything is there and work has started, as people do it on the pages.
    static func started(
        weights: [Int] = [40, 60], fee: Int64 = 48_000, files: (any FileStore)? = nil, poster: any WebhookPoster = HTTPWebhookPoster()
    ) async throws -> Work {
        let work = try await opened(weights: weights, fee: fee, files: files, poster: poster)
        _ = try await work.sign()
        _ = try await work.tick(.firstTask)
        _ = try await work.tick(.dates)
        _ = try await work.fund()
        return work
    }

    func sign() async throws -> Answer {
        let hash = try await row().agreementHash
        return try await omar.post("\(room)/signature", [("name", "Omar Haddad"), ("hash", hash)])
    }

    func tick(_ item: KickoffItem) async throws -> Answer {
        try await omar.post("\(room)/kickoff", [("item", item.rawValue), ("note", "The list is in the shared folder.")])
    }

    func fund() async throws -> Answer {
        try await ines.post("/desk/money/funding/\(engagement)", [("reference", "SEPA 4711"), ("day", "2026-11-02")])
    }

    func row() async throws -> EngagementRow {
        try await site.site.database.read { [engagement] tx in try tx.engagement(engagement) }
    }

    func milestones() async throws -> [MilestoneRow] {
        try await site.site.database.read { [engagement] tx in try tx.milestones(of: engagement) }
    }

    func milestone(_ position: Int) async throws -> MilestoneRow { try await milestones()[position - 1] }

    /// Hands in a version of a milestone.
    @discardableResult
    func submit(_ position: Int, by visitor: Visitor? = nil) async throws -> Answer {
        try await (visitor ?? mina).post(
            "/milestones/\(milestone(position).id)/submission",
            [("note", "The list, with one row for each person."), ("ai_statement", "none")])
    }

    /// Judges the newest version of a milestone, every criterion met.
    @discardableResult
    func review(_ position: Int, _ decision: String, _ verdict: String = "met", comment: String = "Clear.", by visitor: Visitor? = nil)
        async throws
        -> Answer
    {
        let milestone = try await milestone(position)
        let verdicts = milestone.criteria.map { ("verdict.\($0.id)", verdict) }
        return try await (visitor ?? omar).post(
            "/submissions/\(milestone.newest?.id.text ?? "none")/review", [("decision", decision), ("comment", comment)] + verdicts)
    }

    func balance(_ account: AccountKey) async throws -> Int64 {
        try await site.site.database.read { tx in try tx.balance(of: account, in: .usd).minor }
    }

    func ledgerProblems() async throws -> [String] { try await site.site.database.read { try $0.ledgerProblems() } }

    func events(_ noun: Noun, _ kind: String) async throws -> Int {
        try await site.site.database.read { tx in
            try tx.value("SELECT COUNT(*) AS value FROM event WHERE noun = \(noun) AND kind = \(kind)") ?? 0
        }
    }
}

extension Transaction {
    fileprivate func insertTern(_ id: ID<Organization>, owner: ID<Person>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
            VALUES (\(id), 'employer', 'verified', 'tern', 'Tern', 'tern', 'nonprofit', '11-50', 'Chicago', 'UTC', 'https://tern.example',
                \(moment.now))
            """)
        try run("INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(id), \(owner), 'owner', \(moment.now))")
    }

    fileprivate func insertProject(
        _ id: ID<Project>, of organization: ID<Organization>, _ title: String, fee: Int64, supervisor: ID<Person>, weights: [Int],
        _ moment: Moment
    ) throws {
        try run(
            """
            INSERT INTO project (id, organization_id, state, title, summary, field, hours, fee_minor, currency, seats, seats_taken, start_at,
                apply_by, decide_by, supervisor_id, backup_email, policy_version, created_by, created_at, updated_at, published_at)
            VALUES (\(id), \(organization), 'filled', \(title), 'We cannot tell who gave twice.', 'data-analysis', 24, \(fee), 'USD', 1, 1,
                \(moment.now + .days(3)), \(moment.now + .days(2)), \(moment.now + .days(5)), \(supervisor), 'lena@tern.example', 'us-2026.1',
                \(supervisor), \(moment.now), \(moment.now), \(moment.now))
            """)
        for (index, weight) in weights.enumerated() {
            let deliverable = moment.newID(Milestone.self)
            try run(
                """
                INSERT INTO deliverable (id, project_id, position, title, weight, due_days)
                VALUES (\(deliverable), \(id), \(index + 1), \("Part \(index + 1)"), \(weight), \(7 * (index + 1)))
                """)
            for position in 1...2 {
                try run(
                    """
                    INSERT INTO criterion (id, deliverable_id, position, text)
                    VALUES (\(moment.newID(Criterion.self)), \(deliverable), \(position), \("Criterion \(position) of part \(index + 1)"))
                    """)
            }
        }
    }

    fileprivate func insertOffer(_ id: ID<Application>, to person: ID<Person>, for project: ID<Project>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO application (id, project_id, person_id, state, submitted_at, offered_at, offer_ends_at, created_at, updated_at)
            VALUES (\(id), \(project), \(person), 'accepted', \(moment.now), \(moment.now), \(moment.now + .hours(72)), \(moment.now), \(moment.now))
            """)
    }
}
