import Domain
import Storage

/// Money, as the operator records it from the bank's statement.
public struct Payments: Sendable {
    let site: Site

    private static let ownMoney = "This is your own money, or your organization's: another operator records it."

    /// The employer's transfer has arrived: the fee is held, and work may start.
    func fund(_ id: ID<Engagement>, reference: Line, on day: Day, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let engagement = try tx.engagement(id)
            guard !viewer.belongs(to: engagement.organization) else { throw Refusal.forbidden(Self.ownMoney) }
            let marked = try tx.run(
                """
                UPDATE engagement SET funded_at = \(moment.now)
                WHERE id = \(id) AND funded_at IS NULL AND state = \(Engagement.State.onboarding)
                """)
            guard marked == 1 else {
                throw Refusal.conflict(
                    engagement.isFunded ? "This fee is held already." : "This engagement is over, so it takes no money any more.")
            }
            try tx.post(
                .fund(
                    fee: engagement.fee, platformFee: engagement.platformFee, organization: engagement.organization, engagement: id),
                onceKey: "fund:\(id)", engagement: id, reference: reference.text, on: day, by: viewer.id, moment)
            try tx.startIfReady(id, moment)
        }
    }

    /// A participant has been paid what the ledger owed them.
    ///
    /// - Parameter amount: what the operator was shown; if the ledger owes another sum by now, nothing is recorded.
    func payOut(_ amount: Money, to person: ID<Person>, reference: Line, on day: Day, by viewer: Viewer) async throws {
        guard viewer.id != person else { throw Refusal.forbidden(Self.ownMoney) }
        let transfer = try Transfer.payout(amount, person: person)
        try await record(transfer, of: amount, from: .payable(person), reference: reference, on: day, by: viewer)
    }

    /// An employer has got back what the ledger owed them.
    func payBack(_ amount: Money, to organization: ID<Organization>, reference: Line, on day: Day, by viewer: Viewer) async throws {
        guard !viewer.belongs(to: organization) else { throw Refusal.forbidden(Self.ownMoney) }
        let transfer = try Transfer.payback(amount, organization: organization)
        try await record(transfer, of: amount, from: .refund(organization), reference: reference, on: day, by: viewer)
    }

    private func record(
        _ transfer: Transfer, of amount: Money, from account: AccountKey, reference: Line, on day: Day, by viewer: Viewer
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            // The number first: whoever pays meanwhile takes it, so a sum that was read after it is not paid twice.
            let number = try tx.countOfPayouts(from: account)
            guard try tx.balance(of: account, in: amount.currency) == amount else {
                throw Refusal.conflict("The ledger owes another sum by now. Reload the page, then compare it with the bank's statement.")
            }
            try tx.post(
                transfer, onceKey: "payout:\(account.kind.rawValue):\(account.owner):\(amount.currency.code):\(number + 1)",
                engagement: nil, reference: reference.text, on: day, by: viewer.id, moment)
        }
    }
}

extension Site {
    public var payments: Payments { Payments(site: self) }
}

extension Transaction {
    /// Moves an accepted milestone's share from what is held to what the participant is owed; a share of nothing moves nothing.
    func release(_ milestone: MilestoneRow, of engagement: EngagementRow, _ moment: Moment) throws {
        try run("UPDATE milestone SET accepted_at = \(moment.now) WHERE id = \(milestone.id)")
        guard milestone.amount.isPositive else { return }
        try post(
            .release(milestone.amount, engagement: engagement.id, person: engagement.person), onceKey: "release:\(milestone.id)",
            engagement: engagement.id, reference: "", by: nil, moment)
    }

    /// What a cancelled engagement owes back: all that is still held with its share of the platform fee, or the bill itself.
    func giveBack(_ engagement: EngagementRow, _ moment: Moment) throws {
        guard engagement.isFunded else {
            let bill = try Transfer.void(
                fee: engagement.fee, platformFee: engagement.platformFee, organization: engagement.organization,
                engagement: engagement.id)
            try post(bill, onceKey: "void:\(engagement.id)", engagement: engagement.id, reference: "", by: nil, moment)
            return
        }
        let parts = try refundable(engagement)
        guard parts.fee.isPositive || parts.platform.isPositive else { return }
        try post(
            .refund(
                fee: parts.fee, platformFee: parts.platform, organization: engagement.organization, engagement: engagement.id),
            onceKey: "refund:\(engagement.id)", engagement: engagement.id, reference: "", by: nil, moment)
    }

    /// What would go back to the employer if the engagement ended now.
    func refundable(_ engagement: EngagementRow) throws -> (fee: Money, platform: Money) {
        try refundable(engagement, fee: balance(of: .held(engagement.id), in: engagement.currency))
    }

    /// What goes back to the employer with so much of the fee.
    func refundable(_ engagement: EngagementRow, fee back: Money) throws -> (fee: Money, platform: Money) {
        let before = try refunded(engagement)
        return (
            back,
            try Fee.platformGoingBack(
                with: back, of: engagement.fee, engagement.platformFee, before: before.fee, given: before.platform)
        )
    }

    /// What went back to the employer so far.
    func refunded(_ engagement: EngagementRow) throws -> (fee: Money, platform: Money) {
        let sums = try rows(
            """
            SELECT account.kind, CAST(SUM(entry.amount_minor) AS BIGINT) AS amount FROM entry
            JOIN transfer ON transfer.id = entry.transfer_id JOIN account ON account.id = entry.account_id
            WHERE transfer.engagement_id = \(engagement.id) AND transfer.kind = \(Transfer.Kind.refund)
                AND account.kind IN ('held', 'platform')
            GROUP BY account.kind
            """)
        var (fee, platform): (Int64, Int64) = (0, 0)
        for row in sums {
            let amount: Int64 = try row["amount"]
            if try row["kind"] as Account == .held { fee = -amount } else { platform = -amount }
        }
        return (Money(minor: fee, currency: engagement.currency), Money(minor: platform, currency: engagement.currency))
    }

    func countOfPayouts(from account: AccountKey) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM entry
            JOIN account ON account.id = entry.account_id JOIN transfer ON transfer.id = entry.transfer_id
            WHERE account.kind = \(account.kind) AND account.owner = \(account.owner) AND transfer.kind = \(Transfer.Kind.payout)
            """) ?? 0
    }
}
