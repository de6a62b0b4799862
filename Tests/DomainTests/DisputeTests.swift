import Testing

@testable import Domain

@Suite struct DisputeTests {
    private let one = DisputedPart(id: ID("m1"), amount: usd(28_801), isHandedIn: true)
    private let two = DisputedPart(id: ID("m2"), amount: usd(19_199), isHandedIn: false)

    @Test func disputesFollowTheirTable() {
        #expect(Dispute.machine.allows(.propose, from: .answered, by: [.operator]))
        #expect(Dispute.machine.events(from: .proposed, by: [.responder]) == [.propose, .agree, .refuse])
    }

    @Test func sharesAreWholePercentagesThatCoverWhatEnds() {
        let parts = [one, two]
        func terms(_ outcome: DisputeOutcome, _ whole: Int?, _ single: [ID<Milestone>: Int] = [:], accepted: Bool = false) -> Refusal? {
            refusal { () throws(Refusal) in
                _ = try DisputeTerms(outcome, whole: whole, single: single, of: parts, hasAccepted: accepted)
            }
        }
        #expect(terms(.cancelled, 0) == nil)
        #expect(terms(.cancelled, 100) == nil)
        #expect(terms(.cancelled, nil)?.problems.first?.field == "whole")
        #expect(terms(.cancelled, nil, [one.id: 30]) != nil, "the second part is not shared out")
        #expect(terms(.cancelled, nil, [one.id: 30, two.id: 0]) == nil)
        #expect(terms(.cancelled, 101) != nil)
        #expect(terms(.cancelled, 0, [one.id: -1]) != nil)
        #expect(terms(.cancelled, 0, [ID("other"): 5]) != nil)
        #expect(terms(.active, nil) == nil, "the work may go on without any money moved")
        #expect(terms(.active, nil, [one.id: 60]) == nil)
        #expect(terms(.active, 50)?.problems.first?.field == "whole")
        #expect(terms(.active, nil, [one.id: 60, two.id: 10])?.problems.first?.field == "outcome", "nothing is left to go on with")
    }

    @Test func workIsCompletedOnlyWhenAPartOfItIsAccepted() {
        func isCompleted(_ percent: Int, handedIn: Bool = true, accepted: Bool = false) -> Bool {
            let part = DisputedPart(id: one.id, amount: one.amount, isHandedIn: handedIn)
            return refusal { () throws(Refusal) in
                _ = try DisputeTerms(.completed, whole: percent, single: [:], of: [part], hasAccepted: accepted)
            } == nil
        }
        #expect(isCompleted(50) && isCompleted(100))
        #expect(!isCompleted(49) && !isCompleted(100, handedIn: false))
        #expect(isCompleted(0, accepted: true))
    }

    @Test func noCentIsLostWhateverIsShared() throws {
        for percent in 0...100 {
            for amount in [Int64(1), 2, 3, 99, 101, 19_199, 28_801, 9_007_199_254_740_993] {
                let parts = [one, DisputedPart(id: two.id, amount: usd(amount), isHandedIn: true)]
                let terms = try DisputeTerms(.cancelled, whole: percent, single: [two.id: 100 - percent], of: parts, hasAccepted: false)
                let (participant, employer) = terms.division(of: parts, in: .usd)
                #expect(participant.minor + employer.minor == 28_801 + amount)
                #expect(!participant.isNegative && !employer.isNegative)
                // Within half a cent of the exact share.
                let exact = Int128(28_801) * Int128(percent) + Int128(amount) * Int128(100 - percent)
                #expect(abs(Int128(participant.minor) * 100 - exact) <= 50)
            }
        }
    }

    @Test func milestonesWithoutAShareAreLeftAlone() {
        let terms = DisputeTerms(.active, shares: [one.id: 25])
        let (participant, employer) = terms.division(of: [one, two], in: .usd)
        #expect(participant == usd(7200) && employer == usd(21_601))
        #expect(!terms.isAccepted(one) && !terms.isAccepted(two))
    }

    @Test func severalRefundsOfThePlatformFeeComeToOne() throws {
        let (fee, platform) = (usd(48_000), usd(4801))
        var (before, given) = (usd(0), usd(0))
        for back in [usd(1), usd(333), usd(11_111), usd(5)] {
            let now = try Fee.platformGoingBack(with: back, of: fee, platform, before: before, given: given)
            #expect(!now.isNegative)
            before = try before.adding(back)
            given = try given.adding(now)
            #expect(given == Fee.refundablePlatform(fee, platform, try fee.subtracting(before)))
        }
        let rest = try fee.subtracting(before)
        #expect(try given.adding(Fee.platformGoingBack(with: rest, of: fee, platform, before: before, given: given)) == platform)
    }
}
