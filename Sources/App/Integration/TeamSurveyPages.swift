import Domain

/// The survey about working together, for whoever has its link.
struct TeamSurveyPage: Page {
    let survey: TeamSurvey
    let token: String
    let isOpen: Bool
    let form: Form

    var title: String { "Working with \(survey.participant)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>How was working with \(survey.participant)?</h1>
        <p class="lede">“\(survey.title)”, \(survey.employer). One minute; 1 means not at all, 5 means fully.</p></header>
        \(if: isOpen, questions, else: closed)
        """
    }

    private var questions: HTML {
        """
        <form class="form" method="post" action="\(Paths.teamSurvey(token))" data-once novalidate>\(ErrorSummary(form: form))\
        \(each: TeamSurveyItem.allCases, { Scale(name: $0.rawValue, legend: $0.words, form: form).html })\
        \(Field(name: "words", label: "Anything else", form: form, kind: .area(rows: 3), hint: "Kept for the figures of this site; nobody at \(survey.employer) reads it.", optional: true, limit: 1000))
        <div class="acts"><button class="button primary">Send answers</button></div>
        <p class="hint">\(survey.employer) sees averages of \(TeamSurveyItem.fewestShown) answers or more, never one. \(survey.participant) sees none of it.</p></form>
        """
    }

    private var closed: HTML {
        """
        <div class="empty"><h2>\(survey.answeredAt == nil ? "This survey is closed" : "Thank you")</h2><p>\(survey.answeredAt == nil ? "It was open for two weeks." : "Your answers are kept.")</p></div>
        """
    }

    static var previews: [Preview] {
        func survey(_ answered: Bool) -> TeamSurvey {
            TeamSurvey(
                id: ID("01kawp0000000survey00000001"), side: .teamMate, name: "Ade Bello", email: "ade@tern.example",
                participant: "Mina Okafor", title: "Clean up a donor list", employer: "Tern", endsAt: RoomPreviews.now + .days(9),
                mailedAt: RoomPreviews.now, remindedAt: nil, answeredAt: answered ? RoomPreviews.now : nil)
        }
        return [
            Preview("team-survey", TeamSurveyPage(survey: survey(false), token: "token", isOpen: true, form: Form())),
            Preview(
                "team-survey-wrong",
                TeamSurveyPage(
                    survey: survey(false), token: "token", isOpen: true,
                    form: .wrong([("clear_role", "4")], "informed", "Choose a number from 1 to 5."))),
            Preview("team-survey-thanks", TeamSurveyPage(survey: survey(true), token: "token", isOpen: false, form: Form())),
            Preview("team-survey-closed", TeamSurveyPage(survey: survey(false), token: "token", isOpen: false, form: Form())),
        ]
    }
}

/// What an employer reads of all surveys: averages, with how many answered.
struct TeamFiguresPage: Page {
    let figures: TeamFigures

    var title: String { "Working together" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownOrganization)">Organization</a></li></ol></nav>
        <h1>Working together</h1><p class="lede">What supervisors and team-mates said at the end of your projects.</p></header>
        \(if: figures.mean(.again) == nil, few, else: table)
        """
    }

    private var few: HTML {
        """
        <div class="empty"><h2>Not enough answers yet</h2><p>\(figures.answered) of \(figures.asked) answered. From \(TeamSurveyItem.fewestShown) on you see averages; of fewer one could tell whose they are.</p></div>
        """
    }

    private var table: HTML {
        """
        <table><caption>\(figures.answered) of \(figures.asked) who were asked answered. 1 means not at all, 5 means fully.</caption>
        <thead><tr><th scope="col">What was asked</th><th scope="col" class="num">Average</th></tr></thead>
        <tbody>\(each: TeamSurveyItem.allCases, { "<tr><th scope=\"row\">\($0.short)<br><small>\($0.words)</small></th><td class=\"num\">\(figures.mean($0) ?? "")</td></tr>" })</tbody></table>
        """
    }

    static var previews: [Preview] {
        let sums = Dictionary(uniqueKeysWithValues: TeamSurveyItem.allCases.enumerated().map { ($1, 17 + $0) })
        return [
            Preview("team-figures", TeamFiguresPage(figures: TeamFigures(asked: 6, answered: 4, sums: sums))),
            Preview("team-figures-few", TeamFiguresPage(figures: TeamFigures(asked: 2, answered: 1, sums: sums))),
        ]
    }
}
