import Domain
import Storage

extension Transaction {
    func insertProject(
        _ id: ID<Project>, _ draft: ProjectDraft, of organization: ID<Organization>, by author: ID<Person>, _ policy: Policy,
        _ moment: Moment
    )
        throws
    {
        try run(
            """
            INSERT INTO project (id, organization_id, state, title, currency, policy_version, created_by, created_at, updated_at)
            VALUES (\(id), \(organization), 'draft', \(draft.title), \(policy.currency), \(policy.version), \(author), \(moment.now), \(moment.now))
            """)
        try write(draft, to: id, moment)
    }

    /// Takes a project's row first: whoever else counts, checks or changes what belongs to it waits.
    func hold(_ project: ID<Project>) throws {
        try take("UPDATE project SET seats_taken = seats_taken WHERE id = \(project)")
    }

    /// Writes all of a draft over what was there.
    func write(_ draft: ProjectDraft, to id: ID<Project>, _ moment: Moment) throws {
        try run(
            """
            UPDATE project SET title = \(draft.title), summary = \(draft.summary), background = \(draft.background), field = \(draft.field),
            hours = \(draft.hours), fee_minor = \(draft.fee?.minor), seats = \(draft.seats), place = \(draft.place), city = \(draft.city),
            start_at = \(draft.start), apply_by = \(draft.applyBy), decide_by = \(draft.decideBy), supervisor_id = \(draft.supervisor),
            backup_email = \(draft.backupEmail), mentor_id = \(draft.mentor), supervisor_minutes = \(draft.minutes),
            check_ins = \(draft.checkIns), tools = \(draft.tools), confidentiality = \(draft.confidentiality), ip = \(draft.ip),
            ai_policy = \(draft.aiPolicy), ai_note = \(draft.aiNote), portfolio = \(draft.portfolio), eligibility = \(draft.eligibility),
            updated_at = \(moment.now)
            WHERE id = \(id)
            """)
        try writeLists(of: draft, to: id, moment)
    }

    private func writeLists(of draft: ProjectDraft, to id: ID<Project>, _ moment: Moment) throws {
        try run("DELETE FROM deliverable WHERE project_id = \(id)")
        for (position, deliverable) in draft.deliverables.enumerated() { try insert(deliverable, position + 1, in: id, moment) }
        try run("DELETE FROM project_skill WHERE project_id = \(id)")
        for (kind, skills) in [("needed", draft.needed), ("gained", draft.gained)] {
            for skill in Set(skills).sorted() {
                try run("INSERT INTO project_skill (project_id, skill, kind) VALUES (\(id), \(skill), \(kind))")
            }
        }
        try run("DELETE FROM question WHERE project_id = \(id)")
        for (position, text) in draft.questions.enumerated() {
            try run(
                """
                INSERT INTO question (id, project_id, position, text)
                VALUES (\(moment.newID(ProjectQuestion.self)), \(id), \(position + 1), \(text))
                """)
        }
    }

    private func insert(_ deliverable: Deliverable, _ position: Int, in project: ID<Project>, _ moment: Moment) throws {
        let id = moment.newID(Deliverable.self)
        try run(
            """
            INSERT INTO deliverable (id, project_id, position, title, weight, due_days)
            VALUES (\(id), \(project), \(position), \(deliverable.title), \(deliverable.weight), \(deliverable.dueDays))
            """)
        for (index, text) in deliverable.criteria.enumerated() {
            try run(
                """
                INSERT INTO criterion (id, deliverable_id, position, text)
                VALUES (\(moment.newID(ProjectCriterion.self)), \(id), \(index + 1), \(text))
                """)
        }
    }

    /// Makes a project findable, and starts the clocks it promised. The caller has made the move.
    func publish(_ file: ProjectFile, score: Int, _ policy: Policy, _ moment: Moment) throws {
        try run(
            """
            UPDATE project SET published_at = \(moment.now), updated_at = \(moment.now), scope_score = \(score),
            policy_version = \(policy.version), return_reasons = '' WHERE id = \(file.id)
            """)
        try index(file)
        try schedule(.tellFollowers, file.id.text, at: moment.now, moment)
        guard let decideBy = file.draft.decideBy else { return }
        try schedule(.remindToDecide, file.id.text, at: decideBy, moment)
        try schedule(.closeUndecided, file.id.text, at: decideBy + .days(policy.closeAfterDecideByDays), moment)
    }

    /// The words a project is found by.
    func index(_ file: ProjectFile) throws {
        let draft = file.draft
        let skills = Set(draft.needed + draft.gained).sorted()
        let texts =
            [
                draft.title, draft.summary, draft.background, file.organization.name, draft.city, draft.place.words,
                draft.field.map(Taxonomy.field) ?? "",
                Taxonomy.industry(file.organization.industry),
            ] + skills.flatMap(Taxonomy.names)
        let words = texts.flatMap(Text.words).joined(separator: " ")
        try run("DELETE FROM project_search WHERE id = \(file.id)")
        try run("INSERT INTO project_search (id, words) VALUES (\(file.id), \(words))")
    }
}

/// Names the rows of `question`.
enum ProjectQuestion {}

/// Names the rows of `criterion`.
enum ProjectCriterion {}
