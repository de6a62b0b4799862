import Domain
import Storage

@testable import App

/// A piece of work that is over, put into the database as it would stand there: Mina worked for Omar of Tern.
struct FinishedWork: Sendable {
    let site: TestSite
    let mina: Visitor
    let omar: Visitor
    let engagement: ID<Engagement>
    let organization: ID<Organization>
    let project: ID<Project>

    /// How the work stands.
    struct Terms: Sendable {
        var state = Engagement.State.completed
        var permission = PortfolioPermission.full
        /// Verdicts of the accepted version; none at all is acceptance by silence.
        var verdicts: [Verdict] = [.met, .partly, .met]
        var title = "Clean up a donor list"
    }

    init(_ site: TestSite, _ terms: Terms = Terms(), mina known: Visitor? = nil, omar boss: Visitor? = nil) async throws {
        self.site = site
        let first = known == nil
        mina = try await first ? site.person("Mina Okafor", "mina@people.example", zone: "America/Chicago") : known ?? site.visitor()
        omar = try await boss == nil ? site.person("Omar Haddad", "omar@tern.example") : boss ?? site.visitor()
        let moment = site.site.world.moment()
        (engagement, organization, project) = (moment.newID(), moment.newID(), moment.newID())
        guard let minaID = mina.id, let omarID = omar.id else { throw Refusal.notFound }
        let (work, company, task) = (engagement, organization, project)
        try await site.site.database.write { tx in
            try tx.insertTern(company, owner: omarID, moment)
            try tx.insertProject(task, of: company, supervisor: omarID, terms, moment)
            try tx.insertEngagement(work, on: task, by: minaID, terms, moment)
            try tx.insertMilestone(in: work, judgedBy: omarID, terms, moment)
        }
    }

    /// What C's completion does in its own transaction.
    @discardableResult
    func certify() async throws -> ID<Credential> {
        let moment = site.site.world.moment()
        let engagement = engagement
        return try await site.site.database.write { tx in try tx.issueCredential(for: engagement, moment) }
    }

    var feedbackPath: String { "/engagements/\(engagement)/feedback" }

    /// A whole form of one side's feedback.
    static func fields(_ side: FeedbackSide, overall: Int = 5, saying words: String, skills: [(String, Int)] = []) -> [(String, String)] {
        [("overall", "\(overall)"), ("public_words", words), ("private_words", "Between us: \(words)")]
            + FeedbackCriterion.asked(of: side).map { ($0.rawValue, "4") } + skills.map { ("skill.\($0.0)", "\($0.1)") }
    }
}

extension Transaction {
    fileprivate func insertTern(_ id: ID<Organization>, owner: ID<Person>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
            VALUES (\(id), 'employer', 'verified', \("tern-\(id.text.suffix(6))"), 'Tern', 'tern', 'nonprofit', 'small', 'Peoria', 'UTC', '', \(moment.now))
            """)
        try run("INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(id), \(owner), 'owner', \(moment.now))")
    }

    fileprivate func insertProject(
        _ id: ID<Project>, of organization: ID<Organization>, supervisor: ID<Person>, _ terms: FinishedWork.Terms, _ moment: Moment
    ) throws {
        try run(
            """
            INSERT INTO project (id, organization_id, state, title, summary, field, hours, fee_minor, currency, seats, seats_taken, apply_by,
            decide_by, supervisor_id, portfolio, policy_version, created_by, created_at, updated_at, published_at)
            VALUES (\(id), \(organization), 'filled', \(terms.title), 'Three lists, one truth.', 'data-analysis', 24, 72000, 'USD', 1, 1,
            \(moment.now), \(moment.now), \(supervisor), \(terms.permission), 'us-2026.1', \(supervisor), \(moment.now), \(moment.now), \(moment.now))
            """)
        for (skill, kind) in [("data-cleaning", "needed"), ("spreadsheets", "needed"), ("data-cleaning", "gained")] {
            try run("INSERT INTO project_skill (project_id, skill, kind) VALUES (\(id), \(skill), \(kind))")
        }
    }

    fileprivate func insertEngagement(
        _ id: ID<Engagement>, on project: ID<Project>, by person: ID<Person>, _ terms: FinishedWork.Terms, _ moment: Moment
    ) throws {
        let application = moment.newID(Application.self)
        try run(
            """
            INSERT INTO application (id, project_id, person_id, state, created_at, updated_at)
            VALUES (\(application), \(project), \(person), 'accepted', \(moment.now), \(moment.now))
            """)
        let isOver = terms.state == .completed
        try run(
            """
            INSERT INTO engagement (id, application_id, project_id, person_id, state, fee_minor, platform_minor, currency, agreement,
            agreement_hash, start_at, funded_at, started_at, completed_at, created_at)
            VALUES (\(id), \(application), \(project), \(person), \(terms.state), 72000, 7200, 'USD', 'Terms', 'hash', \(moment.now),
            \(moment.now), \(terms.state == .onboarding ? nil : moment.now), \(isOver ? moment.now + .days(20) : nil), \(moment.now))
            """)
    }

    fileprivate func insertMilestone(
        in engagement: ID<Engagement>, judgedBy judge: ID<Person>, _ terms: FinishedWork.Terms, _ moment: Moment
    ) throws {
        let (milestone, submission) = (moment.newID(Milestone.self), moment.newID(Submission.self))
        try run(
            """
            INSERT INTO milestone (id, engagement_id, position, title, weight, amount_minor, due_at, state, accepted_at)
            VALUES (\(milestone), \(engagement), 1, 'One clean list', 100, 72000, \(moment.now), 'accepted', \(moment.now))
            """)
        try run(
            "INSERT INTO submission (id, milestone_id, version, note, submitted_at) VALUES (\(submission), \(milestone), 1, 'Done', \(moment.now))"
        )
        let isSilent = terms.verdicts.isEmpty
        try run(
            """
            INSERT INTO review (submission_id, decision, reviewer_id, reviewed_at)
            VALUES (\(submission), \(isSilent ? "silence" : "accept"), \(isSilent ? nil : judge), \(moment.now))
            """)
        for position in 1...3 {
            let criterion = moment.newID(Verdict.self)
            try run(
                "INSERT INTO milestone_criterion (id, milestone_id, position, text) VALUES (\(criterion), \(milestone), \(position), 'A thing')"
            )
            guard terms.verdicts.indices.contains(position - 1) else { continue }
            try run(
                """
                INSERT INTO review_verdict (submission_id, criterion_id, verdict) VALUES (\(submission), \(criterion), \(terms.verdicts[position - 1]))
                """)
        }
    }
}
