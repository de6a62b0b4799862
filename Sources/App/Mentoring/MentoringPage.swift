import Domain
import Storage

/// One work somebody guided, as they keep it.
struct MentoringRow: Sendable {
    let engagement: ID<Engagement>
    let title: String
    let employer: String
    let participant: String
    let seat: MentorSeat.State
    let state: Engagement.State
    let held: Int
    let minutes: Int
    let pledged: Int
    let thanks: String
    let thankedAt: Instant?

    /// Whoever left the seat keeps what was, and does not enter the room.
    var isOpen: Bool { seat == .accepted }
}

extension MentoringRow {
    init(row: Row) throws {
        self.init(
            engagement: try row["engagement_id"], title: try row["title"], employer: try row["employer"],
            participant: try row["participant"],
            seat: try row["state"], state: try row["work_state"], held: try row["held"], minutes: try row["minutes"],
            pledged: try row["pledged"], thanks: try row["thanks"], thankedAt: try row["thanked_at"])
    }
}

/// Everything somebody guides and guided: invitations, work, hours, thanks.
struct MentoringPage: Page {
    let rows: [MentoringRow]
    let invitations: [(words: String, path: Path)]
    let mayOffer: Bool
    let zone: Zone

    var title: String { "Mentoring" }
    var width: PageWidth { .reading }

    private var minutes: Int { rows.reduce(0) { $0 + $1.minutes } }
    private var thanks: Int { rows.filter { $0.thankedAt != nil }.count }

    var html: HTML {
        """
        <header class="head"><h1>Mentoring</h1><p class="state">\(if: rows.isEmpty, "Nothing yet", else: "\(figures)")</p>\
        \(if: mayOffer, "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.officeHours)\">Your office hours</a></div>")</header>
        \(if: !invitations.isEmpty, open)\(if: rows.isEmpty && invitations.isEmpty, empty)\
        \(if: !rows.isEmpty, "<ul class=\"rows\">\(each: rows, row)</ul>")
        """
    }

    private var figures: String {
        "\(rows.count) \(rows.count == 1 ? "person" : "people") guided · \(Words.hours(minutes)) of meetings · \(thanks) \(thanks == 1 ? "thank-you" : "thank-yous")"
    }

    private var open: HTML {
        """
        <section class="next" aria-labelledby="next"><h2 id="next">You are asked to be a mentor</h2><ul class="plain">\(each: invitations, { "<li><a href=\"\($0.path)\">\($0.words)</a></li>" })</ul></section>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>Nobody to guide yet</h2><p>An employer invites mentors to a project, by mail. What you guided, your hours and thanks are kept here.</p></div>
        """
    }

    private func row(_ row: MentoringRow) -> HTML {
        """
        <li class="item"><h2>\(if: row.isOpen, "<a href=\"\(Paths.engagement(row.engagement))\">\(row.participant)</a>", else: "\(row.participant)")</h2>
        <p>\(row.title), \(row.employer)</p>
        <p class="meta"><span class="badge \(row.isOpen ? row.state.tone : "")">\(row.isOpen ? row.state.words : "You left")</span> \(Meeting.pledgeWords(held: row.held, pledged: row.pledged)) · \(Words.hours(row.minutes))</p>\
        \(row.thankedAt.map { "<blockquote><p>\(row.thanks)</p><footer>\(row.participant), \(When(instant: $0, zone: zone))</footer></blockquote>" })\
        \(if: row.isOpen && row.state.isLive, "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.mentor(of: row.engagement))\">Meetings</a></div>")</li>

        """
    }

    static var previews: [Preview] { MentorPreviews.mentoring }
}

extension Words {
    /// "1 hour 20 minutes".
    static func hours(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let words = [
            hours > 0 ? "\(hours) \(hours == 1 ? "hour" : "hours")" : nil, rest > 0 || hours == 0 ? "\(rest) minutes" : nil,
        ]
        return words.compactMap { $0 }.joined(separator: " ")
    }
}

extension Transaction {
    /// What somebody guides and guided, the newest first.
    func mentoring(of person: ID<Person>) throws -> [MentoringRow] {
        try rows(
            """
            SELECT mentor_seat.*, project.title, organization.name AS employer, participant.name AS participant,
                engagement.state AS work_state,
                (SELECT COUNT(*) FROM meeting WHERE meeting.engagement_id = engagement.id AND meeting.host_id = mentor_seat.person_id
                    AND meeting.state = 'held' AND meeting.office_hour_id IS NULL) AS held,
                (SELECT CAST(COALESCE(SUM(meeting.minutes), 0) AS BIGINT) FROM meeting WHERE meeting.engagement_id = engagement.id
                    AND meeting.host_id = mentor_seat.person_id AND meeting.state = 'held') AS minutes
            FROM mentor_seat
            JOIN engagement ON engagement.id = mentor_seat.engagement_id
            JOIN project ON project.id = engagement.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person AS participant ON participant.id = engagement.person_id
            WHERE mentor_seat.person_id = \(person) AND mentor_seat.state IN ('accepted', 'ended')
            ORDER BY mentor_seat.id DESC
            """
        ).map(MentoringRow.init)
    }

    /// Invitations to an address that is known to be somebody's.
    func mentorInvitations(to email: String) throws -> [MentorSeatRow] {
        try rows("SELECT * FROM mentor_seat WHERE email_folded = \(email) AND state = 'invited' ORDER BY id").map(MentorSeatRow.init)
    }
}
