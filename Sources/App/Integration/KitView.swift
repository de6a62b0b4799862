import Domain

/// A kit as a newcomer reads it.
struct KitView: Component {
    let kit: Kit

    var html: HTML {
        """
        \(block("Your first day", kit.firstTask))\(buddy)\(people)\(block("Where we talk", kit.channels))\(block("How we work", kit.norms))\(words)
        """
    }

    private func block(_ title: HTML, _ text: String) -> HTML {
        text.isEmpty ? .none : "<h3>\(title)</h3><div class=\"prose\">\(Markdown.html(text))</div>\n"
    }

    private var buddy: HTML {
        kit.buddyName.isEmpty ? .none : "<h3>Your buddy</h3><p>\(kit.buddyName)\(if: !kit.buddyReach.isEmpty, " · \(kit.buddyReach)")</p>\n"
    }

    private var people: HTML {
        guard !kit.people.isEmpty else { return .none }
        return """
            <h3>Who is who</h3><div class="scroll" tabindex="0" role="region" aria-label="Who is who"><table class="stack"><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Ask them about</th><th scope="col">How to reach them</th></tr></thead>
            <tbody>\(each: kit.people, person)</tbody></table></div>

            """
    }

    private func person(_ person: Kit.Contact) -> HTML {
        """
        <tr><th scope="row">\(person.name)</th><td data-label="Role">\(person.role)</td><td data-label="Ask them about">\(person.ask)</td><td data-label="How to reach them">\(person.reach)</td></tr>
        """
    }

    private var words: HTML {
        guard !kit.words.isEmpty else { return .none }
        return """
            <h3>Words we use</h3><dl class="facts">\(each: kit.words, { "<div><dt>\($0.word)</dt><dd>\($0.meaning)</dd></div>" })</dl>

            """
    }
}

/// The card of a participant.
struct IntroductionCard: Component {
    let card: Introduction

    var html: HTML {
        """
        <div class="card"><h3>\(card.name)</h3>\(if: !card.pronunciation.isEmpty, "<p class=\"muted\">say: \(card.pronunciation)</p>")\
        \(part("What I do", card.work))\(part("How I like to work", card.ways))\(part("Reach me", card.reach))</div>

        """
    }

    private func part(_ title: HTML, _ text: String) -> HTML {
        text.isEmpty ? .none : "<h4>\(title)</h4><div class=\"prose\">\(Markdown.html(text))</div>"
    }
}

/// What the link to a card opens, for whoever has it.
struct IntroductionPage: Page {
    let card: Introduction
    let employer: String

    var title: String { "Meet \(card.name)" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Meet \(card.name)</h1><p class="state">At work with \(employer) now</p></header>
        \(IntroductionCard(card: card))
        """
    }

    static var previews: [Preview] { [Preview("introduction", IntroductionPage(card: .example, employer: "Tern"))] }
}

extension Introduction {
    /// For previews.
    static let example = Introduction(
        name: "Mina", pronunciation: "MEE-nah", work: "I clean data until it can be trusted, and draw what it says.",
        ways: "Mornings are best. Tell me straight; I ask when I am stuck for an hour.", reach: "Chat, or mina@people.example")
}

/// The line in the room that leads to the team.
struct RoomTeam: Component {
    let room: Room

    var html: HTML {
        guard room.isParticipant || room.isEmployer, room.engagement.state.isLive else { return .none }
        return """
            <section aria-labelledby="team"><div class="bar"><h2 id="team">\(room.isParticipant ? "Meet the team" : "Your team and \(room.engagement.participant)")</h2><a href="\(Paths.team(of: room.id))">Open</a></div>
            <p>\(room.isParticipant ? "Who is who, where to talk, the first day, and a card on which you introduce yourself." : "The kit for the newcomer, their introduction, and who is asked at the end how it was.")</p></section>

            """
    }
}
