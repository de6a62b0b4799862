/// What the platform takes, and what of it goes back when work is not done.
public enum Fee {
    /// The platform's share, on top of the fee and shown before posting; the participant gets the whole fee.
    public static func platform(of fee: Money, _ policy: Policy) -> Money { fee.percent(policy.feeBasisPoints) }

    /// The platform fee for the part of the fee that was never released, rounded down; it never exceeds what was taken.
    /// Amounts of different currencies, or a fee of nothing, have nothing to refund.
    public static func refundablePlatform(_ fee: Money, _ platformFee: Money, _ released: Money) -> Money {
        let none = Money.zero(platformFee.currency)
        guard fee.currency == platformFee.currency, fee.currency == released.currency else { return none }
        guard fee.isPositive, platformFee.isPositive else { return none }
        let unreleased = Int128(fee.minor) - Int128(min(max(released.minor, 0), fee.minor))
        return Money(minor: Int64(clamping: Int128(platformFee.minor) * unreleased / Int128(fee.minor)), currency: fee.currency)
    }

    /// The platform fee that goes back together with `back` of the fee, when `before` of it went back earlier with `given`:
    /// counted over all refunds at once, so that several small ones come to the same as a single one.
    public static func platformGoingBack(
        with back: Money, of fee: Money, _ platformFee: Money, before: Money, given: Money
    ) throws(Refusal) -> Money {
        let kept = try fee.subtracting(before).subtracting(back)
        let rest = try refundablePlatform(fee, platformFee, kept).subtracting(given)
        return rest.isNegative ? .zero(platformFee.currency) : rest
    }
}
