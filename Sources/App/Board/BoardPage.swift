import Domain

/// Every engagement of an organization, by state or by who reviews, with what needs somebody.
struct BoardPage: Page {
    let board: Board
    let filter: BoardFilter
    let found: [BoardEntry]
    let zone: Zone
    /// What makes its form another one than the next.
    let once: String

    init(board: Board, filter: BoardFilter = BoardFilter(), zone: Zone, once: String) {
        (self.board, self.filter, self.zone, self.once) = (board, filter, zone, once)
        found = filter.found(in: board.entries)
    }

    var title: String { "Board" }
    var width: PageWidth { .wide }
    var isLive: Bool { true }
    var extras: [StaticFiles] { [.boardStyle, .boardScript] }

    var html: HTML {
        """
        <header class="head"><h1>Board</h1><p class="lede">Everything \(board.organization) has under way.</p></header>
        \(BoardTabs(here: .board, waiting: board.waiting))
        \(board.entries.isEmpty && !filter.showsAllEnded ? empty : whole)
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No work under way yet</h2><p>When somebody accepts an offer of yours, their work stands here with its next step.</p><a class="button primary" href="\(Paths.newProject)">Post a project</a></div>
        """
    }

    private var whole: HTML {
        """
        \(BoardFilters(board: board, filter: filter))
        <div id="results" data-live-target tabindex="-1">
        <div class="found"><h2>\(found.count) \(found.count == 1 ? "engagement" : "engagements")</h2>\(chips)\(switches)</div>
        \(if: found.isEmpty, nothing, else: lanes)\
        \(BoardMinutes(entries: found))</div>
        \(if: board.mayAct && !found.isEmpty, BoardActs(board: board, back: filter.with { $0.isAllChosen = false }.path, once: once).html)\
        \(BoardKeys(mayAct: board.mayAct))
        """
    }

    private var nothing: HTML {
        "<div class=\"empty\"><h3>Nothing here is like that</h3><p>Take a filter away to see more.</p><a class=\"button\" href=\"\(Paths.board)\">Show everything</a></div>\n"
    }

    /// What is at risk, counted as the other filters leave it.
    private var chips: HTML {
        let others = filter.with { $0.risk = nil }.found(in: board.entries)
        let counts = EngagementRisk.allCases.map { risk in (risk, others.filter { $0.risks.contains(risk) }.count) }
        let shown = counts.filter { $0.1 > 0 || $0.0 == filter.risk }
        guard !shown.isEmpty else { return .none }
        return "<ul class=\"chips\" aria-label=\"At risk\">\(each: shown, { chip($0.0, $0.1) })</ul>"
    }

    private func chip(_ risk: EngagementRisk, _ count: Int) -> HTML {
        let isOn = filter.risk == risk
        let path = filter.with { $0.risk = isOn ? nil : risk }.path
        return """
            <li><a\(if: !isOn, " class=\"clear\"") href="\(path)"\(if: isOn, " aria-current=\"true\"") title="\(risk.meaning)">\(risk.words) <span class="count">\(count)</span></a></li>
            """
    }

    private var switches: HTML {
        let other: BoardFilter.View = filter.view == .cards ? .rows : .cards
        let all = filter.with { $0.isAllChosen.toggle() }
        return """
            <p class="switches"><a href="\(filter.with { $0.view = other }.path)">Show as \(other.words.lowercased())</a>\
            \(if: board.mayAct && found.count <= Batch.most, " <a href=\"\(all.path)\">\(if: filter.isAllChosen, "Choose none", else: "Choose all \(found.count)")</a>")</p>
            """
    }

    private var lanes: HTML {
        switch filter.view {
        case .rows: BoardTable(entries: found, zone: zone, mayAct: board.mayAct, isChosen: filter.isAllChosen).html
        case .cards: "<div class=\"lanes\" id=\"lanes\">\(each: BoardLane.lanes(of: found, board, filter), lane)</div>\n"
        }
    }

    private func lane(_ lane: BoardLane) -> HTML {
        let card = BoardCard(zone: zone, isSorted: filter.group == .state, mayAct: board.mayAct, isChosen: filter.isAllChosen)
        return """
            <section class="lane" id="l-\(lane.id)" aria-labelledby="h-\(lane.id)"\(if: lane.takesCards, " data-reviewer=\"\(lane.id)\"")>\
            <h3 id="h-\(lane.id)">\(lane.name) <span class="count">\(lane.entries.count)</span>\(lane.note)</h3>
            <ul>\(each: lane.entries, { card.html($0, canMove: lane.takesCards) })</ul></section>

            """
    }
}

/// One column of cards.
struct BoardLane: Sendable {
    let id: String
    let name: String
    let entries: [BoardEntry]
    /// Cards can be moved here: whoever it is named for reviews them then.
    var takesCards = false
    var note = HTML.none

    static func lanes(of found: [BoardEntry], _ board: Board, _ filter: BoardFilter) -> [BoardLane] {
        filter.group == .state ? byState(found) : byReviewer(found, board)
    }

    private static func byState(_ found: [BoardEntry]) -> [BoardLane] {
        let states: [[Engagement.State]] = [[.onboarding], [.active], [.delivered], [.completed], [.disputed, .cancelled]]
        return states.map { states in
            BoardLane(
                id: states[0].rawValue, name: states.count == 1 ? states[0].words : "Disputed, cancelled",
                entries: found.filter { states.contains($0.state) })
        }
    }

    /// Work that is not over, by who reviews it; whoever could take some of it has a column too.
    private static func byReviewer(_ found: [BoardEntry], _ board: Board) -> [BoardLane] {
        let groups = Dictionary(grouping: found.filter { !$0.isOver }, by: \.supervisorID)
        let known = Set(board.reviewers.map(\.id))
        let others = groups.keys.filter { id in id.map { !known.contains($0) } ?? true }
        let strangers = others.map { id in
            BoardLane(id: id?.text ?? "nobody", name: groups[id]?.first?.supervisor ?? "", entries: groups[id] ?? [])
        }
        let lanes = board.reviewers.map { reviewer in
            let entries = groups[reviewer.id] ?? []
            return BoardLane(
                id: reviewer.id.text, name: reviewer.name, entries: entries, takesCards: board.mayAct,
                note: MinutesWords(minutes: entries.map(\.minutes).reduce(.none, +)).html)
        }
        return lanes + strangers.sorted { $0.name < $1.name }.map { $0.name.isEmpty ? $0.named("Nobody yet") : $0 }
    }

    private func named(_ name: String) -> BoardLane { BoardLane(id: id, name: name, entries: entries, takesCards: takesCards) }
}
