/// The movements there are; amounts are given as positive, and a part that is zero is left out.
extension Transfer {
    /// The employer owes fee and platform fee; nothing has been paid yet.
    public static func bill(
        fee: Money, platformFee: Money, organization: ID<Organization>, engagement: ID<Engagement>
    ) throws(Refusal) -> Transfer {
        let total = try sum(fee, platformFee)
        return try make(.bill, (.receivable(organization), total.negated), (.due(engagement), total))
    }

    /// The bill is paid: the fee is held for the work, the platform fee is earned.
    public static func fund(
        fee: Money, platformFee: Money, organization: ID<Organization>, engagement: ID<Engagement>
    ) throws(Refusal) -> Transfer {
        let total = try sum(fee, platformFee)
        return try make(
            .fund, (.bank, total.negated), (.receivable(organization), total), (.due(engagement), total.negated),
            (.held(engagement), fee), (.platform, platformFee))
    }

    /// Work was accepted: its share of the held fee is the participant's.
    public static func release(_ amount: Money, engagement: ID<Engagement>, person: ID<Person>) throws(Refusal) -> Transfer {
        try positive(amount)
        return try make(.release, (.held(engagement), amount.negated), (.payable(person), amount))
    }

    /// The participant has been paid.
    public static func payout(_ amount: Money, person: ID<Person>) throws(Refusal) -> Transfer {
        try positive(amount)
        return try make(.payout, (.payable(person), amount.negated), (.bank, amount))
    }

    /// What was held and not released is owed back to the employer, with its share of the platform fee.
    public static func refund(
        fee: Money, platformFee: Money, organization: ID<Organization>, engagement: ID<Engagement>
    ) throws(Refusal) -> Transfer {
        let total = try sum(fee, platformFee)
        return try make(.refund, (.held(engagement), fee.negated), (.platform, platformFee.negated), (.refund(organization), total))
    }

    /// The employer has got back what was owed.
    public static func payback(_ amount: Money, organization: ID<Organization>) throws(Refusal) -> Transfer {
        try positive(amount)
        return try make(.payout, (.refund(organization), amount.negated), (.bank, amount))
    }

    /// A bill that was never paid is taken back.
    public static func void(
        fee: Money, platformFee: Money, organization: ID<Organization>, engagement: ID<Engagement>
    ) throws(Refusal) -> Transfer {
        let total = try sum(fee, platformFee)
        return try make(.void, (.due(engagement), total.negated), (.receivable(organization), total))
    }

    private static func make(_ kind: Kind, _ lines: (AccountKey, Money)...) throws(Refusal) -> Transfer {
        try Transfer(kind, entries: lines.filter { !$0.1.isZero }.map { Entry(account: $0.0, amount: $0.1) })
    }

    private static func positive(_ amount: Money) throws(Refusal) {
        guard amount.isPositive else { throw .conflict("The amount must be more than zero: check it.") }
    }

    private static func sum(_ fee: Money, _ platformFee: Money) throws(Refusal) -> Money {
        guard !fee.isNegative, !platformFee.isNegative else { throw .conflict("An amount cannot be negative: check it.") }
        let total = try fee.adding(platformFee)
        try positive(total)
        return total
    }
}
