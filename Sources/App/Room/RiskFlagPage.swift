import Domain

/// Takes a flag down: the supervisor has looked, and says what was agreed.
struct RiskFlagPage: Page {
    let engagement: EngagementRow
    let flag: RiskFlag
    let form: Form
    let zone: Zone

    var title: String { "At risk: \(engagement.title)" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>At risk: \(flag.kind.words)</h1><p class="state"><span class="badge\(if: flag.isUp, " bad")">\(if: flag.isUp, "Up", else: "Down")</span> since \(When(instant: flag.liftedAt ?? flag.raisedAt, zone: zone, style: .dateTime))</p></header>
        \(if: !flag.reason.isEmpty, "<blockquote><p>\(flag.reason)</p><footer>\(engagement.participant)</footer></blockquote>")\
        \(if: flag.isUp, lifting, else: "<p>\(flag.note.isEmpty ? "A good check-in took it down." : flag.note)</p>")
        """
    }

    private var lifting: HTML {
        """
        <form class="form" method="post" action="\(Paths.riskFlag(flag.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "note", label: "What you agreed", form: form, kind: .area(rows: 3), hint: "\(engagement.participant), the backup and the mentor read it. A good check-in takes the flag down too.", limit: 600))
        <div class="acts"><button class="button primary">Take the flag down</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Leave it up</a></div></form>
        """
    }

    static var previews: [Preview] {
        let engagement = RoomPreviews.engagement(.active)
        return [Preview("risk-flag", RiskFlagPage(engagement: engagement, flag: RoomLife.sampleFlag, form: Form(), zone: .utc))]
    }
}
