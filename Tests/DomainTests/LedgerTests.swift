import Testing

@testable import Domain

@Suite struct LedgerTests {
    private let tern = ID<Organization>("01aryz6s410000000000000001")
    private let work = ID<Engagement>("01aryz6s410000000000000002")
    private let mina = ID<Person>("01aryz6s410000000000000003")
    private let policy = Policy(version: "us-2026-1", effective: Day.on("2026-01-01"))

    private func balances(_ transfers: [Transfer]) -> [AccountKey: Int64] {
        transfers.flatMap(\.entries).reduce(into: [:]) { $0[$1.account, default: 0] += $1.amount.minor }.filter { $0.value != 0 }
    }

    @Test func aTransferThatDoesNotBalanceDoesNotExist() {
        let (one, other) = (AccountKey.bank, AccountKey.platform)
        let bad: [[Entry]] = [
            [], [Entry(account: one, amount: usd(0))], [Entry(account: one, amount: usd(5))],
            [Entry(account: one, amount: usd(5)), Entry(account: other, amount: usd(-4))],
            [Entry(account: one, amount: usd(5)), Entry(account: other, amount: Money(minor: -5, currency: .jpy))],
            [Entry(account: one, amount: usd(5)), Entry(account: other, amount: usd(-5)), Entry(account: one, amount: usd(0))],
            [Entry(account: one, amount: usd(.max)), Entry(account: other, amount: usd(.max)), Entry(account: one, amount: usd(2))],
        ]
        for entries in bad { #expect(refusal { () throws(Refusal) in try Transfer(.fund, entries: entries) } != nil) }
        let good = [Entry(account: one, amount: usd(5)), Entry(account: other, amount: usd(-5))]
        #expect(refusal { () throws(Refusal) in try Transfer(.fund, entries: good) } == nil)
    }

    @Test func aFinishedProjectLeavesOnlyThePlatformFeeAtTheBank() throws {
        let (fee, platform) = (usd(60_000), usd(6000))
        let parts = fee.split(byWeights: [40, 60])
        var transfers = [
            try Transfer.bill(fee: fee, platformFee: platform, organization: tern, engagement: work),
            try Transfer.fund(fee: fee, platformFee: platform, organization: tern, engagement: work),
        ]
        #expect(balances(transfers) == [.bank: -66_000, .held(work): 60_000, .platform: 6000])
        for part in parts { transfers.append(try .release(part, engagement: work, person: mina)) }
        #expect(balances(transfers) == [.bank: -66_000, .payable(mina): 60_000, .platform: 6000])
        transfers.append(try .payout(fee, person: mina))
        #expect(balances(transfers) == [.bank: -6000, .platform: 6000])
    }

    @Test func aCancelledProjectGivesBackWhatWasNotReleased() throws {
        let (fee, platform, released) = (usd(60_000), usd(6000), usd(24_000))
        let back = Fee.refundablePlatform(fee, platform, released)
        let transfers = [
            try Transfer.bill(fee: fee, platformFee: platform, organization: tern, engagement: work),
            try Transfer.fund(fee: fee, platformFee: platform, organization: tern, engagement: work),
            try Transfer.release(released, engagement: work, person: mina),
            try Transfer.payout(released, person: mina),
            try Transfer.refund(fee: usd(36_000), platformFee: back, organization: tern, engagement: work),
        ]
        #expect(balances(transfers) == [.bank: -42_000, .platform: 2400, .refund(tern): 39_600])
        let paid = transfers + [try Transfer.payback(usd(39_600), organization: tern)]
        #expect(balances(paid) == [.bank: -2400, .platform: 2400])
    }

    @Test func aVoidedBillLeavesNothing() throws {
        let transfers = [
            try Transfer.bill(fee: usd(100), platformFee: usd(10), organization: tern, engagement: work),
            try Transfer.void(fee: usd(100), platformFee: usd(10), organization: tern, engagement: work),
        ]
        #expect(balances(transfers).isEmpty)
    }

    @Test func aPlatformFeeOfNothingLeavesNoEntryOfNothing() throws {
        let fund = try Transfer.fund(fee: usd(100), platformFee: usd(0), organization: tern, engagement: work)
        #expect(fund.entries.count == 4)
        #expect(!fund.entries.contains { $0.account == .platform })
    }

    @Test func amountsThatMakeNoSenseAreRefused() {
        #expect(refusal { () throws(Refusal) in try Transfer.release(usd(0), engagement: work, person: mina) } != nil)
        #expect(refusal { () throws(Refusal) in try Transfer.release(usd(-5), engagement: work, person: mina) } != nil)
        #expect(refusal { () throws(Refusal) in try Transfer.payout(usd(-5), person: mina) } != nil)
        #expect(
            refusal { () throws(Refusal) in try Transfer.refund(fee: usd(-5), platformFee: usd(10), organization: tern, engagement: work) }
                != nil)
        #expect(
            refusal { () throws(Refusal) in
                try Transfer.bill(fee: usd(5), platformFee: .zero(.jpy), organization: tern, engagement: work)
            } != nil)
        #expect(
            refusal { () throws(Refusal) in
                try Transfer.bill(fee: usd(.max), platformFee: usd(1), organization: tern, engagement: work)
            } != nil)
    }

    @Test(arguments: UInt64(1)...300)
    func thePlatformFeeIsNeverRefundedBeyondWhatWasTaken(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let fee = usd(Int64.random(in: 1...5_000_000, using: &random))
        let platform = Fee.platform(of: fee, policy)
        let released = usd(Int64.random(in: 0...fee.minor, using: &random))
        let back = Fee.refundablePlatform(fee, platform, released)
        #expect((0...platform.minor).contains(back.minor))
        #expect(Fee.refundablePlatform(fee, platform, usd(0)) == platform)
        #expect(Fee.refundablePlatform(fee, platform, fee) == usd(0))
        let exact = Double(platform.minor) * Double(fee.minor - released.minor) / Double(fee.minor)
        #expect(abs(Double(back.minor) - exact) < 1.000_001)
    }

    @Test func refundsOfNonsenseAreNothing() {
        #expect(Fee.refundablePlatform(usd(0), usd(10), usd(0)) == usd(0))
        #expect(Fee.refundablePlatform(usd(100), usd(10), usd(500)) == usd(0))
        #expect(Fee.refundablePlatform(usd(100), usd(10), usd(-500)) == usd(10))
        #expect(Fee.refundablePlatform(Money(minor: 100, currency: .jpy), usd(10), usd(0)) == usd(0))
        #expect(Fee.refundablePlatform(usd(.max), usd(.max), usd(0)) == usd(.max))
    }

    @Test func thePlatformTakesTenPercentByDefault() {
        #expect(Fee.platform(of: usd(60_000), policy) == usd(6000))
        #expect(Fee.platform(of: usd(5), policy) == usd(1))
    }

    @Test func anAccountSurvivesTheRoundTripThroughARow() {
        let keys: [AccountKey] = [.receivable(tern), .due(work), .bank, .held(work), .platform, .payable(mina), .refund(tern)]
        #expect(keys.map(\.kind) == Account.allCases)
        for key in keys { #expect(AccountKey(key.kind, owner: key.owner) == key) }
    }
}
