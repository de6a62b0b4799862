import Domain

/// One set of terms: how the work goes on, who gets how much, and the words that came with it.
struct TermsView: Component {
    let file: DisputeFile
    let row: DisputeTermsRow

    private var settled: [MilestoneRow] { file.milestones.filter { row.terms.shares[$0.id] != nil } }

    var html: HTML {
        """
        <p><strong>\(row.terms.outcome.words).</strong> \(money)</p>\(if: !settled.isEmpty, table)
        <blockquote><p>\(row.words)</p><footer>\(row.author)\(if: row.side == nil, ", operator"), \(file.when(row.madeAt))</footer></blockquote>\(agreement)
        """
    }

    private var money: HTML {
        guard !settled.isEmpty else { return "No money moves." }
        let (participant, employer) = row.terms.division(of: file.parts, in: file.engagement.currency)
        return """
            <span class="money">\(participant)</span> to \(file.engagement.participant), <span class="money">\(employer)</span> back to \(file.engagement.employer)\
            \(if: employer.isPositive, " with its share of the platform fee").
            """
    }

    private var table: HTML {
        """
        <table class="stack"><caption class="sr">Shares</caption><thead><tr><th scope="col">Milestone</th><th scope="col" class="num">Held</th><th scope="col" class="num">\(file.engagement.participant)</th><th scope="col" class="num">\(file.engagement.employer)</th></tr></thead>
        <tbody>\(each: settled, line)</tbody></table>
        """
    }

    private func line(_ milestone: MilestoneRow) -> HTML {
        let percent = row.terms.shares[milestone.id] ?? 0
        return """
            <tr><th scope="row">\(milestone.title)</th><td class="num money" data-label="Held">\(milestone.amount)</td>\
            <td class="num" data-label="\(file.engagement.participant)">\(percent) %</td><td class="num" data-label="\(file.engagement.employer)">\(100 - percent) %</td></tr>

            """
    }

    private var agreement: HTML {
        guard row.kind == .proposal else { return .none }
        if let refused = row.refusedAt { return "<p class=\"meta\"><span class=\"badge bad\">Refused</span> \(file.when(refused))</p>" }
        let agreed = FeedbackSide.allCases.filter { row.agreed[$0] != nil }
        return
            "\(if: !agreed.isEmpty, "<p class=\"meta\"><span class=\"badge good\">Agreed</span> \(agreed.map(file.name).joined(separator: ", "))</p>")"
    }
}

/// What was asked for, answered, proposed and decided, in its order: the same for everybody.
struct DisputeStory: Component {
    let file: DisputeFile

    private var dispute: DisputeRow { file.dispute }

    var html: HTML {
        """
        \(if: dispute.state == .decided, decision)\
        \(dispute.claim.map { part("claim", "What \(file.name(dispute.side)) asks for", $0) })\
        \(if: dispute.answeredAt != nil && !dispute.answer.isEmpty, answer)\
        \(each: Array(dispute.terms.filter { $0.kind == .proposal }.enumerated()), { part("proposal-\($0.offset + 1)", proposer($0.element), $0.element) })
        """
    }

    private func proposer(_ terms: DisputeTermsRow) -> String {
        terms.side.map { "\(file.name($0)) proposes" } ?? "The operator proposes"
    }

    private func part(_ id: String, _ title: String, _ terms: DisputeTermsRow) -> HTML {
        """
        <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>\(TermsView(file: file, row: terms))</section>

        """
    }

    private var answer: HTML {
        """
        <section aria-labelledby="answer"><h2 id="answer">What \(file.name(dispute.side.other)) answers</h2>
        <blockquote><p>\(dispute.answer)</p><footer>\(dispute.answeredAt.map { file.when($0).html } ?? .none)</footer></blockquote></section>

        """
    }

    private var decision: HTML {
        let moved = { (minor: Int64) in Money(minor: minor, currency: file.engagement.currency) }
        return """
            <section aria-labelledby="decision"><h2 id="decision">\(dispute.ending?.words ?? "Decided")</h2>
            <dl class="facts"><div><dt>Released to \(file.engagement.participant)</dt><dd class="money">\(moved(dispute.moved.released))</dd></div>
            <div><dt>Back to \(file.engagement.employer)</dt><dd class="money">\(moved(dispute.moved.refunded))</dd></div>
            <div><dt>Platform fee back</dt><dd class="money">\(moved(dispute.moved.platform))</dd></div>
            <div><dt>Decided</dt><dd>\(dispute.decidedAt.map { file.when($0).html } ?? .none)</dd></div></dl>
            \(dispute.decided.map { $0.kind == .decision ? TermsView(file: file, row: $0).html : "<p><strong>\($0.terms.outcome.words).</strong> The terms stand below.</p>" })</section>

            """
    }
}

/// The fields by which somebody says how the work goes on, and who gets how much.
struct TermsFields: Component {
    let milestones: [MilestoneRow]
    let participant: String
    let form: Form
    let words: String

    var html: HTML {
        """
        \(Choices(name: "outcome", legend: "The work", form: form, options: Self.options))\
        \(Field(name: "whole", label: "\(participant) gets, of everything that is held", form: form, kind: .number, hint: "From 0 to 100. The rest goes back to the employer, with its share of the platform fee. Leave it empty while the work goes on.", optional: true, suffix: "%", short: true))\
        \(if: milestones.count > 1, single)\
        \(Field(name: "words", label: words, form: form, kind: .area(rows: 6), hint: "Both sides and the operator read this.", limit: 2000))
        """
    }

    private var single: HTML {
        """
        <fieldset class="choices"><legend>Single milestones <span class="optional">optional</span></legend>
        <p class="hint">A milestone with a share of its own is settled by it. While the work goes on, the others stay as they are.</p>
        \(each: milestones, share)</fieldset>
        """
    }

    private func share(_ milestone: MilestoneRow) -> HTML {
        Field(
            name: DisputeRequest.field(milestone.id), label: "\(milestone.title), \(milestone.amount.text)", form: form, kind: .number,
            optional: true, suffix: "%", short: true
        ).html
    }

    private static let options = [
        Option(
            value: "active", label: "It goes on", detail: "Only the milestones named below are settled; the clocks for review begin anew"),
        Option(
            value: "completed", label: "It is completed",
            detail: "Work that was handed in and gets \(DisputeTerms.acceptedFrom) % or more counts as accepted"),
        Option(value: "cancelled", label: "It ends here", detail: "Everything that is held is shared out"),
    ]
}
