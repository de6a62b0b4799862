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
}
