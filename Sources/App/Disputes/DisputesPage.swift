import Domain

/// The disputes of the desk: those that are open, by the day on which they must be decided, and the last that were decided.
struct DisputesPage: Page {
    typealias Entry = (dispute: DisputeRow, engagement: EngagementRow)

    let open: [Entry]
    let decided: [Entry]
    let clocks: DisputeClocks
    let zone: Zone
    let now: Instant

    var title: String { "Disputes" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Disputes</h1></header>
        \(if: open.isEmpty, "<div class=\"empty\"><h2>No dispute is open</h2><p>When a side opens one, it stands here with everything it is about.</p></div>", else: "<ul class=\"rows\">\(each: open, row)</ul>")\
        \(if: !decided.isEmpty, "<section aria-labelledby=\"decided\"><h2 id=\"decided\">Decided lately</h2><ul class=\"rows\">\(each: decided, row)</ul></section>")
        """
    }

    private func row(_ entry: Entry) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.dispute(entry.dispute.id))">\(entry.engagement.title)</a></h3>
        <p class="meta">\(entry.dispute.state.badge) \(entry.engagement.employer) and \(entry.engagement.participant) · \(entry.engagement.fee) · \(date(entry.dispute))</p></li>

        """
    }

    private func date(_ dispute: DisputeRow) -> HTML {
        if let decided = dispute.decidedAt { return "decided \(When(instant: decided, zone: zone))" }
        let end = dispute.decideBy(clocks)
        return end <= now
            ? "<strong>overdue since \(When(instant: end, zone: zone))</strong>"
            : "decide before \(When(instant: end, zone: zone, style: .dateTime))"
    }

    static var previews: [Preview] {
        let (open, decided) = (DisputePreviews.file(.answered, .operator), DisputePreviews.file(.decided, .operator))
        return [
            Preview(
                "disputes",
                DisputesPage(
                    open: [(open.dispute, open.engagement)], decided: [(decided.dispute, decided.engagement)], clocks: DisputeClocks(),
                    zone: .utc, now: RoomPreviews.now)),
            Preview("disputes-empty", DisputesPage(open: [], decided: [], clocks: DisputeClocks(), zone: .utc, now: RoomPreviews.now)),
        ]
    }
}
