import Domain

/// What somebody wants to see of the board; its address is the question.
struct BoardFilter: Sendable, Hashable {
    enum View: String, Worded {
        case cards, rows

        var words: String { self == .cards ? "Cards" : "Rows" }
    }

    enum Grouping: String, Worded {
        case state, supervisor

        var words: String { self == .state ? "Where it stands" : "Who reviews" }
    }

    enum Sort: String, Worded {
        case risk, due, participant, project, newest

        var words: String {
            switch self {
            case .risk: "At risk first"
            case .due: "Next due first"
            case .participant: "Participant"
            case .project: "Project"
            case .newest: "Newest first"
            }
        }
    }

    var view = View.cards
    var group = Grouping.state
    var sort = Sort.risk
    var project: ID<Project>?
    var supervisor: ID<Person>?
    var risk: EngagementRisk?
    var words = ""
    /// Work that ended long ago as well.
    var showsAllEnded = false
    /// Everything shown is chosen.
    var isAllChosen = false

    /// How long work that is over stays on the board.
    static let endedDays = 90

    init() {}

    /// What cannot be read means nothing.
    init(_ form: Form) {
        view = View(rawValue: form["view"]) ?? .cards
        group = Grouping(rawValue: form["group"]) ?? .state
        sort = Sort(rawValue: form["sort"]) ?? .risk
        project = ID(parsing: form["project"])
        supervisor = ID(parsing: form["supervisor"])
        risk = EngagementRisk(rawValue: form["risk"])
        words = String(Text.line(form["q"]).prefix(80))
        showsAllEnded = form["ended"] == "all"
        isAllChosen = form["chosen"] == "all"
    }

    /// What stands as it is without being asked for is left out.
    var query: [(String, String)] {
        [
            ("q", words), ("project", project?.text ?? ""), ("supervisor", supervisor?.text ?? ""), ("risk", risk?.rawValue ?? ""),
            ("view", view == .cards ? "" : view.rawValue), ("group", group == .state ? "" : group.rawValue),
            ("sort", sort == .risk ? "" : sort.rawValue), ("ended", showsAllEnded ? "all" : ""), ("chosen", isAllChosen ? "all" : ""),
        ]
    }

    var path: Path { Paths.board(query) }

    func with(_ change: (inout BoardFilter) -> Void) -> BoardFilter {
        var other = self
        change(&other)
        return other
    }

    /// Whether anything narrows the board.
    var isNarrow: Bool { project != nil || supervisor != nil || risk != nil || !words.isEmpty }

    /// Those that are asked for, in order.
    func found(in entries: [BoardEntry]) -> [BoardEntry] {
        let wanted = Text.folded(words).split(separator: " ")
        return sorted(
            entries.filter { entry in
                guard project == nil || entry.project == project else { return false }
                guard supervisor == nil || entry.supervisorID == supervisor else { return false }
                guard risk.map(entry.risks.contains) ?? true else { return false }
                guard !wanted.isEmpty else { return true }
                let text = Text.folded("\(entry.participant) \(entry.title) \(entry.supervisor)")
                return wanted.allSatisfy { text.contains($0) }
            })
    }

    private func sorted(_ entries: [BoardEntry]) -> [BoardEntry] {
        let never = Instant(milliseconds: .max)
        func ordered<Key: Comparable>(_ key: (BoardEntry) -> Key) -> [BoardEntry] {
            entries.map { (key($0), $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
        }
        switch sort {
        case .newest: return entries
        case .due: return ordered { $0.nextDue ?? never }
        case .participant: return ordered { Text.folded($0.participant) }
        case .project: return ordered { Text.folded($0.title) }
        case .risk:
            let worst = Dictionary(uniqueKeysWithValues: EngagementRisk.allCases.enumerated().map { ($1, $0) })
            return entries.map { entry in
                (entry.risks.first.flatMap { worst[$0] } ?? worst.count, -entry.risks.count, entry.nextDue ?? never, entry)
            }.sorted { ($0.0, $0.1, $0.2, $0.3.id) < ($1.0, $1.1, $1.2, $1.3.id) }.map(\.3)
        }
    }
}
