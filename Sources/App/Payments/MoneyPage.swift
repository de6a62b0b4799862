import Domain

/// The operator's money desk: what should arrive, what is owed, what was recorded.
struct MoneyPage: Page {
    let queues: MoneyQueues
    let form: Form
    /// The id whose form was typed wrong.
    var wrong = ""
    let zone: Zone
    let today: Day

    var title: String { "Money" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li></ol></nav>
        <h1>Money</h1><p class="lede">Record what the bank's statement says; the ledger does the rest.</p>
        <div class="acts"><a class="button" href="\(Paths.deskLedger)">Open the ledger</a></div></header>
        \(if: !form.problems.isEmpty, ErrorSummary(form: form).html)
        <section aria-labelledby="fund"><h2 id="fund">Should arrive <span class="count">\(queues.toFund.count)</span></h2>
        \(if: queues.toFund.isEmpty, "<p class=\"muted\">No bill is open.</p>", else: "<ul class=\"rows\">\(each: queues.toFund, toFund)</ul>")</section>
        \(section("pay", "To pay out", "Nobody is owed anything.", queues.toPayOut))
        \(section("back", "To pay back to employers", "No refund is open.", queues.toPayBack))
        \(recorded)
        """
    }

    private func toFund(_ engagement: EngagementRow) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.engagement(engagement.id))">\(engagement.employer): \(engagement.title)</a></h3>
        <p class="meta"><strong class="money">\(engagement.total)</strong> = fee \(engagement.fee) + platform fee \(engagement.platformFee) · for \(engagement.participant) · billed \(When(instant: engagement.createdAt, zone: zone)) · their reference <code>\(engagement.id)</code></p>
        \(entry(Paths.funding(engagement.id), engagement.id.text, "Record \(engagement.employer)'s transfer", "Record that it arrived", nil))</li>

        """
    }

    private func section(_ id: String, _ title: String, _ empty: String, _ owed: [MoneyQueues.Owed]) -> HTML {
        """
        <section aria-labelledby="\(id)"><h2 id="\(id)">\(title) <span class="count">\(owed.count)</span></h2>
        \(if: owed.isEmpty, "<p class=\"muted\">\(empty)</p>", else: "<ul class=\"rows\">\(each: owed, toPay)</ul>")</section>

        """
    }

    private func toPay(_ owed: MoneyQueues.Owed) -> HTML {
        """
        <li class="item"><h3>\(owed.name)</h3><p class="meta"><strong class="money">\(owed.amount)</strong>\(if: !owed.email.isEmpty, " · \(owed.email)")</p>
        \(entry(owed.path, owed.account.owner, "Record the transfer to \(owed.name)", "Record that it was paid", owed.amount))</li>

        """
    }

    /// One small form; field ids carry the id of the row, because the page has many of them.
    private func entry(_ path: Path, _ id: String, _ summary: String, _ act: String, _ amount: Money?) -> HTML {
        let mine = wrong == id ? form : Form()
        return """
            <details\(if: wrong == id, " open")><summary>\(summary)</summary><form class="form" method="post" action="\(path)" data-once novalidate>
            \(if: amount != nil, "<input type=\"hidden\" name=\"amount\" value=\"\(amount?.minor ?? 0)\"><input type=\"hidden\" name=\"currency\" value=\"\(amount?.currency.code ?? "")\">")
            <div class="row">\(field("reference", id, "Bank reference", mine, mine["reference"], "text"))\(field("day", id, "Day on the statement", mine, mine.has("day") ? mine["day"] : today.text, "date"))</div>
            <div class="acts"><button class="button">\(act)</button></div></form></details>
            """
    }

    private func field(_ name: String, _ id: String, _ label: String, _ form: Form, _ value: String, _ type: String) -> HTML {
        let problem = form.problem(name)
        // The first wrong form has the plain id, which the summary of errors links to.
        let key = problem == nil ? "\(name)-\(id)" : name
        return """
            <div class="field\(if: problem != nil, " bad")"><label for="\(key)">\(label)</label>
            <input id="\(key)" name="\(name)" type="\(type)" value="\(value)"\(if: type == "text", " maxlength=\"80\"") required\(if: problem != nil, " aria-invalid=\"true\" aria-describedby=\"\(key)-error\"")>
            \(if: problem != nil, "<p class=\"error\" id=\"\(key)-error\">\(problem ?? "")</p>")</div>
            """
    }

    private var recorded: HTML {
        guard !queues.recorded.isEmpty else { return .none }
        return """
            <section aria-labelledby="recorded"><h2 id="recorded">Recorded last</h2>
            <div class="scroll" role="region" aria-label="Recorded transfers" tabindex="0"><table><thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Reference</th><th scope="col" class="num">Amount</th></tr></thead>
            <tbody>\(each: queues.recorded, { "<tr><td>\($0.day)</td><td>\($0.words)</td><td>\($0.name)</td><td><code>\($0.reference)</code></td><td class=\"num\">\($0.amount)</td></tr>" })</tbody></table></div></section>
            """
    }

    static var previews: [Preview] {
        let mina = MoneyQueues.Owed(
            account: .payable(ID("01kawp000000mina00000000001")), name: "Mina Okafor", email: "mina@people.example",
            amount: RoomPreviews.usd(21_600))
        let tern = MoneyQueues.Owed(
            account: .refund(ID("01kawp000000tern00000000001")), name: "Tern", email: "", amount: RoomPreviews.usd(55_440))
        let fund = MoneyQueues.Recorded(
            words: "Paid in and held", name: "Tern", amount: RoomPreviews.usd(79_200), reference: "SEPA 4711", day: "2026-11-20",
            at: RoomPreviews.now)
        let full = MoneyQueues(
            toFund: [RoomPreviews.engagement(.onboarding)], toPayOut: [mina], toPayBack: [tern], recorded: [fund])
        let empty = MoneyQueues(toFund: [], toPayOut: [], toPayBack: [], recorded: [])
        let today = RoomPreviews.now.day
        return [
            Preview("money", MoneyPage(queues: full, form: Form(), zone: .utc, today: today)),
            Preview("money-empty", MoneyPage(queues: empty, form: Form(), zone: .utc, today: today)),
            Preview(
                "money-wrong",
                MoneyPage(
                    queues: full, form: .wrong([("reference", "")], "reference", "The bank reference is missing: write it here."),
                    wrong: "01kawp0000engagement000001", zone: .utc, today: today)),
        ]
    }
}
