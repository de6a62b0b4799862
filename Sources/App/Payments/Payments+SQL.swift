import Domain
import Storage

extension Transaction {
    /// Writes one movement into the ledger: the transfer, its entries and the balances they make, or nothing.
    ///
    /// - Parameters:
    ///   - onceKey: names what may happen once only; a second transfer of the same name is refused by the store.
    ///   - reference: what the bank calls it; empty for movements between our own accounts.
    ///   - day: the day on the bank's statement; nil for movements between our own accounts.
    ///   - person: who recorded it; nil when it follows from something else.
    @discardableResult
    func post(
        _ transfer: Transfer, onceKey: String, engagement: ID<Engagement>?, reference: String, on day: Day? = nil, by person: ID<Person>?,
        _ moment: Moment
    ) throws -> ID<Transfer> {
        let id = moment.newID(Transfer.self)
        try run(
            """
            INSERT INTO transfer (id, kind, engagement_id, once_key, reference, booked_on, made_by, made_at)
            VALUES (\(id), \(transfer.kind), \(engagement), \(onceKey), \(reference), \(day?.text ?? ""), \(person), \(moment.now))
            """)
        // Always in the same order, so that two transfers never wait for each other.
        let entries = transfer.entries.sorted {
            ($0.account.kind.rawValue, $0.account.owner) < ($1.account.kind.rawValue, $1.account.owner)
        }
        for entry in entries {
            let account = try credit(entry.account, entry.amount, moment)
            try run(
                "INSERT INTO entry (transfer_id, account_id, amount_minor) VALUES (\(id), \(account), \(entry.amount.minor))")
        }
        try record(
            .transfer, id.text, transfer.kind.rawValue, by: person, role: person == nil ? "clock" : "operator", note: reference, at: moment)
        return id
    }

    /// Adds to the balance of an account, which is made when it is first needed.
    private func credit(_ key: AccountKey, _ amount: Money, _ moment: Moment) throws -> ID<LedgerAccount> {
        try run(
            """
            INSERT INTO account (id, kind, owner, currency)
            SELECT \(moment.newID(LedgerAccount.self)), \(key.kind), \(key.owner), \(amount.currency) WHERE TRUE
            ON CONFLICT (kind, owner, currency) DO NOTHING
            """)
        let row = try row(
            """
            UPDATE account SET balance_minor = balance_minor + \(amount.minor)
            WHERE kind = \(key.kind) AND owner = \(key.owner) AND currency = \(amount.currency) RETURNING id
            """)
        guard let row else { throw Refusal.conflict("The ledger did not take this amount. Reload the page to see what is true now.") }
        return try row["id"]
    }

    func balance(of key: AccountKey, in currency: Currency) throws -> Money {
        let minor: Int64? = try value(
            """
            SELECT balance_minor AS value FROM account
            WHERE kind = \(key.kind) AND owner = \(key.owner) AND currency = \(currency)
            """)
        return Money(minor: minor ?? 0, currency: currency)
    }
}

/// An account as the ledger keeps it: what its entries sum to.
struct LedgerAccount: Sendable {
    let id: ID<LedgerAccount>
    let key: AccountKey
    let balance: Money

    init(row: Row) throws {
        id = try row["id"]
        key = AccountKey(try row["kind"], owner: try row["owner"])
        balance = Money(minor: try row["balance_minor"], currency: try row["currency"])
    }
}
