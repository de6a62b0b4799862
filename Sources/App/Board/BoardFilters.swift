import Domain

/// The questions one can put to the board: a plain form whose address is the answer.
struct BoardFilters: Component {
    let board: Board
    let filter: BoardFilter

    private var form: Form { Form(filter.query.map { ($0.0, $0.1) }) }

    var html: HTML {
        """
        <form class="filters board-filters" method="get" action="\(Paths.board)" data-live aria-label="Filter the board">
        \(Field(name: "q", label: "Participant, project or supervisor", form: form, kind: .search, isFilter: true))
        <details class="drawer"><summary>Filters and order\(if: filter.isNarrow, " <span class=\"count\">narrowed</span>")</summary><div>\
        \(Select(name: "project", label: "Project", form: form, options: projects, prompt: "All"))\
        \(Select(name: "supervisor", label: "Who reviews", form: form, options: supervisors, prompt: "All"))\
        \(Select(name: "risk", label: "At risk", form: form, options: risks, prompt: "All"))\
        \(Select(name: "group", label: "Columns", form: form, options: Option.all(BoardFilter.Grouping.self)))\
        \(Select(name: "sort", label: "Order", form: form, options: Option.all(BoardFilter.Sort.self)))\
        \(Select(name: "ended", label: "Work that is over", form: form, options: [Option(value: "all", label: "All of it")], prompt: "Last \(BoardFilter.endedDays) days"))</div></details>
        <input type="hidden" name="view" value="\(filter.view.rawValue)">
        <div class="acts without-script"><button class="button">Show</button></div></form>

        """
    }

    private var projects: [Option] {
        counted(board.entries.map { ($0.project.text, $0.title) })
    }

    private var supervisors: [Option] {
        counted(board.entries.compactMap { entry in entry.supervisorID.map { ($0.text, entry.supervisor) } })
    }

    private var risks: [Option] {
        EngagementRisk.allCases.map { risk in
            Option(value: risk.rawValue, label: "\(risk.words) (\(board.entries.filter { $0.risks.contains(risk) }.count))")
        }
    }

    /// Each once, by name, with how many there are of it.
    private func counted(_ pairs: [(String, String)]) -> [Option] {
        Dictionary(grouping: pairs, by: \.0).map { value, found in (found[0].1, value, found.count) }.sorted { $0 < $1 }
            .map { Option(value: $0.1, label: "\($0.0) (\($0.2))") }
    }
}

/// What can be done with all that are chosen; a form of its own, so that a board with something chosen still changes by itself.
struct BoardActs: Component {
    let board: Board
    let back: Path
    let once: String

    var html: HTML {
        """
        <form class="savebar" id="batch" method="get" action="\(Paths.batchMessage)" aria-label="With those that are chosen">
        <input type="hidden" name="once" value="\(once)"><input type="hidden" name="back" value="\(back)">
        <output id="chosen" class="with-script">None chosen</output>
        <button class="button">Message</button> <button class="button" formaction="\(Paths.batchKickoff)">Kick off</button>
        <label for="reviewer">Reviewed by</label><select id="reviewer" name="reviewer">\(each: board.reviewers, { "<option value=\"\($0.id)\">\($0.name)</option>" })</select>
        <button class="button" id="assign" formmethod="post" formaction="\(Paths.assignments)">Assign</button></form>

        """
    }
}

/// The keys of the board, in a dialog that `?` opens; useless without script, so it is not shown then.
struct BoardKeys: Component {
    let mayAct: Bool

    private var keys: [(String, String)] {
        let everybody = [
            ("← → ↑ ↓", "Go from card to card"), ("Home, End", "First and last of a column"), ("Enter", "Open"), ("r", "Review what waits"),
            ("/", "Search"),
        ]
        let acts = [("x", "Choose, or not"), ("m", "Choose who reviews it"), ("Esc", "Back to the card")]
        return everybody + (mayAct ? acts : []) + [("?", "These keys")]
    }

    var html: HTML {
        """
        <p class="hint with-script">Press <kbd>?</kbd> for the keys of this page.</p>
        <dialog class="dialog" id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl class="facts">\(each: keys, { "<div><dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd></div>" })</dl>
        <div class="acts"><button class="button" type="button" data-close>Close</button></div></dialog>

        """
    }
}
