import Domain

/// Asks what somebody wants before a dispute is opened.
struct OpenDisputePage: Page {
    let engagement: EngagementRow
    let open: [MilestoneRow]
    let held: Money
    let clocks: DisputeClocks
    let form: Form

    var title: String { "Open a dispute" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Open a dispute</h1><p class="lede">It is free. You say what you ask for; the other side answers within \(clocks.answerDays) days, or it is decided as you ask. The evidence is gathered by itself.</p></header>
        <ul><li>It is about the <strong class="money">\(held)</strong> that is still held, and nothing else.</li><li>Nothing is accepted by silence meanwhile.</li>
        <li>If you do not agree, the operator decides within \(clocks.decideDays) days.</li><li>Both sides can still write messages.</li></ul>
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .dispute))" data-once novalidate>
        \(ErrorSummary(form: form))\(TermsFields(milestones: open, participant: engagement.participant, form: form, words: "What went wrong, and why you ask for this"))
        <div class="acts"><button class="button primary">Open the dispute</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Go back</a></div></form>
        """
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .participant)
        let open = room.milestones.filter { $0.state != .accepted }
        func page(_ form: Form) -> OpenDisputePage {
            OpenDisputePage(engagement: room.engagement, open: open, held: room.money.held, clocks: DisputeClocks(), form: form)
        }
        return [
            Preview("dispute-open", page(Form())),
            Preview(
                "dispute-open-wrong",
                page(
                    .wrong(
                        [("outcome", "cancelled"), ("words", "The second part turned into something else.")], "whole",
                        "Say how much of everything that is held the participant gets, from 0 to 100 %."))),
        ]
    }
}
