import Domain

/// What the link at a letter's end opens: what will stop, one button, and the way back after it.
struct UnsubscribePage: Page {
    /// How the letters stand.
    enum State: Sendable {
        case asked
        /// Stopped, now or before; and how soon they came before.
        case stopped(before: Pace)
        case comeAgain

        static func of(_ pace: Pace) -> State { pace == .off ? .stopped(before: .off) : .asked }
    }

    let token: String
    let kind: Unsubscription.Kind
    /// What the search is called; nil when it was removed.
    let search: String?
    let state: State

    var title: String { "Stop letters" }
    var width: PageWidth { .narrow }

    private var letters: String {
        switch kind {
        case .digests: "letters about new projects"
        case .reminders: "reminders of projects that close soon"
        case .search: "letters about your search “\(search ?? "")”"
        }
    }

    private var isGone: Bool {
        if case .search = kind { return search == nil }
        return false
    }

    var html: HTML {
        guard !isGone else { return gone }
        return switch state {
        case .asked: asking
        case .stopped(let before): stopped(before)
        case .comeAgain: comeAgain
        }
    }

    private var asking: HTML {
        """
        <header class="head"><h1>Stop these letters?</h1><p class="lede">No more \(letters).</p></header>
        <p>\(stays)</p>
        <form method="post" action="\(Paths.unsubscribe(token))" data-once><input type="hidden" name="List-Unsubscribe" value="One-Click">
        <div class="acts"><button class="button primary">Stop them</button></div></form>
        """
    }

    private func stopped(_ before: Pace) -> HTML {
        """
        <header class="head"><h1>They are stopped</h1><p class="lede">You get no more \(letters).</p></header>
        <p>\(stays)</p>
        <form method="post" action="\(Paths.unsubscribe(token))" data-once><input type="hidden" name="again" value="\((before == .off ? .weekly : before).rawValue)">
        <div class="acts"><button class="button">Undo: let them come again</button> <a class="button plain" href="\(Paths.following)">Choose what you hear of</a></div></form>
        """
    }

    private var comeAgain: HTML {
        """
        <header class="head"><h1>They come again</h1><p class="lede">You get \(letters) again.</p></header>
        <p>How soon they come is yours to choose, too.</p>
        <div class="acts"><a class="button" href="\(Paths.following)">Choose what you hear of</a></div>
        """
    }

    private var gone: HTML {
        """
        <header class="head"><h1>Nothing comes any more</h1><p class="lede">This search was removed, so there are no letters about it.</p></header>
        <div class="acts"><a class="button" href="\(Paths.following)">Choose what you hear of</a></div>
        """
    }

    private var stays: String {
        switch kind {
        case .digests: "What you follow and your saved searches stay. Mail about your own applications and work comes as before."
        case .reminders: "Your saved projects and drafts stay. Mail about your own applications and work comes as before."
        case .search: "The search stays on your page, and so do other letters."
        }
    }

    static var previews: [Preview] {
        func page(_ kind: Unsubscription.Kind, _ state: State, search: String? = nil) -> UnsubscribePage {
            UnsubscribePage(token: "token", kind: kind, search: search, state: state)
        }
        return [
            Preview("unsubscribe", page(.digests, .asked)),
            Preview("unsubscribe-done", page(.search(ID("a")), .stopped(before: .instant), search: "remote data")),
            Preview("unsubscribe-undone", page(.reminders, .comeAgain)), Preview("unsubscribe-gone", page(.search(ID("a")), .asked)),
        ]
    }
}
