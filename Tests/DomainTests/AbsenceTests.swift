import Testing

@testable import Domain

@Suite struct AbsenceTests {
    private let start = Instant(milliseconds: 1_793_610_000_000)
    private let terms = AttendanceTerms()

    private func absence(
        _ state: Engagement.State, startAt: Int = 0, started: Int? = nil, act: Int? = nil, due: Int? = nil, answered: Int? = nil,
        settled: Int? = nil
    ) -> Absence? {
        func day(_ days: Int?) -> Instant? { days.map { start + .days($0) } }
        return AttendanceFacts(
            state: state, acceptedAt: start, startAt: start + .days(startAt), startedAt: day(started), lastAct: day(act), dueAt: day(due),
            answeredAt: day(answered), settledAt: day(settled)
        ).absence(terms, remindDays: [3, 6])
    }

    @Test func theEmployerIsWaitedForFromTheAcceptance() {
        let clock = absence(.onboarding)
        #expect(clock == Absence(kind: .kickoff, since: start, days: 7, remindDays: [3, 6]))
        #expect(clock?.kind.side == .employer)
        #expect(clock?.steps == [3, 6, 7])
    }

    @Test func theParticipantIsWaitedForFromTheDayThatWasAgreed() {
        #expect(absence(.active, startAt: 4, started: 1)?.endsAt == start + .days(9))
        #expect(absence(.active, startAt: 1, started: 4)?.endsAt == start + .days(9))
        #expect(absence(.active, started: 0)?.steps == [3, 5], "a reminder after the end would be none")
        #expect(absence(.active, started: 0, settled: 6)?.endsAt == start + .days(11))
    }

    @Test func afterASignOnlyADueDateIsWaitedFor() {
        #expect(absence(.active, started: 0, act: 1) == nil)
        let clock = absence(.active, started: 0, act: 1, due: 10)
        #expect(clock?.kind == .late && clock?.endsAt == start + .days(17))
        #expect(clock?.step(at: start + .days(12)) == nil)
        #expect(clock?.step(at: start + .days(13)) == 3)
        #expect(clock?.isOver(at: start + .days(17)) == true && clock?.isOver(at: start + .days(17) - .milliseconds(1)) == false)
        #expect(absence(.active, started: 0, act: 12, due: 10)?.endsAt == start + .days(19), "a word counts as a sign")
        #expect(absence(.active, started: 0, act: 9, due: 10, answered: 14)?.endsAt == start + .days(21))
    }

    @Test func nobodyIsWaitedForOtherwise() {
        for state in [Engagement.State.delivered, .completed, .cancelled, .disputed] {
            #expect(absence(state, started: 0, due: 1) == nil)
        }
    }

    @Test func stepsComeOneAfterTheOther() {
        let clock = Absence(kind: .kickoff, since: start, days: 7, remindDays: [6, 3, 9, 0])
        #expect(clock.nextStep(after: start) == start + .days(3))
        #expect(clock.nextStep(after: start + .days(3)) == start + .days(6))
        #expect(clock.nextStep(after: start + .days(7)) == nil)
        #expect(clock.step(at: start + .days(6)) == 6 && clock.step(at: start) == nil)
    }

    @Test func twoStrikesSuspend() {
        let rules = StrikeRules()
        #expect(!rules.suspends(1) && rules.suspends(2) && rules.suspends(3))
        #expect(Strike.State.allCases.filter(\.counts) == [.standing, .appealed, .upheld])
    }
}
