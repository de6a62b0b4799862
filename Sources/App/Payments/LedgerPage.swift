import Domain

/// The books for the operator to read: nothing can be changed here, or anywhere.
struct LedgerPage: Page {
    let ledger: Ledger
    let zone: Zone

    var title: String { "Ledger" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskMoney)">Money</a></li></ol></nav>
        <h1>Ledger</h1><p class="lede">Every movement is written once and never changed. What the site owes or earned is above zero; what it holds at the bank, or is owed, is below.</p></header>
        \(check)
        \(if: ledger.lines.isEmpty, "<div class=\"empty\"><h2>No money has moved yet</h2><p>The first entry is made when somebody accepts an offer: the employer is billed.</p></div>", else: books)
        """
    }

    private var check: HTML {
        guard !ledger.problems.isEmpty else {
            return
                "<div class=\"notice good\"><p><strong>The ledger sums to zero</strong>, and every balance is the sum of its entries.</p></div>"
        }
        return
            "<div class=\"notice bad\" role=\"alert\"><h2>The ledger does not add up</h2><ul>\(each: ledger.problems, { "<li>\($0)</li>" })</ul></div>"
    }

    private var books: HTML {
        """
        <section aria-labelledby="balances"><h2 id="balances">Balances</h2>
        <div class="scroll" role="region" aria-label="Balances" tabindex="0"><table><thead><tr><th scope="col">Account</th><th scope="col" class="num">Accounts</th><th scope="col" class="num">Balance</th></tr></thead>
        <tbody>\(each: ledger.balances, { "<tr><td>\($0.account.words)</td><td class=\"num\">\($0.accounts)</td><td class=\"num\">\($0.amount)</td></tr>" })</tbody></table></div></section>
        <section aria-labelledby="journal"><h2 id="journal">Journal</h2>
        <div class="scroll" role="region" aria-label="Journal" tabindex="0"><table class="ledger"><thead><tr><th scope="col">Date</th><th scope="col">Entry</th><th scope="col">Account</th><th scope="col">Whose</th><th scope="col" class="num">Amount</th></tr></thead>
        <tbody>\(each: ledger.lines, line)</tbody></table></div>
        \(if: ledger.next != nil, "<nav class=\"pager\" aria-label=\"Pages\"><a class=\"button\" rel=\"next\" href=\"\(Paths.ledger(before: ledger.next))\">Older entries</a></nav>")</section>
        """
    }

    private func line(_ line: Ledger.Line) -> HTML {
        """
        <tr><td>\(if: line.isFirst, "\(When(instant: line.at, zone: zone))")</td><td>\(if: line.isFirst, "\(line.kind.words)\(if: !line.reference.isEmpty, " <code>\(line.reference)</code>")")</td><td>\(line.account.words)</td><td>\(line.owner)</td><td class="num">\(line.amount)</td></tr>

        """
    }

    static var previews: [Preview] {
        let usd = RoomPreviews.usd
        let lines = [
            Ledger.Line(
                transfer: ID("01kawp000000transfer0000001"), kind: .fund, at: RoomPreviews.now, reference: "SEPA 4711", account: .bank,
                owner: "",
                amount: usd(-79_200), isFirst: true),
            Ledger.Line(
                transfer: ID("01kawp000000transfer0000001"), kind: .fund, at: RoomPreviews.now, reference: "SEPA 4711", account: .held,
                owner: "Clean up a donor list", amount: usd(72_000), isFirst: false),
            Ledger.Line(
                transfer: ID("01kawp000000transfer0000001"), kind: .fund, at: RoomPreviews.now, reference: "SEPA 4711", account: .platform,
                owner: "",
                amount: usd(7200), isFirst: false),
        ]
        let balances = [
            Ledger.Balance(account: .bank, amount: usd(-79_200), accounts: 1),
            Ledger.Balance(account: .held, amount: usd(72_000), accounts: 1),
            Ledger.Balance(account: .platform, amount: usd(7200), accounts: 1),
        ]
        return [
            Preview("ledger", LedgerPage(ledger: Ledger(balances: balances, lines: lines, problems: [], next: nil), zone: .utc)),
            Preview("ledger-empty", LedgerPage(ledger: Ledger(balances: [], lines: [], problems: [], next: nil), zone: .utc)),
            Preview(
                "ledger-broken",
                LedgerPage(
                    ledger: Ledger(balances: balances, lines: lines, problems: ["the entries in USD do not sum to zero"], next: nil),
                    zone: .utc)),
        ]
    }
}
