/// The rules of one jurisdiction from one day on: they are data, and every project keeps the version it was published under.
public struct Policy: Hashable, Sendable {
    public var version: String
    public var effective: Day
    public var currency: Currency
    /// The least a project may pay for an estimated hour, in the smallest unit of the currency.
    public var floorMinorPerHour: Int64
    public var hours: ClosedRange<Int>
    /// From the start to the last due date.
    public var days: ClosedRange<Int>
    public var minimumAge: Int
    /// The platform's share of the fee: 1,000 is 10 %.
    public var feeBasisPoints: Int
    public var offerHours: Int
    public var decideByDaysAfterApplyBy: Int
    public var silenceAcceptDays: Int
    public var remindDays: [Int]
    public var feedbackRevealDays: Int
    public var closeAfterDecideByDays: Int
    public var disputes = DisputeClocks()
    public var attendance = AttendanceTerms()
    public var strikes = StrikeRules()
    public var liveApplicationCap: Int
    public var publishScore: Int
    public var operatorScore: Int
    /// Words for work that is never offered here.
    public var prohibited: [String]
    /// Words for a role without an end.
    public var ongoing: [String]
    /// Words that keep people out, each with a better one.
    public var exclusionary: [String: String]
    public var jargon: [String]
    /// The yearly earnings from which a tax form is due, by year, in the smallest unit of the currency.
    public var taxFormThresholds: [Int: Int64]

    public init(
        version: String, effective: Day, currency: Currency = .usd, floorMinorPerHour: Int64 = 2000,
        hours: ClosedRange<Int> = 5...40, days: ClosedRange<Int> = 5...35, minimumAge: Int = 18, feeBasisPoints: Int = 1000,
        offerHours: Int = 72, decideByDaysAfterApplyBy: Int = 14, silenceAcceptDays: Int = 7, remindDays: [Int] = [3, 6],
        feedbackRevealDays: Int = 14, closeAfterDecideByDays: Int = 3, liveApplicationCap: Int = 10,
        publishScore: Int = 60, operatorScore: Int = 80, prohibited: [String] = [], ongoing: [String] = [],
        exclusionary: [String: String] = [:], jargon: [String] = [], taxFormThresholds: [Int: Int64] = [:]
    ) {
        (self.version, self.effective) = (version, effective)
        (self.currency, self.floorMinorPerHour) = (currency, floorMinorPerHour)
        (self.hours, self.days, self.minimumAge) = (hours, days, minimumAge)
        self.feeBasisPoints = feeBasisPoints
        self.offerHours = offerHours
        self.decideByDaysAfterApplyBy = decideByDaysAfterApplyBy
        (self.silenceAcceptDays, self.remindDays) = (silenceAcceptDays, remindDays)
        self.feedbackRevealDays = feedbackRevealDays
        self.closeAfterDecideByDays = closeAfterDecideByDays
        self.liveApplicationCap = liveApplicationCap
        (self.publishScore, self.operatorScore) = (publishScore, operatorScore)
        (self.prohibited, self.ongoing) = (prohibited, ongoing)
        (self.exclusionary, self.jargon) = (exclusionary, jargon)
        self.taxFormThresholds = taxFormThresholds
    }

    /// The least fee for so many hours of work.
    public func floor(forHours hours: Int) -> Money {
        let minor = Int128(floorMinorPerHour) * Int128(max(0, hours))
        return Money(minor: Int64(clamping: minor), currency: currency)
    }
}
