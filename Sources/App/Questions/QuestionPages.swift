import Domain

/// The questions of a project with their answers, for everybody at work on it.
struct QuestionsPage: Page {
    let desk: QuestionDesk
    let questions: [SharedQuestionRow]
    /// What is searched for.
    let words: String
    let form: Form
    let zone: Zone

    var title: String { "Questions: \(desk.title)" }
    var width: PageWidth { .reading }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li>\(parent)</li></ol></nav>
        <h1>Questions and answers</h1><p class="lede">About “\(desk.title)”. Answers are for everybody at work on it; who asked is known to \(desk.employer) alone.</p></header>
        \(search)
        \(if: questions.isEmpty, empty, else: list)
        \(desk.isEmployer ? publishing : asking)
        """
    }

    private var parent: HTML {
        if let engagement = desk.engagement { return "<a href=\"\(Paths.engagement(engagement))\">\(desk.title)</a>" }
        return "<a href=\"\(Paths.board([("project", desk.project.text)]))\">Board</a>"
    }

    private var search: HTML {
        guard !questions.isEmpty || !words.isEmpty else { return .none }
        return """
            <form class="form line" method="get" action="\(Paths.questions(about: desk.project))" role="search">\(Field(name: "q", label: "Search questions and answers", form: Form([("q", words)]), kind: .search, isFilter: true))<button class="button">Search</button></form>

            """
    }

    private var empty: HTML {
        words.isEmpty
            ? "<div class=\"empty\"><h2>Nothing asked yet</h2><p>\(if: desk.isEmployer, "What one participant asks, others wonder about too. Answer it here once.", else: "Ask what others may wonder about too. For what concerns you alone, write a message.")</p></div>"
            : "<div class=\"empty\"><h2>Nothing says that</h2><p>Try another word, or ask below.</p><a class=\"button\" href=\"\(Paths.questions(about: desk.project))\">Show all</a></div>"
    }

    private var list: HTML {
        "<ul class=\"rows\" aria-label=\"Questions\">\(each: questions, row)</ul>"
    }

    private func row(_ question: SharedQuestionRow) -> HTML {
        """
        <li class="item" id="q-\(question.id)"><h2>\(question.question)</h2>
        <p class="meta">\(if: question.state == .open, "<span class=\"badge warn\">\(question.state.words)</span> ")\(if: desk.isEmployer && question.state == .open, "\(question.asker), ")\(When(instant: question.answeredAt ?? question.askedAt, zone: zone, style: .dateTime))\(if: question.state == .answered, " · \(question.answerer)")</p>
        \(if: question.state == .answered, "<div class=\"prose\">\(Markdown.html(question.answer))</div>")\(acts(question))</li>

        """
    }

    private func acts(_ question: SharedQuestionRow) -> HTML {
        let mayWithdraw = SharedQuestion.machine.allows(.withdraw, from: question.state, by: desk.roles)
        let withdrawal: HTML = """
            <form method="post" action="\(Paths.withdrawal(of: question.id))" data-once data-confirm="Take this question back?" data-confirm-detail="Nobody sees it any more." data-confirm-act="Take it back" data-confirm-tone="danger"><button class="button">Take it back</button></form>
            """
        guard desk.isEmployer else {
            return mayWithdraw ? "<div class=\"acts\">\(withdrawal)</div>" : .none
        }
        let isHere = form["question_id"] == question.id.text
        let own = isHere ? form : Form([("answer-\(question.id)", question.answer)])
        return """
            <details\(if: isHere || question.state == .open, " open")><summary>\(if: question.state == .open, "Answer for everybody", else: "Put the answer right")</summary>
            <form class="form" method="post" action="\(Paths.answer(to: question.id))" data-once novalidate>\(if: isHere, ErrorSummary(form: form).html)<input type="hidden" name="question_id" value="\(question.id)">\
            \(Field(name: "answer-\(question.id)", label: "The answer", form: own, kind: .area(rows: 4), limit: SharedQuestionRow.answer.upperBound))<div class="acts"><button class="button">Send to everybody</button></div></form>\
            <div class="acts">\(withdrawal)</div></details>
            """
    }

    private var asking: HTML {
        """
        <section aria-labelledby="ask"><h2 id="ask">Ask</h2><form class="form" method="post" action="\(Paths.questions(about: desk.project))" data-once novalidate>\(ErrorSummary(form: form))\
        \(Field(name: "question", label: "Your question", form: form, kind: .area(rows: 3), hint: "The answer is shown to everybody at work on this project, with your question and without your name.", limit: SharedQuestionRow.question.upperBound))
        <div class="acts"><button class="button primary">Ask</button></div></form></section>
        """
    }

    private var publishing: HTML {
        let own = form["question_id"].isEmpty ? form : Form()
        return """
            <section aria-labelledby="ask"><h2 id="ask">Answer before it is asked</h2><form class="form" method="post" action="\(Paths.questions(about: desk.project))" data-once novalidate>\(ErrorSummary(form: own))<input type="hidden" name="message" value="\(own["message"])">\
            \(Field(name: "question", label: "The question", form: own, kind: .area(rows: 3), hint: own["message"].isEmpty ? "" : "From a message. Take out what only its writer may read, names above all.", limit: SharedQuestionRow.question.upperBound))\
            \(Field(name: "answer", label: "The answer", form: own, kind: .area(rows: 4), limit: SharedQuestionRow.answer.upperBound))
            <div class="acts"><button class="button primary">Send to everybody</button></div></form></section>
            """
    }

    static var previews: [Preview] {
        let now = RoomPreviews.now
        func question(_ number: Int, _ state: SharedQuestion.State) -> SharedQuestionRow {
            SharedQuestionRow(
                id: ID("01kawp000question000000000\(number)"), project: ID("01kawp00000project000000001"), state: state,
                askedBy: ID("01kawp000000mina00000000001"), asker: "Mina Okafor", question: "Do gifts of goods count as donations?",
                answer: state == .answered ? "No. Leave them out, and say so in the sheet of rules." : "", answerer: "Omar Haddad",
                askedAt: now - .days(2), answeredAt: state == .answered ? now - .days(1) : nil)
        }
        func page(_ role: SharedQuestion.Role, _ questions: [SharedQuestionRow], words: String = "") -> QuestionsPage {
            let desk = QuestionDesk(
                project: ID("01kawp00000project000000001"), title: "Clean up a donor list", employer: "Tern", roles: [role],
                engagement: role == .participant ? ID("01kawp0000engagement000001") : nil)
            return QuestionsPage(desk: desk, questions: questions, words: words, form: Form(), zone: .utc)
        }
        let both = [question(1, .open), question(2, .answered)]
        return [
            Preview("questions-participant", page(.participant, both)), Preview("questions-employer", page(.supervisor, both)),
            Preview("questions-empty", page(.participant, [])), Preview("questions-nothing", page(.supervisor, [], words: "taxes")),
        ]
    }
}

/// The way from the room to the questions of its project, for those who may read them.
struct RoomQuestions: Component {
    let room: Room

    var html: HTML {
        guard room.isParticipant && room.engagement.state != .cancelled || room.isEmployer || room.roles.contains(.mentor) else {
            return .none
        }
        return """
            <section aria-labelledby="questions"><h2 id="questions">Questions</h2><p><a href="\(Paths.questions(about: room.engagement.project))">Questions and answers</a> of everybody at work on this project.</p></section>

            """
    }
}
