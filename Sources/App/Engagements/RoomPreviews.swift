import Domain

/// The room in each of its states, as the gallery and the golden pages show it.
enum RoomPreviews {
    static let now = Instant(milliseconds: 1_795_424_400_000)

    static var all: [Preview] {
        let sides: [(Engagement.Role, String)] = [(.participant, "participant"), (.supervisor, "employer")]
        return Engagement.State.allCases.flatMap { state in
            sides.map { Preview("room-\(state.rawValue)-\($0.1)", RoomPage(room: room(state, $0.0))) }
        } + sides.map { Preview("room-absent-\($0.1)", RoomPage(room: absent($0.0))) }
    }

    static func room(_ state: Engagement.State, _ role: Engagement.Role) -> Room {
        let isFunded = state != .onboarding
        return Room(
            engagement: engagement(state), roles: [role], signatures: signatures(both: isFunded),
            ticks: [
                KickoffTick(item: .channel, note: "Chat room “donor list”; answers within a day.", by: "Omar Haddad", at: now - .days(10))
            ],
            milestones: milestones(state), money: money(state), happenings: happenings(state), feedbackGiven: false, settledAt: nil,
            policy: Policy(version: "us-2026.1", effective: now.day), zone: .utc, now: now,
            mentoring: MentorPreviews.desk(role, MentorPreviews.seat(.accepted), state, [MentorPreviews.planned]),
            dispute: state == .disputed ? DisputePreviews.dispute(.opened) : nil)
    }

    /// The participant gave no sign since the work started.
    private static func absent(_ role: Engagement.Role) -> Room {
        var room = room(.active, role)
        room.absence = .example(.start)
        return room
    }

    static func usd(_ minor: Int64) -> Money { Money(minor: minor, currency: .usd) }

    static func engagement(_ state: Engagement.State) -> EngagementRow {
        let isFunded = state != .onboarding
        let agreement = Agreement(
            text:
                "# Micro-internship agreement\n\nThis agreement is between **Mina Okafor** (you) and **Tern** (the employer).\n\n## 1. The work\n\nYou will deliver what is listed.\n"
        )
        return EngagementRow(
            id: ID("01kawp0000engagement000001"), application: ID("01kawp0000application00001"), project: ID("01kawp00000project000000001"),
            organization: ID("01kawp000000tern00000000001"), person: ID("01kawp000000mina00000000001"), state: state,
            title: "Clean up a donor list and show what it says", employer: "Tern", slug: "tern", zone: .utc, participant: "Mina Okafor",
            supervisorID: nil, supervisor: "Omar Haddad", mentorID: nil, mentor: nil, backup: "lena@tern.example", hours: 24,
            fee: usd(72_000),
            platformFee: usd(7200), agreement: agreement.text, agreementHash: agreement.hash, aiPolicy: .disclose, checkIns: .weekly,
            startAt: now - .days(9), fundedAt: isFunded ? now - .days(11) : nil, startedAt: isFunded ? now - .days(9) : nil,
            completedAt: state == .completed ? now : nil, cancelledAt: state == .cancelled ? now : nil,
            cancelReason: state == .cancelled ? .unavailable : nil, cancelNote: state == .cancelled ? "A family matter." : "",
            disputeNote: state == .disputed ? "We read criterion 2 differently." : "", createdAt: now - .days(12))
    }

    private static func signatures(both: Bool) -> [Signature] {
        let mina = Signature(side: .participant, name: "Mina Okafor", hash: "", address: "198.51.100.7", at: now - .days(12))
        let omar = Signature(side: .employer, name: "Omar Haddad", hash: "", address: "203.0.113.9", at: now - .days(11))
        return both ? [mina, omar] : [mina]
    }

    private static func money(_ state: Engagement.State) -> Room.MoneyState {
        switch state {
        case .onboarding: Room.MoneyState(held: usd(0), released: usd(0), refunded: usd(0), payable: usd(0))
        case .active, .delivered, .disputed:
            Room.MoneyState(held: usd(50_400), released: usd(21_600), refunded: usd(0), payable: usd(21_600))
        case .completed: Room.MoneyState(held: usd(0), released: usd(72_000), refunded: usd(0), payable: usd(72_000))
        case .cancelled: Room.MoneyState(held: usd(0), released: usd(21_600), refunded: usd(55_440), payable: usd(21_600))
        }
    }

    private static func milestones(_ state: Engagement.State) -> [MilestoneRow] {
        let states: [Milestone.State] =
            switch state {
            case .onboarding: [.planned, .planned]
            case .active: [.accepted, .changes]
            case .delivered, .disputed: [.accepted, .submitted]
            case .completed: [.accepted, .accepted]
            case .cancelled: [.accepted, .cancelled]
            }
        let titles = ["One clean list", "A page of findings"]
        return zip(titles, states).enumerated().map { index, item in
            milestone(index + 1, item.0, item.1, amount: index == 0 ? 21_600 : 50_400, weight: index == 0 ? 30 : 70)
        }
    }

    private static func milestone(_ position: Int, _ title: String, _ state: Milestone.State, amount: Int64, weight: Int) -> MilestoneRow {
        let criteria = [
            Criterion(id: ID("01kawp0000criterion\(position)00001"), text: "Every person appears once, with one id."),
            Criterion(id: ID("01kawp0000criterion\(position)00002"), text: "A sheet of rules says how duplicates were found."),
        ]
        let verdicts: [ID<Criterion>: Verdict] = [criteria[0].id: .met, criteria[1].id: state == .changes ? .not : .partly]
        let review: Review? =
            switch state {
            case .accepted:
                Review(decision: .accept, comment: "Clear and complete.", reviewer: "Omar Haddad", at: now - .days(4), verdicts: verdicts)
            case .changes:
                Review(
                    decision: .changes, comment: "Say the year in the title of chart two.", reviewer: "Omar Haddad", at: now - .days(1),
                    verdicts: verdicts)
            case .planned, .submitted, .cancelled: nil
            }
        let file = StoredFile(
            id: ID("01kawp00000000file\(position)0000001"), submission: ID("01kawp000submission\(position)000001"), storedName: "",
            name: "clean-list.csv",
            type: "text/csv", bytes: 312_000, sha256: "", uploadedAt: now - .days(5))
        let version = Submission(
            id: ID("01kawp000submission\(position)000001"), milestone: ID("01kawp00000milestone\(position)0001"), version: 1,
            note: "The list with one row for each person. Start with the sheet *Rules*.", links: ["https://example.org/board"],
            reflections: [(prompt: .learned, text: "How to compare names that are almost the same.")], aiStatement: "none",
            at: now - .days(5),
            files: [file], review: review)
        let isHandedIn = state != .planned && state != .cancelled
        return MilestoneRow(
            id: ID("01kawp00000milestone\(position)0001"), engagement: ID("01kawp0000engagement000001"), position: position, title: title,
            weight: weight, amount: usd(amount), dueAt: now + .days(position * 7 - 8), state: state,
            acceptedAt: state == .accepted ? now - .days(4) : nil, criteria: criteria, submissions: isHandedIn ? [version] : [])
    }

    private static func happenings(_ state: Engagement.State) -> [Room.Happening] {
        let begin = Room.Happening(at: now - .days(12), words: "Offer accepted and agreement signed by Mina Okafor")
        guard state != .onboarding else { return [begin] }
        return [
            Room.Happening(
                at: now - .days(4), words: "“One clean list” accepted by Omar Haddad", detail: "216.00 USD released", tone: "good"),
            Room.Happening(at: now - .days(9), words: "Work started", tone: "good"), begin,
        ]
    }
}
