import Domain
import Storage

/// What waits for the operator's bank: fees that should arrive, and sums that are owed.
struct MoneyQueues: Sendable {
    /// A sum the ledger owes somebody.
    struct Owed: Sendable {
        let account: AccountKey
        let name: String
        let email: String
        let amount: Money

        var path: Path {
            switch account {
            case .refund(let organization): Paths.refund(to: organization)
            case .payable(let person): Paths.payout(person)
            case .receivable, .due, .bank, .held, .platform: Paths.deskMoney
            }
        }
    }

    /// A bank transfer that was recorded.
    struct Recorded: Sendable {
        let words: String
        let name: String
        let amount: Money
        let reference: String
        let day: String
        let at: Instant
    }

    let toFund: [EngagementRow]
    let toPayOut: [Owed]
    let toPayBack: [Owed]
    let recorded: [Recorded]
}

extension Payments {
    func queues() async throws -> MoneyQueues {
        try await site.database.read { tx in
            MoneyQueues(
                toFund: try tx.engagementRows(where: "engagement.state = 'onboarding' AND engagement.funded_at IS NULL"),
                toPayOut: try tx.owedToPeople(), toPayBack: try tx.owedToOrganizations(), recorded: try tx.recordedAtTheBank())
        }
    }
}

extension Transaction {
    func owedToPeople() throws -> [MoneyQueues.Owed] {
        try rows(
            """
            SELECT account.owner, account.currency, account.balance_minor, person.name, person.email FROM account
            JOIN person ON person.id = account.owner
            WHERE account.kind = 'payable' AND account.balance_minor > 0 ORDER BY person.name_folded, account.id
            """
        ).map { try owed(.payable, $0, email: $0["email"]) }
    }

    func owedToOrganizations() throws -> [MoneyQueues.Owed] {
        try rows(
            """
            SELECT account.owner, account.currency, account.balance_minor, organization.name FROM account
            JOIN organization ON organization.id = account.owner
            WHERE account.kind = 'refund' AND account.balance_minor > 0 ORDER BY organization.name_folded, account.id
            """
        ).map { try owed(.refund, $0, email: "") }
    }

    private func owed(_ kind: Account, _ row: Row, email: String) throws -> MoneyQueues.Owed {
        MoneyQueues.Owed(
            account: AccountKey(kind, owner: try row["owner"]), name: try row["name"], email: email,
            amount: Money(minor: try row["balance_minor"], currency: try row["currency"]))
    }

    /// The last bank transfers, newest first.
    func recordedAtTheBank() throws -> [MoneyQueues.Recorded] {
        try rows(
            """
            SELECT transfer.kind, transfer.reference, transfer.booked_on, transfer.made_at, bank.currency, entry.amount_minor,
                (SELECT COALESCE(organization.name, person.name, '') FROM entry other
                    JOIN account ON account.id = other.account_id
                    LEFT JOIN organization ON account.kind IN ('receivable', 'refund') AND organization.id = account.owner
                    LEFT JOIN person ON account.kind = 'payable' AND person.id = account.owner
                    WHERE other.transfer_id = transfer.id AND account.kind IN ('receivable', 'refund', 'payable') LIMIT 1) AS name
            FROM transfer
            JOIN entry ON entry.transfer_id = transfer.id
            JOIN account bank ON bank.id = entry.account_id AND bank.kind = 'bank'
            ORDER BY transfer.id DESC LIMIT 20
            """
        ).map { row in
            let (kind, minor): (Transfer.Kind, Int64) = (try row["kind"], try row["amount_minor"])
            return MoneyQueues.Recorded(
                words: kind.words, name: try row["name"] as String? ?? "",
                amount: Money(minor: kind == .fund ? -minor : minor, currency: try row["currency"]), reference: try row["reference"],
                day: try row["booked_on"], at: try row["made_at"])
        }
    }
}
