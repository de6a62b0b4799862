import Domain
import Storage

/// The disputes that wait for the operator.
struct DisputesPage: Page {
    let engagements: [EngagementRow]

    var title: String { "Disputes" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li></ol></nav>
        <h1>Disputes</h1></header>
        \(if: engagements.isEmpty, "<div class=\"empty\"><h2>No dispute is open</h2><p>When a side asks you to decide, the engagement stands here with everything it holds.</p></div>", else: "<ul class=\"rows\">\(each: engagements, row)</ul>")
        """
    }

    private func row(_ engagement: EngagementRow) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.deskDispute(engagement.id))">\(engagement.title)</a></h2>
        <p class="meta"><span class="badge bad">In dispute</span> \(engagement.employer) and \(engagement.participant) · \(engagement.fee)</p></li>

        """
    }

    static var previews: [Preview] {
        [
            Preview("disputes", DisputesPage(engagements: [RoomPreviews.engagement(.disputed)])),
            Preview("disputes-empty", DisputesPage(engagements: [])),
        ]
    }
}

/// One dispute: what both say, where the money is, and the operator's two ways out.
struct DisputeDeskPage: Page {
    let engagement: EngagementRow
    let back: (fee: Money, platform: Money)
    let released: Money
    let form: Form

    var title: String { "Dispute: \(engagement.title)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.deskDisputes)">Disputes</a></li></ol></nav>
        <h1>\(engagement.title)</h1><p class="state"><span class="badge bad">In dispute</span> \(engagement.employer) and \(engagement.participant)</p>
        <div class="acts"><a class="button" href="\(Paths.engagement(engagement.id))">Read the work and the reviews</a> <a class="button" href="\(Paths.thread(engagement.application))">Read the messages</a></div></header>
        <section aria-labelledby="asked"><h2 id="asked">What was asked</h2><blockquote><p>\(engagement.disputeNote)</p></blockquote>
        <dl class="facts"><div><dt>Released so far</dt><dd class="money">\(released)</dd></div><div><dt>Still held</dt><dd class="money">\(back.fee)</dd></div><div><dt>Platform fee for it</dt><dd class="money">\(back.platform)</dd></div></dl></section>
        <form class="form" method="post" action="\(Paths.deskDispute(engagement.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Choices(name: "outcome", legend: "Your decision", form: form, options: Self.options, hint: "Sharing what is held by percentages is not possible here yet. Agree on it with both sides, and say so below."))\
        \(Field(name: "note", label: "Your reasons", form: form, kind: .area(rows: 5), hint: "Both sides read this.", limit: 2000))
        <div class="acts"><button class="button primary">Decide</button></div></form>
        """
    }

    private static let options = [
        Option(value: "active", label: "The work goes on", detail: "The clocks for review begin anew"),
        Option(value: "cancel", label: "The engagement ends", detail: "What is still held goes back to the employer"),
    ]

    static var previews: [Preview] {
        let engagement = RoomPreviews.engagement(.disputed)
        let back = (fee: RoomPreviews.usd(50_400), platform: RoomPreviews.usd(5040))
        return [
            Preview(
                "dispute-desk", DisputeDeskPage(engagement: engagement, back: back, released: RoomPreviews.usd(21_600), form: Form()))
        ]
    }
}

extension Engagements {
    func disputes() async throws -> DisputesPage {
        try await site.database.read { tx in DisputesPage(engagements: try tx.engagementRows(where: "engagement.state = 'disputed'")) }
    }

    func disputeDesk(_ id: ID<Engagement>, _ form: Form) async throws -> DisputeDeskPage {
        try await site.database.read { tx in
            let engagement = try tx.engagement(id)
            guard engagement.state == .disputed else { throw Refusal.conflict("This engagement is not in dispute any more.") }
            return DisputeDeskPage(
                engagement: engagement, back: try tx.refundable(engagement), released: try tx.moneyState(of: engagement).released,
                form: form)
        }
    }
}
