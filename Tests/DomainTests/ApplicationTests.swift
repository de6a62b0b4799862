import Testing

@testable import Domain

@Suite struct ApplicationTests {
    private let policy = Policy(version: "us-2026-1", effective: Day.on("2026-01-01"))

    @Test func aPitchHasEightyToTwelveHundredCharacters() throws {
        #expect(try Pitch(String(repeating: "a", count: 80)).text.count == 80)
        #expect(try Pitch(String(repeating: "é", count: 1200)).text.count == 1200)
        for count in [0, 79, 1201] {
            #expect(refusal { () throws(Refusal) in try Pitch(String(repeating: "a", count: count)) } != nil)
        }
    }

    @Test func answersAndMessagesAreBounded() throws {
        #expect(try Answer(" yes ").text == "yes")
        #expect(refusal { () throws(Refusal) in try Answer(" ") } != nil)
        #expect(refusal { () throws(Refusal) in try Answer(String(repeating: "a", count: 801)) } != nil)
        #expect(try MessageBody("Hello\n\nMina").text == "Hello\n\nMina")
        #expect(refusal { () throws(Refusal) in try MessageBody(String(repeating: "a", count: 4001)) } != nil)
    }

    @Test func aRatingIsMadeOfThreeNumbersFromOneToFour() throws {
        let rating = try Rating(fit: 1, understanding: 4, evidence: 3)
        #expect(rating.total == 8)
        #expect(Rating.Criterion.allCases.map { rating[$0] } == [1, 4, 3])
        let found = refusal { () throws(Refusal) in try Rating(fit: 0, understanding: 4, evidence: 5) }
        #expect(found?.problems.map(\.field) == ["fit", "evidence"])
        #expect(Set(Rating.levels.map(Rating.words)).count == 4)
    }

    @Test func tenLiveApplicationsAreTheMost() {
        #expect(refusal { () throws(Refusal) in try Application.mayApply(live: 9, policy) } == nil)
        #expect(refusal { () throws(Refusal) in try Application.mayApply(live: 10, policy) } != nil)
        #expect(Application.State.allCases.filter(\.isLive) == [.submitted, .shortlisted, .offered])
    }

    @Test func feedbackIsHiddenUntilBothHaveSpokenOrTheTimeIsUp() {
        let first = Day.on("2026-11-01").start
        #expect(!Feedback.isRevealed(both: false, firstAt: nil, now: first + .days(99), policy))
        #expect(!Feedback.isRevealed(both: false, firstAt: first, now: first + .days(14) - .milliseconds(1), policy))
        #expect(Feedback.isRevealed(both: false, firstAt: first, now: first + .days(14), policy))
        #expect(Feedback.isRevealed(both: true, firstAt: first, now: first, policy))
    }

    @Test func scoresAndSkillRatingsKeepToTheirRange() throws {
        #expect(try (1...5).map { value throws(Refusal) in try Score(value).value } == [1, 2, 3, 4, 5])
        #expect(refusal { () throws(Refusal) in try Score(0) } != nil)
        #expect(refusal { () throws(Refusal) in try Score(6) } != nil)
        #expect(refusal { () throws(Refusal) in try SkillRating(0) } != nil)
        #expect(refusal { () throws(Refusal) in try SkillRating(5) } != nil)
        #expect(try SkillRating(1) < SkillRating(4))
        #expect(try SkillRating(4).words == "Could show others")
        #expect(try Score(2) < Score(3))
    }

    @Test func eachSideIsAskedItsOwnQuestions() {
        #expect(FeedbackCriterion.asked(of: .participant).contains(.helpfulness))
        #expect(!FeedbackCriterion.asked(of: .employer).contains(.helpfulness))
        #expect(FeedbackSide.participant.other == .employer)
        #expect(FeedbackSide.employer.other == .participant)
    }

    @Test func aSuspendedPersonIsSuspended() throws {
        let mina = Person(
            id: ID("01aryz6s410000000000000003"), name: "Mina", email: try Email("mina@example.org"), timeZone: "Europe/Prague",
            isConfirmed: true, suspendedAt: Day.on("2026-11-01").start)
        #expect(mina.isSuspended)
    }
}
