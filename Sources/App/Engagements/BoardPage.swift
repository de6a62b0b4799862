import Domain
import Storage

/// Every engagement of an organization, by state, with what needs somebody.
struct BoardPage: Page {
    /// One engagement on the board.
    struct Entry: Sendable {
        let id: ID<Engagement>
        let title: String
        let participant: String
        let state: Engagement.State
        let isFunded: Bool
        let isSigned: Bool
        /// The first due date of work not yet handed in.
        let nextDue: Instant?
        let waiting: (submission: ID<Submission>, since: Instant)?
        let accepted: Int
        let milestones: Int
    }

    let organization: String
    let entries: [Entry]
    let zone: Zone
    let now: Instant

    var title: String { "Board" }
    var width: PageWidth { .page }
    var isLive: Bool { true }

    private static let order: [Engagement.State] = [.disputed, .delivered, .active, .onboarding, .completed, .cancelled]

    var html: HTML {
        """
        <header class="head"><h1>Board</h1><p class="lede">Everything \(organization) has under way.</p></header>
        \(entries.isEmpty ? empty : HTML.joined(Self.order.map(group)))
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No work under way yet</h2><p>When somebody accepts an offer of yours, their work stands here with its next step.</p><a class="button primary" href="\(Paths.newProject)">Post a project</a></div>
        """
    }

    private func group(_ state: Engagement.State) -> HTML {
        let found = entries.filter { $0.state == state }
        guard !found.isEmpty else { return .none }
        return """
            <section aria-labelledby="s-\(state.rawValue)"><h2 id="s-\(state.rawValue)">\(state.words) <span class="count">\(found.count)</span></h2>
            <ul class="rows">\(each: found, row)</ul></section>

            """
    }

    private func row(_ entry: Entry) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.engagement(entry.id))">\(entry.title)</a></h3>
        <p class="meta">\(each: risks(entry), { "\($0) " })\(entry.participant) · \(entry.accepted) of \(entry.milestones) accepted\(entry.nextDue.map { " · next due \(When(instant: $0, zone: zone))" as HTML })</p>\(act(entry))</li>

        """
    }

    private func risks(_ entry: Entry) -> [HTML] {
        var marks: [HTML] = []
        if entry.state == .onboarding, !entry.isSigned { marks.append("<span class=\"badge warn\">Not signed</span>") }
        if entry.state == .onboarding, !entry.isFunded { marks.append("<span class=\"badge warn\">Not paid</span>") }
        if let due = entry.nextDue, due < now, entry.state == .active { marks.append("<span class=\"badge bad\">Overdue</span>") }
        if let waiting = entry.waiting {
            marks.append("<span class=\"badge warn\">Waiting for review since \(When(instant: waiting.since, zone: zone))</span>")
        }
        return marks
    }

    private func act(_ entry: Entry) -> HTML {
        let found: (String, Path)? =
            switch entry.state {
            case .onboarding where !entry.isSigned: ("Read and sign", Paths.agreement(entry.id))
            case .onboarding: ("Get ready", Paths.engagement(entry.id))
            case .active, .delivered: entry.waiting.map { ("Review", Paths.review(of: $0.submission)) }
            case .completed: ("Feedback", Paths.engagement(entry.id, .feedback))
            case .cancelled, .disputed: nil
            }
        guard let (name, path) = found else { return .none }
        return "<div class=\"acts\"><a class=\"button\" href=\"\(path)\">\(name)</a></div>"
    }

    static var previews: [Preview] {
        let states: [Engagement.State] = [.delivered, .active, .onboarding, .completed]
        let entries = states.enumerated().map { index, state in
            Entry(
                id: ID("01kawp0000engagement00000\(index)"), title: "Clean up a donor list", participant: "Mina Okafor", state: state,
                isFunded: state != .onboarding, isSigned: state != .onboarding,
                nextDue: state == .active ? RoomPreviews.now - .days(1) : nil,
                waiting: state == .delivered ? (ID("01kawp000submission1000001"), RoomPreviews.now - .days(2)) : nil,
                accepted: state == .completed ? 2 : 0, milestones: 2)
        }
        return [
            Preview("board", BoardPage(organization: "Tern", entries: entries, zone: .utc, now: RoomPreviews.now)),
            Preview("board-empty", BoardPage(organization: "Tern", entries: [], zone: .utc, now: RoomPreviews.now)),
        ]
    }
}

extension Engagements {
    /// The board of an organization: what this member may see of it.
    func board(for viewer: Viewer, of membership: Membership) async throws -> BoardPage {
        let now = site.world.now()
        return try await site.database.read { tx in
            BoardPage(
                organization: membership.name, entries: try tx.boardEntries(of: membership.organization, seenBy: viewer), zone: viewer.zone,
                now: now)
        }
    }
}

extension Transaction {
    func boardEntries(of organization: ID<Organization>, seenBy viewer: Viewer) throws -> [BoardPage.Entry] {
        try rows(
            """
            SELECT engagement.id, engagement.state, engagement.funded_at, project.title, person.name AS participant,
                (SELECT COUNT(*) FROM signature WHERE signature.engagement_id = engagement.id) AS signatures,
                (SELECT MIN(due_at) FROM milestone WHERE milestone.engagement_id = engagement.id
                    AND milestone.state IN ('planned', 'changes')) AS next_due,
                (SELECT COUNT(*) FROM milestone WHERE milestone.engagement_id = engagement.id AND milestone.state = 'accepted') AS accepted,
                (SELECT COUNT(*) FROM milestone WHERE milestone.engagement_id = engagement.id) AS milestones,
                waiting.id AS waiting_id, waiting.submitted_at AS waiting_since
            FROM engagement
            JOIN project ON project.id = engagement.project_id
            JOIN person ON person.id = engagement.person_id
            LEFT JOIN submission waiting ON waiting.id = (
                SELECT submission.id FROM submission JOIN milestone ON milestone.id = submission.milestone_id
                WHERE milestone.engagement_id = engagement.id AND milestone.state = 'submitted'
                ORDER BY submission.submitted_at DESC, submission.id DESC LIMIT 1)
            WHERE project.organization_id = \(organization) AND \(engagementsSeen(by: viewer))
            ORDER BY engagement.id DESC
            """
        ).map { row in
            let signatures: Int = try row["signatures"]
            let (waiting, since): (ID<Submission>?, Instant?) = (try row["waiting_id"], try row["waiting_since"])
            return BoardPage.Entry(
                id: try row["id"], title: try row["title"], participant: try row["participant"], state: try row["state"],
                isFunded: try row["funded_at"] as Instant? != nil, isSigned: signatures == 2, nextDue: try row["next_due"],
                waiting: waiting.flatMap { id in since.map { (id, $0) } }, accepted: try row["accepted"], milestones: try row["milestones"])
        }
    }
}
