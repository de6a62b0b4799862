import Domain
import Storage

/// Mail about money: what arrived, what was paid out, what was paid back.
enum PaymentLetters: Letters {
    static let told: Set<String> = ["fund", "payout"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        if event.kind == "fund" {
            guard let engagement = try tx.engagement(ofTransfer: event.nounID) else { return [] }
            return [engagement.person] + (try tx.employerSide(of: engagement))
        }
        guard let paid = try tx.paidOut(byTransfer: event.nounID) else { return [] }
        switch paid.account {
        case .payable(let person): return [person]
        case .refund(let organization):
            return try tx.rows(
                "SELECT person_id FROM membership WHERE organization_id = \(organization) AND role = 'owner' ORDER BY person_id"
            ).map { try $0["person_id"] }
        case .receivable, .due, .bank, .held, .platform: return []
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        if event.kind == "fund" {
            guard let engagement = try tx.engagement(ofTransfer: event.nounID) else { return nil }
            return funded(engagement, isParticipant: person == engagement.person)
        }
        guard let paid = try tx.paidOut(byTransfer: event.nounID) else { return nil }
        let amount = "\(paid.amount.text)"
        let isRefund = paid.account.kind == .refund
        return Letter(
            subject: isRefund ? "Paid back: \(amount)" : "Paid out: \(amount)",
            paragraphs: [
                "\(amount) was sent to \(isRefund ? "your organization" : "you") by bank transfer, with the reference \(event.note).",
                "Banks take up to three working days.",
            ], act: isRefund ? "Open the board" : "See your work", path: isRefund ? Paths.board : Paths.home)
    }

    private static func funded(_ engagement: EngagementRow, isParticipant: Bool) -> Letter {
        let next =
            engagement.state == .onboarding
            ? "Work starts when the agreement is signed by both and the kick-off list is done."
            : isParticipant ? "You can start." : "The work can start."
        return Letter(
            subject: "The fee is held: \(engagement.title)",
            paragraphs: [
                isParticipant
                    ? "\(engagement.employer) paid. \(engagement.fee.text) is held for you until your work is accepted. \(next)"
                    : "Your transfer of \(engagement.total.text) arrived. It is held until you accept the work. \(next)"
            ], act: "Open the engagement", path: Paths.engagement(engagement.id))
    }
}

extension Transaction {
    func engagement(ofTransfer id: String) throws -> EngagementRow? {
        let engagement: String? = try value("SELECT engagement_id AS value FROM transfer WHERE id = \(id) AND engagement_id IS NOT NULL")
        return try engagement.map { try self.engagement(ID($0)) }
    }

    /// Who was paid by a transfer, and how much.
    func paidOut(byTransfer id: String) throws -> (account: AccountKey, amount: Money)? {
        let row = try row(
            """
            SELECT account.kind, account.owner, account.currency, entry.amount_minor FROM entry
            JOIN account ON account.id = entry.account_id
            WHERE entry.transfer_id = \(id) AND account.kind IN ('payable', 'refund')
            """)
        guard let row else { return nil }
        let kind: Account = try row["kind"]
        let minor: Int64 = try row["amount_minor"]
        return (AccountKey(kind, owner: try row["owner"]), Money(minor: -minor, currency: try row["currency"]))
    }
}
