import Domain

/// The form of a review: every criterion, words for the participant, a decision.
struct ReviewForm: Component {
    let milestone: MilestoneRow
    let participant: String
    let form: Form
    let action: Path
    /// Comments of the organization that can be put in; none where there is no bank.
    var bank: CommentBank?

    var html: HTML {
        """
        <form class="form" method="post" action="\(action)" data-once novalidate>
        \(ErrorSummary(form: form))
        <fieldset class="section"><legend>Criterion by criterion</legend>\(each: milestone.criteria, verdict)</fieldset>
        \(Field(name: "comment", label: "To \(participant)", form: form, kind: .area(rows: 5), hint: "What is good, and what is missing. Needed when you ask for changes or accept with a criterion not met.", optional: true, limit: 4000))\
        \(bank)\
        \(Choices(name: "decision", legend: "Your decision", form: form, options: options))
        <div class="savebar"><button class="button primary">Send the review</button><p class="hint">Accepted work is paid and cannot be taken back.</p></div></form>
        """
    }

    private var options: [Option] {
        [
            Option(value: "accept", label: "Accept this work", detail: "Releases \(milestone.amount.text) to \(participant)"),
            Option(value: "changes", label: "Ask for changes", detail: "The next version comes back to you"),
        ]
    }

    private func verdict(_ criterion: Criterion) -> HTML {
        let name = Judgement.field(criterion.id)
        let problem = form.problem(name)
        return """
            <fieldset class="verdict\(if: problem != nil, " bad")" id="\(Field.id(name))"><legend>\(criterion.text)</legend>
            <div>\(each: Verdict.allCases, { choice(name, $0) })</div>\(if: problem != nil, "<p class=\"error\">\(problem ?? "")</p>")</fieldset>

            """
    }

    private func choice(_ name: String, _ verdict: Verdict) -> HTML {
        """
        <label><input type="radio" name="\(name)" value="\(verdict.rawValue)"\(if: form[name] == verdict.rawValue, " checked")><span>\(verdict.words)</span></label>&#32;
        """
    }
}
