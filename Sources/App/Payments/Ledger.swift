import Domain
import Storage

/// The books as they are: balances, the journal, and whether they add up.
struct Ledger: Sendable {
    /// One line of the journal.
    struct Line: Sendable {
        let transfer: ID<Transfer>
        let kind: Transfer.Kind
        let at: Instant
        let reference: String
        let account: Account
        let owner: String
        let amount: Money
        /// The first line of its transfer.
        let isFirst: Bool
    }

    /// The sum of all accounts of one kind.
    struct Balance: Sendable {
        let account: Account
        let amount: Money
        let accounts: Int
    }

    let balances: [Balance]
    let lines: [Line]
    /// What does not add up; empty is good.
    let problems: [String]
    /// Where the next, older page of the journal begins.
    let next: ID<Transfer>?

    static let pageLength = 40
}

extension Payments {
    /// - Parameter before: the journal older than this transfer; nil for the newest.
    func ledger(before: ID<Transfer>?) async throws -> Ledger {
        try await site.database.read { tx in
            let lines = try tx.journal(before: before, count: Ledger.pageLength)
            let transfers = Set(lines.map(\.transfer)).count
            return Ledger(
                balances: try tx.balancesByKind(), lines: lines, problems: try tx.ledgerProblems(),
                next: transfers == Ledger.pageLength ? lines.last?.transfer : nil)
        }
    }
}

extension Transaction {
    func balancesByKind() throws -> [Ledger.Balance] {
        try rows(
            """
            SELECT kind, currency, CAST(SUM(balance_minor) AS BIGINT) AS balance, COUNT(*) AS accounts FROM account
            GROUP BY kind, currency ORDER BY currency, kind
            """
        ).map { row in
            Ledger.Balance(
                account: try row["kind"], amount: Money(minor: try row["balance"], currency: try row["currency"]),
                accounts: try row["accounts"])
        }
    }

    func journal(before: ID<Transfer>?, count: Int) throws -> [Ledger.Line] {
        let older: SQL = before.map { "transfer.id < \($0)" } ?? "TRUE"
        var last: ID<Transfer>?
        return try rows(
            """
            SELECT transfer.id, transfer.kind, transfer.made_at, transfer.reference, account.kind AS account, account.currency,
                entry.amount_minor, COALESCE(organization.name, person.name, project.title, '') AS owner
            FROM transfer
            JOIN entry ON entry.transfer_id = transfer.id
            JOIN account ON account.id = entry.account_id
            LEFT JOIN organization ON account.kind IN ('receivable', 'refund') AND organization.id = account.owner
            LEFT JOIN person ON account.kind = 'payable' AND person.id = account.owner
            LEFT JOIN engagement ON account.kind IN ('due', 'held') AND engagement.id = account.owner
            LEFT JOIN project ON project.id = engagement.project_id
            WHERE transfer.id IN (SELECT id FROM transfer WHERE \(older) ORDER BY id DESC LIMIT \(count))
            ORDER BY transfer.id DESC, entry.amount_minor, account.kind
            """
        ).map { row in
            let transfer: ID<Transfer> = try row["id"]
            defer { last = transfer }
            return Ledger.Line(
                transfer: transfer, kind: try row["kind"], at: try row["made_at"], reference: try row["reference"],
                account: try row["account"], owner: try row["owner"],
                amount: Money(minor: try row["amount_minor"], currency: try row["currency"]), isFirst: transfer != last)
        }
    }

    /// What does not add up: a currency, a transfer or an account. `foothold doctor` asks this too.
    func ledgerProblems() throws -> [String] {
        let currencies = try rows(
            """
            SELECT account.currency AS name FROM entry JOIN account ON account.id = entry.account_id
            GROUP BY account.currency HAVING SUM(entry.amount_minor) <> 0 ORDER BY account.currency
            """
        ).map { "the entries in \(try $0["name"] as String) do not sum to zero" }
        let transfers = try rows(
            """
            SELECT entry.transfer_id AS name FROM entry JOIN account ON account.id = entry.account_id
            GROUP BY entry.transfer_id, account.currency HAVING SUM(entry.amount_minor) <> 0
            ORDER BY entry.transfer_id, account.currency
            """
        ).map { "the transfer \(try $0["name"] as String) does not sum to zero" }
        let accounts = try rows(
            """
            SELECT account.id AS name FROM account LEFT JOIN entry ON entry.account_id = account.id
            GROUP BY account.id, account.balance_minor HAVING account.balance_minor <> COALESCE(SUM(entry.amount_minor), 0)
            ORDER BY account.id
            """
        ).map { "the balance of the account \(try $0["name"] as String) is not the sum of its entries" }
        return currencies + transfers + accounts
    }
}
