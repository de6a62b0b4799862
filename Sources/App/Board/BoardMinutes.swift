import Domain

/// Minutes a week of reviewing, in a few words; nothing before there is anything to say.
struct MinutesWords: Component {
    let minutes: SupervisorMinutes

    var html: HTML {
        guard let week = minutes.aWeek, minutes.spent > .zero else { return .none }
        return " <small\(if: !minutes.isWithinGoal, " class=\"over\"")>\(week) min/week</small>"
    }
}

/// How many minutes a week a participant takes of each supervisor, and what is counted.
struct BoardMinutes: Component {
    let entries: [BoardEntry]

    var html: HTML {
        let started = entries.filter { $0.minutes.weeks > .zero }
        guard !started.isEmpty else { return .none }
        let groups = Dictionary(grouping: started, by: \.supervisor).sorted { $0.key < $1.key }
        return """
            <section class="minutes" aria-labelledby="minutes"><h2 id="minutes">Supervisor minutes</h2>
            <div class="scroll"><table class="stack"><caption>Minutes a week for each participant; the goal is \(SupervisorMinutes.goal) or fewer.</caption>
            <thead><tr><th scope="col">Who reviews</th><th scope="col" class="num">Participants</th><th scope="col" class="num">Minutes measured</th><th scope="col" class="num">A week, each</th><th scope="col">Goal</th></tr></thead>
            <tbody>\(each: groups, { row($0.key, $0.value) })</tbody><tfoot>\(row("All together", started))</tfoot></table></div>
            <details><summary>What is counted</summary><p>The time from opening the page of a review to sending that review, \(SupervisorMinutes.longestSitting.inMinutes) minutes at most each time, whoever reviews. A page that is opened and left without a review is not counted, nor are messages and talks: they are not measured. It is the sum of the last \(SupervisorMinutes.window.inDays) days over the weeks of all participants who were at work in them; an engagement of less than a week counts as one week.</p></details></section>

            """
    }

    private func row(_ name: String, _ entries: [BoardEntry]) -> HTML {
        let sum = entries.map(\.minutes).reduce(.none, +)
        return """
            <tr><th scope="row">\(name.isEmpty ? "Nobody yet" : name)</th><td data-label="Participants" class="num">\(entries.count)</td><td data-label="Minutes measured" class="num">\(sum.spent.inMinutes)</td>\
            <td data-label="A week, each" class="num">\(sum.aWeek ?? 0)</td><td data-label="Goal"><span class="badge \(if: sum.isWithinGoal, "good\">Kept", else: "warn\">Over")</span></td></tr>
            """
    }
}

extension Span {
    /// Whole minutes, rounded to the next.
    var inMinutes: Int { Int((milliseconds + 30_000) / 60_000) }
}

/// The pages of the board.
struct BoardTabs: Component {
    enum Place: Sendable { case board, reviews, comments }

    let here: Place
    var waiting: Int?

    var html: HTML {
        """
        <nav class="tabs" aria-label="Board"><ul>\(tab(.board, Paths.board, "Engagements"))\(tab(.reviews, Paths.reviewQueue, "Reviews", waiting))\(tab(.comments, Paths.savedComments, "Comments"))</ul></nav>
        """
    }

    private func tab(_ place: Place, _ path: Path, _ name: String, _ count: Int? = nil) -> HTML {
        "<li><a href=\"\(path)\"\(if: place == here, " aria-current=\"page\"")>\(name)\(if: (count ?? 0) > 0, " <span class=\"count\">\(count ?? 0)</span>")</a></li>"
    }
}
