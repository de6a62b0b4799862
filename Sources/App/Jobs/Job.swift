import Domain
import Storage

/// Something to be done once it is due: now, it is the outbox; later, it is a timer. A name and an id, never a payload.
struct Job: Sendable {
    /// Every kind of job; what each does is in `Reactions`.
    enum Name: String, SQLConvertible, CaseIterable, Sendable {
        /// Tells the people an event concerns (event id).
        case tell
        /// Mails a notice (notice id).
        case mailNotice = "mail_notice"
        /// Mails a one-time link (link id).
        case mailLink = "mail_link"
        /// Mails an invitation to join an organization (invitation id).
        case mailInvitation = "mail_invitation"
        /// An offer that was not answered lapses (application id).
        case lapseOffer = "lapse_offer"
        /// The day of decision has come and applicants wait (project id).
        case remindToDecide = "remind_to_decide"
        /// No decision came: the project closes and everyone is told (project id).
        case closeUndecided = "close_undecided"
        /// Work waits for review (submission id).
        case remindToReview = "remind_to_review"
        /// Silence has accepted the work (submission id).
        case acceptBySilence = "accept_by_silence"
        /// Feedback that waited for the other side is shown (engagement id).
        case revealFeedback = "reveal_feedback"
        /// Tells those who want to hear at once of a project that was published (project id).
        case tellFollowers = "tell_followers"
        /// It is Monday morning where somebody lives (person id).
        case weeklyDigest = "weekly_digest"
        /// Mails a letter about new projects (digest id).
        case mailDigest = "mail_digest"
        /// A project that somebody saved closes soon (saved project id).
        case remindOfSaved = "remind_of_saved"
        /// A project that somebody began to apply to closes soon (application id).
        case remindOfDraft = "remind_of_draft"
        /// Mails a reminder (reminder id).
        case mailReminder = "mail_reminder"
        /// It is time to ask a participant how it goes (engagement id).
        case askCheckIn = "ask_check_in"
        /// A check-in was not answered (check-in id).
        case closeCheckIn = "close_check_in"
        /// A check-in waits for an answer (check-in id).
        case nudgeCheckIn = "nudge_check_in"
        /// A milestone is due soon, or was (milestone id).
        case nudgeMilestone = "nudge_milestone"
        /// A participant's own step is due (step id).
        case nudgeStep = "nudge_step"
        /// Whether a reminder helped (nudge id).
        case judgeNudge = "judge_nudge"
        /// A pause ends, or was never agreed to (pause id).
        case endPause = "end_pause"
        /// Forgets what is past its time: sessions, links, rate windows.
        case sweep
    }

    /// Where a job that is due now is announced.
    static let channel = "jobs"

    enum State: String, SQLConvertible, CaseIterable, Sendable { case ready, running, done, failed }

    let id: ID<Job>
    let name: Name
    let nounID: String
    let state: State
    let dueAt: Instant
    let attempts: Int
    let outcome: String

    init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        nounID = try row["noun_id"]
        state = try row["state"]
        dueAt = try row["due_at"]
        attempts = try row["attempts"]
        outcome = try row["outcome"]
    }
}

extension Transaction {
    /// Queues a job in the transaction that is the reason for it.
    func schedule(_ name: Job.Name, _ nounID: String, at due: Instant, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO job (id, name, noun_id, state, due_at, created_at)
            VALUES (\(moment.newID(Job.self)), \(name), \(nounID), \(Job.State.ready), \(due), \(moment.now))
            """)
        if due <= moment.now { try announce(Job.channel, name.rawValue) }
    }

    /// Queues the clean-up of a day; when it is queued already, or done, nothing more.
    func scheduleSweep(on day: Day, at due: Instant, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO job (id, name, noun_id, state, due_at, created_at)
            SELECT \(moment.newID(Job.self)), \(Job.Name.sweep), \(day.text), \(Job.State.ready), \(due), \(moment.now) WHERE TRUE
            ON CONFLICT DO NOTHING
            """)
    }

    /// The first jobs that are due, those that wait longest first; a job whose worker died is due again after its lease.
    func dueJobs(at now: Instant) throws -> [ID<Job>] {
        try rows(
            """
            SELECT id FROM job WHERE state IN ('ready', 'running') AND \(isDue(at: now)) ORDER BY due_at, id LIMIT 32
            """
        ).map { try $0["id"] }
    }

    private func isDue(at now: Instant) -> SQL { "(state = 'ready' AND due_at <= \(now) OR state = 'running' AND leased_until <= \(now))" }

    /// Takes the first of `candidates` that is still to be had, for as long as `lease`.
    func claim(oneOf candidates: [ID<Job>], lease: Span, at now: Instant) throws -> Job? {
        for id in candidates {
            let claimed = try row(
                """
                UPDATE job SET state = 'running', attempts = attempts + 1, leased_until = \(now + lease)
                WHERE id = \(id) AND \(isDue(at: now)) RETURNING *
                """)
            if let claimed { return try Job(row: claimed) }
        }
        return nil
    }

    /// Ends this attempt of a job; only the attempt that still holds it may.
    func finish(_ job: Job, _ state: Job.State, outcome: String = "", dueAt: Instant? = nil, at now: Instant) throws {
        try run(
            """
            UPDATE job SET state = \(state), outcome = \(outcome), due_at = \(dueAt ?? job.dueAt), leased_until = NULL,
            finished_at = \(state == .ready ? nil : now) WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
    }
}
