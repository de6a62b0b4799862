import Domain

/// "Meet the team": the kit, and the card by which the participant introduces themself.
struct TeamPage: Page {
    let desk: TeamDesk
    let form: Form

    private var engagement: EngagementRow { desk.engagement }

    var title: String { "Meet the team" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(desk.isParticipant ? "Meet the team" : "The team and \(engagement.participant)")</h1></header>
        \(ErrorSummary(form: form))\(kit)\(card)\(if: !desk.isParticipant, mate)
        """
    }

    private var kit: HTML {
        guard engagement.state.isLive else { return "<p class=\"muted\">The work is over, so the kit is closed.</p>\n" }
        let edit: HTML =
            desk.isParticipant
            ? .none : "<a href=\"\(Paths.kit(of: engagement.project))\">\(desk.kit == nil ? "Write it" : "Change it")</a>"
        return """
            <section aria-labelledby="kit"><div class="bar"><h2 id="kit">What to know</h2>\(edit)</div>
            \(desk.kit.map { KitView(kit: $0).html } ?? "<p class=\"muted\">Nothing is written yet. \(desk.isParticipant ? "Ask in the messages." : "A people map and a first-day task save you the first ten questions.")</p>")</section>

            """
    }

    private var card: HTML {
        guard engagement.state.isLive else { return .none }
        return """
            <section aria-labelledby="card"><h2 id="card">\(desk.isParticipant ? "Introduce yourself" : "Introduction")</h2>
            \(desk.card.map { IntroductionCard(card: $0).html })\(if: desk.card != nil, shared, else: uncarded)\
            \(if: desk.isParticipant, cardForm)</section>

            """
    }

    private var shared: HTML {
        """
        <p class="small">Whoever has this link sees the card and nothing else, until the work is over: <a href="\(desk.link)">the card</a>.</p>

        """
    }

    private var uncarded: HTML {
        """
        <p class="muted">\(desk.isParticipant ? "Say what you want the team to know. They read it at a link you or the supervisor pass on." : "\(engagement.participant) has not written one.")</p>

        """
    }

    private var cardForm: HTML {
        var typed = form
        if !typed.has("name") { typed = desk.card?.form ?? Form([("name", engagement.participant)]) }
        typed.problems = form.problems
        return """
            <details\(if: desk.card == nil || !form.problems.isEmpty, " open")><summary>\(desk.card == nil ? "Write your card" : "Change it")</summary>
            <form class="form" method="post" action="\(Paths.ownIntroduction(in: engagement.id))" data-once novalidate>
            <div class="row">\(Field(name: "name", label: "What to call you", form: typed, limit: 80))\(Field(name: "pronunciation", label: "How it is said", form: typed, optional: true, limit: 80))</div>
            \(Field(name: "work", label: "What you do", form: typed, kind: .area(rows: 3), optional: true, limit: 600))\
            \(Field(name: "ways", label: "How you like to work", form: typed, kind: .area(rows: 3), hint: "When you are at your best, how you like to hear things, what you need.", optional: true, limit: 600))\
            \(Field(name: "reach", label: "How to reach you", form: typed, optional: true, limit: 200))
            <div class="acts"><button class="button primary">Save the card</button>\(if: desk.card != nil, " <button class=\"button\" name=\"act\" value=\"remove\">Take it back</button>")</div></form></details>
            """
    }

    private var mate: HTML {
        guard engagement.state.isLive else { return .none }
        var typed = form
        if !typed.has("mate"), let mate = desk.mate { typed = Form([("mate", mate.name), ("email", mate.email)]) }
        typed.problems = form.problems
        return """
            <section aria-labelledby="asked"><h2 id="asked">Who is asked at the end</h2>
            <p>When the work is completed you and one team-mate get five questions about working together, by mail. No account is needed.</p>
            <form class="form" method="post" action="\(Paths.teamMate(in: engagement.id))" data-once novalidate>
            <div class="row">\(Field(name: "mate", label: "Team-mate", form: typed, limit: 80))\(Field(name: "email", label: "E-mail address", form: typed, kind: .email))</div>
            <div class="acts"><button class="button">\(desk.mate == nil ? "Name them" : "Change")</button></div></form></section>

            """
    }

    static var previews: [Preview] {
        func page(_ isParticipant: Bool, _ kit: Kit?, _ card: Introduction?, _ form: Form = Form(), _ state: Engagement.State = .active)
            -> TeamPage
        {
            TeamPage(
                desk: TeamDesk(
                    engagement: RoomPreviews.engagement(state), isParticipant: isParticipant, kit: kit, card: card,
                    link: Paths.introduction("token"), mate: isParticipant ? nil : TeamMate(name: "Ade Bello", email: "ade@tern.example")),
                form: form)
        }
        return [
            Preview("team-participant", page(true, .example, .example)), Preview("team-participant-empty", page(true, nil, nil)),
            Preview("team-employer", page(false, .example, .example)), Preview("team-over", page(true, nil, nil, Form(), .completed)),
            Preview(
                "team-wrong",
                page(
                    false, .example, nil,
                    .wrong(
                        [("mate", "Ade"), ("email", "ade")], "email",
                        "This is not an e-mail address we can write to: enter one like name@example.org."))),
        ]
    }
}
