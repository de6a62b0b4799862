import Domain

/// The board in its states, as the gallery and the golden pages show it.
extension BoardPage {
    static var previews: [Preview] {
        func page(_ entries: [BoardEntry], mayAct: Bool = true, _ change: (inout BoardFilter) -> Void = { _ in }) -> BoardPage {
            BoardPage(
                board: Board(
                    organization: "Tern", entries: entries,
                    reviewers: [Reviewer(id: omar, name: "Omar Haddad"), Reviewer(id: sara, name: "Sara Lind")],
                    mayAct: mayAct, waiting: entries.filter { $0.waiting != nil }.count, now: RoomPreviews.now),
                filter: BoardFilter().with(change), zone: .utc, once: "a-word-of-its-own")
        }
        return [
            Preview("board", page(sample)), Preview("board-rows", page(sample) { $0.view = .rows }),
            Preview("board-reviewers", page(sample) { $0.group = .supervisor }),
            Preview("board-filtered", page(sample) { ($0.risk, $0.isAllChosen) = (.late, true) }),
            Preview("board-nothing", page(sample) { $0.words = "no such words" }),
            Preview("board-looking-on", page(sample, mayAct: false)), Preview("board-empty", page([])),
        ]
    }

    private static let omar: ID<Person> = ID("01kawp000000omar00000000001")
    private static let sara: ID<Person> = ID("01kawp000000sara00000000001")

    private static var sample: [BoardEntry] {
        let now = RoomPreviews.now
        return Engagement.State.allCases.enumerated().map { place, state in
            let isWaiting = state == .delivered
            let facts = EngagementRisk.Facts(
                state: state, isFunded: state != .onboarding, isBlocked: state == .active, nextDue: now - .days(1),
                waitingSince: isWaiting ? now - .days(2) : nil, lastAct: now - .days(6))
            return BoardEntry(
                id: ID("01kawp0000engagement00000\(place)"), project: ID("01kawp00000project000000001"), title: "Clean up a donor list",
                participant: "Mina Okafor", supervisorID: omar, supervisor: "Omar Haddad", state: state, isFunded: state != .onboarding,
                isSigned: state != .onboarding, nextDue: state == .active ? now - .days(1) : nil, accepted: state == .completed ? 2 : 0,
                milestones: 2, waiting: isWaiting ? (ID("01kawp000submission1000001"), now - .days(2)) : nil,
                minutes: SupervisorMinutes(
                    spent: .minutes(state == .active ? 40 : 12), startedAt: state == .onboarding ? nil : now - .days(14), endedAt: nil,
                    at: now),
                risks: EngagementRisk.all(facts, at: now))
        }
    }
}
