import Testing

@testable import Domain

@Suite struct RoomRulesTests {
    private func at(_ days: Int, _ hours: Int = 0) -> Instant { Instant(milliseconds: 0) + .days(days) + .hours(hours) }

    @Test func aFlagGoesUpAfterTwoMissesInARowOrWhenBlocked() {
        #expect(AtRisk.raised(by: []) == nil)
        #expect(AtRisk.raised(by: [.missed]) == nil)
        #expect(AtRisk.raised(by: [.missed, .good, .missed]) == nil)
        #expect(AtRisk.raised(by: [.missed, .missed, .good]) == .missed)
        #expect(AtRisk.raised(by: [.good, .missed, .missed]) == nil)
        #expect(AtRisk.raised(by: [.blocked]) == .blocked)
        #expect(AtRisk.raised(by: [.missed, .blocked]) == nil)
        #expect(AtRisk.raised(by: [.answered, .blocked]) == nil)
    }

    @Test func aGoodCheckInTakesEveryFlagDownAndAnyAnswerTheOneForSilence() {
        #expect(AtRisk.lifted(by: .good) == [.blocked, .missed])
        #expect(AtRisk.lifted(by: .answered) == [.missed])
        #expect(AtRisk.lifted(by: .blocked) == [.missed])
        #expect(AtRisk.lifted(by: .missed) == [])
    }

    @Test func whoIsBlockedSaysByWhat() throws {
        let found = refusal { () throws(Refusal) in
            try CheckInAnswer(onTrack: "", blocked: "yes", words: " ", metMentor: "", energy: "6")
        }
        #expect(found?.problems.map(\.field) == ["on_track", "words", "energy"])
        let answer = try CheckInAnswer(onTrack: "no", blocked: "no", words: "", metMentor: "no", energy: " 3 ")
        #expect(answer.outcome == .answered && answer.metMentor == false && answer.energy == 3)
        #expect(try CheckInAnswer(onTrack: "yes", blocked: "no", words: "", metMentor: "", energy: "5").isGood)
        #expect(try CheckInAnswer(onTrack: "yes", blocked: "yes", words: "A key", metMentor: "", energy: "5").outcome == .blocked)
    }

    @Test func theRhythmFindsItsDays() throws {
        let monday = try #require(Day(parsing: "2026-11-02"))
        #expect(CheckInRhythm.weekly.first(from: monday)?.text == "2026-11-06")
        #expect(CheckInRhythm.weekly.last(until: monday)?.text == "2026-10-30")
        #expect(CheckInRhythm.twice.first(from: monday)?.text == "2026-11-03")
        #expect(CheckInRhythm.weekly.first(from: try #require(Day(parsing: "2026-11-06")))?.text == "2026-11-06")
        #expect(CheckInRhythm.none.first(from: monday) == nil && CheckInRhythm.none.last(until: monday) == nil)
    }

    @Test func remindersStopAfterTwoInARowThatHelpedNobody() {
        #expect(!Nudging.stops(after: []))
        #expect(!Nudging.stops(after: [false]))
        #expect(Nudging.stops(after: [false, false]))
        #expect(Nudging.stops(after: [nil, false, false]))
        #expect(!Nudging.stops(after: [false, true, false]))
        #expect(Nudging.stops(after: [false, false, true]))
    }

    @Test func aSlotIsFilledWhileItIsFreshAndTheNextOneIsKnown() {
        let slots = [at(1), at(4), at(7)]
        #expect(Nudging.place(at(0), in: slots) == (nil, at(1)))
        #expect(Nudging.place(at(1), in: slots) == (at(1), at(4)))
        #expect(Nudging.place(at(1, 23), in: slots) == (at(1), at(4)))
        #expect(Nudging.place(at(2), in: slots) == (nil, at(4)))
        #expect(Nudging.place(at(7), in: slots) == (at(7), nil))
    }

    @Test func aPauseMovesAClockByWhatItTookOfIt() {
        #expect(Standstill.moved(at(0), by: []) == at(0))
        #expect(Standstill.moved(at(0), by: [Standstill(from: at(2), to: at(5))]) == at(3))
        #expect(Standstill.moved(at(3), by: [Standstill(from: at(2), to: at(5))]) == at(5))
        #expect(Standstill.moved(at(6), by: [Standstill(from: at(2), to: at(5))]) == at(6))
        #expect(Standstill.moved(at(0), by: [Standstill(from: at(6), to: at(7)), Standstill(from: at(2), to: at(5))]) == at(4))
    }

    @Test func datesMoveByWholeDays() {
        #expect(Standstill(from: at(0), to: at(0)).days == 0)
        #expect(Standstill(from: at(0), to: at(0, 1)).days == 1)
        #expect(Standstill(from: at(0), to: at(1)).days == 1)
        #expect(Standstill(from: at(0), to: at(1, 1)).days == 2)
    }

    @Test func aPauseHasAnEnd() throws {
        let today = try #require(Day(parsing: "2026-11-02"))
        func check(_ days: Int, _ isIllness: Bool) -> String? {
            refusal { () throws(Refusal) in try Pause.check(today.adding(days: days), from: today, isIllness: isIllness) }?.problems.first?
                .field
        }
        #expect(check(0, false) == "until" && check(-1, true) == "until")
        #expect(check(1, false) == nil && check(60, false) == nil && check(61, false) == "until")
        #expect(check(7, true) == nil && check(8, true) == "until")
    }

    @Test func nobodySignsForBothSides() {
        for state in ChangeRequest.State.allCases {
            #expect(!ChangeRequest.machine.allows(.agree, from: state, by: [.proposer]))
            #expect(!ChangeRequest.machine.allows(.withdraw, from: state, by: [.other]))
        }
        for state in Pause.State.allCases { #expect(!Pause.machine.allows(.agree, from: state, by: [.proposer, .clock])) }
        for state in Accommodation.State.allCases {
            #expect(Accommodation.machine.events(from: state, by: [.operator]).isEmpty)
            #expect(!Accommodation.machine.allows(.agree, from: state, by: [.participant]))
        }
        for state in [CheckIn.State.answered, .missed, .void] {
            #expect(CheckIn.machine.events(from: state, by: [.participant, .clock]).isEmpty)
        }
    }
}
