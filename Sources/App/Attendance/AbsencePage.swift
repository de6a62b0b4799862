import Domain

/// Asks before work is ended because the other side gives no sign, and says exactly what follows.
struct AbsencePage: Page {
    let engagement: EngagementRow
    let absence: Absence
    let back: (fee: Money, platform: Money)
    let form: Form
    let zone: Zone

    private var isParticipant: Bool { absence.kind.side == .employer }
    private var other: String { isParticipant ? engagement.employer : engagement.participant }

    var title: String { isParticipant ? "Leave “\(engagement.title)”" : "End “\(engagement.title)” as a no-show" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(isParticipant ? "Leave at once" : "End it as a no-show")</h1><p class="lede">\(absence.kind.words): since \(When(instant: absence.since, zone: zone, style: .dateTime)), \(absence.days) days and more. The agreement says that nobody has to wait longer.</p></header>
        <section aria-labelledby="then"><h2 id="then">What follows</h2><ul>
        <li>It cannot be undone. Both of you are told.</li><li>\(money)</li>
        <li>\(other) gets a strike, and can appeal. It is never public.</li>
        \(if: isParticipant, "<li>You get none, and you can apply elsewhere at once. The seat is free again.</li>")</ul></section>
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .absence))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "note", label: "In your own words", form: form, kind: .area(rows: 4), hint: "\(other) and the operator read this.", optional: true, limit: 1000))
        <div class="acts"><button class="button danger">\(isParticipant ? "Leave" : "End it as a no-show")</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Keep waiting</a></div></form>
        """
    }

    private var money: HTML {
        guard engagement.isFunded else { return "Nothing has been paid, so nothing is owed: the bill is taken back." }
        let total = Money(minor: back.fee.minor &+ back.platform.minor, currency: back.fee.currency)
        return
            "<strong class=\"money\">\(total)</strong> goes back to \(engagement.employer): \(back.fee) that is held, and \(back.platform) of the platform fee. Accepted milestones stay paid."
    }

    static var previews: [Preview] {
        let active = RoomPreviews.engagement(.active)
        let (fee, platform) = (RoomPreviews.usd(72_000), RoomPreviews.usd(7200))
        return [
            Preview(
                "absence-participant",
                AbsencePage(
                    engagement: active, absence: .example(.start), back: (fee, platform), form: Form(), zone: .utc)),
            Preview(
                "absence-employer",
                AbsencePage(
                    engagement: RoomPreviews.engagement(.onboarding), absence: .example(.kickoff), back: (fee, platform), form: Form(),
                    zone: .utc)),
        ]
    }
}

extension Absence {
    /// For previews: over for an hour.
    static func example(_ kind: Kind) -> Absence {
        let days = AttendanceTerms().days(kind)
        return Absence(kind: kind, since: RoomPreviews.now - .days(days) - .hours(1), days: days, remindDays: [3, 6])
    }
}
