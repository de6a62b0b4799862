import Domain

/// Asks before an engagement is cancelled, and says exactly what follows.
struct CancellationPage: Page {
    let engagement: EngagementRow
    let back: (fee: Money, platform: Money)
    let released: Money
    /// Work that waits for review: it is judged before anybody may cancel.
    let waiting: String?
    let form: Form

    var title: String { "Cancel “\(engagement.title)”" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Cancel this engagement</h1><p class="state">\(engagement.state.badge)</p></header>
        \(waiting == nil ? consequences : blocked)
        """
    }

    private var blocked: HTML {
        """
        <div class="notice warn"><h2>“\(waiting ?? "")” waits for review</h2><p>Work that was handed in is reviewed first, or accepted by silence. After that you can cancel what is left.</p></div>
        <div class="acts"><a class="button primary" href="\(Paths.engagement(engagement.id))">Back to the work</a></div>
        """
    }

    private var consequences: HTML {
        """
        <section aria-labelledby="then"><h2 id="then">What follows</h2><ul>
        <li>It cannot be undone. Both of you and the operator are told, with the reason.</li>
        <li>Accepted milestones stay paid: \(released).</li>
        <li>\(money)</li>
        \(if: engagement.startedAt == nil, "<li>Nothing had started, so the seat is free again; if the project still takes applications, it opens for others.</li>")\
        <li>There is no credential for work that was not completed.</li></ul></section>
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .cancellation))" data-once novalidate>
        \(ErrorSummary(form: form))\(Select(name: "reason", label: "Reason", form: form, options: CancelReason.given.map { Option(value: $0.rawValue, label: $0.words) }, prompt: "Choose a reason"))\
        \(Field(name: "note", label: "In your own words", form: form, kind: .area(rows: 4), hint: "The other side and the operator read this.", optional: true, limit: 1000))
        <div class="acts"><button class="button danger">Cancel this engagement</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Keep it</a></div></form>
        """
    }

    private var money: HTML {
        guard engagement.isFunded else { return "Nothing has been paid, so nothing is owed: the bill is taken back." }
        let total = Money(minor: back.fee.minor &+ back.platform.minor, currency: back.fee.currency)
        return
            "<strong class=\"money\">\(total)</strong> goes back to \(engagement.employer): \(back.fee) that is still held, and \(back.platform) of the platform fee."
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .supervisor)
        let (fee, platform) = (room.money.held, Money(minor: 5040, currency: .usd))
        return [
            Preview(
                "cancellation",
                CancellationPage(
                    engagement: room.engagement, back: (fee, platform), released: room.money.released, waiting: nil, form: Form())),
            Preview(
                "cancellation-later",
                CancellationPage(
                    engagement: room.engagement, back: (fee, platform), released: room.money.released, waiting: "A page of findings",
                    form: Form())),
        ]
    }
}
