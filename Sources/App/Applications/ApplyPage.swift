import Domain

/// The form in which an application is written: a pitch, the screening answers, and what the employer will and will not see.
struct ApplyPage: Page {
    enum Kind: Sendable { case new, draft, again, edit }

    let opening: Opening
    let questions: [AnsweredQuestion]
    let kind: Kind
    /// Where an edit goes; a new application goes to the project.
    var application: ID<Application>?
    let live: Int
    let cap: Int
    let form: Form
    let zone: Zone

    var title: String { kind == .edit ? "Edit your application" : "Apply" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.projects)">Projects</a></li>\
        <li><a href="\(Paths.project(opening.id))">\(opening.title)</a></li></ol></nav>
        <h1>\(kind == .edit ? "Edit your application" : "Apply to \(opening.employer)")</h1>
        <p class="lede">\(lede)</p></header>
        <div class="split"><div>\(theForm)</div>
        <aside class="side" aria-label="What happens next">\(promise)\(sight)</aside></div>
        """
    }

    private var lede: String {
        switch kind {
        case .new, .draft: "A short pitch is enough: what you would do first, and what you have done that is like it."
        case .again: "You withdrew this application. Send it again as it is, or change it first."
        case .edit: "You can change it until \(opening.employer) acts on it."
        }
    }

    private var theForm: HTML {
        """
        <form class="form" method="post" action="\(kind == .edit ? application.map { Paths.application($0) } ?? Paths.applications : Paths.apply(to: opening.id))" data-once novalidate>
        \(ErrorSummary(form: form))\
        \(Field(name: "pitch", label: "Your pitch", form: form, kind: .area(rows: 9), hint: "80 to 1,200 characters. Leave out your name and school: the first look is blind.", limit: 1200))\
        \(each: questions, field)
        <div class="savebar">\(buttons)</div>
        </form>
        """
    }

    private var buttons: HTML {
        switch kind {
        case .edit: "<button class=\"button primary\">Save changes</button>"
        case .again: "<button class=\"button primary\" name=\"act\" value=\"send\">Send application</button>"
        case .new, .draft:
            """
            <button class="button primary" name="act" value="send">Send application</button>
            <button class="button" name="act" value="draft" formnovalidate>Save draft</button>
            <p class="hint">\(cap - live) of \(cap) open applications left.</p>
            """
        }
    }

    private func field(_ question: AnsweredQuestion) -> HTML {
        "\(Field(name: ApplicationDraft.field(question.id), label: question.text, form: form, kind: .area(rows: 4), limit: 800))"
    }

    private var promise: HTML {
        """
        <h2>The project</h2>
        <dl class="facts">\(if: opening.fee != nil, "<div><dt>Fee</dt><dd class=\"money\">\(opening.fee ?? .zero(.usd))</dd></div>")\
        \(if: opening.hours != nil, "<div><dt>Hours</dt><dd>\(opening.hours ?? 0)</dd></div>")\
        \(date("Apply by", opening.applyBy))\(date("You hear by", opening.decideBy))</dl>
        """
    }

    private func date(_ name: String, _ instant: Instant?) -> HTML {
        guard let instant else { return .none }
        return "<div><dt>\(name)</dt><dd>\(When(instant: instant, zone: zone))</dd></div>"
    }

    private var sight: HTML {
        """
        <h2>What \(opening.employer) sees</h2>
        <p><strong>At first:</strong> this pitch and your answers, your skills, your hours a week. You are a number.</p>
        <p><strong>After they rated it:</strong> your name and your profile, schools and experience included.</p>
        <p><strong>Never:</strong> your access needs, your other applications, your e-mail address.</p>
        <p><a href="\(Paths.profile)">Look over your profile</a></p>
        """
    }

    static var previews: [Preview] {
        let questions = [AnsweredQuestion(id: "q1", text: "Have you merged lists before?")]
        let page = { (kind: Kind, form: Form) in
            ApplyPage(
                opening: .sample, questions: questions, kind: kind, application: ApplicationRecord.sample(.submitted).id, live: 2, cap: 10,
                form: form, zone: .utc)
        }
        return [
            Preview("apply", page(.new, Form())), Preview("apply-again", page(.again, Form([("pitch", ApplicationRecord.samplePitch)]))),
            Preview("apply-edit", page(.edit, Form([("pitch", ApplicationRecord.samplePitch)]))),
            Preview(
                "apply-wrong", page(.new, .wrong([("pitch", "Hello")], "pitch", "Your pitch is too short: write at least 80 characters."))),
        ]
    }
}
