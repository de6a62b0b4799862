import Testing

@testable import Domain

@Suite struct ScopeCheckTests {
    private let now = Day.on("2026-10-01").start

    private let policy = Policy(
        version: "us-2026-1", effective: Day.on("2026-01-01"), prohibited: ["patient care", "tutor"],
        ongoing: ["ongoing", "long term role"], exclusionary: ["rockstar": "skilled person", "native speaker": "fluent"],
        jargon: ["synergy", "low hanging fruit"])

    private let perfect = ScopeDraft(
        title: "Find out why customers leave", problem: "We lose one customer in five each year and do not know why.",
        background: "Tern sells maps to sailors. You will read past messages and talk to ten people.",
        deliverables: [
            Deliverable(title: "Interview notes", criteria: ["Ten people are interviewed, each with consent"], weight: 40, dueDays: 10),
            Deliverable(
                title: "Written report", criteria: ["Names the three most common reasons", "Gives two quotes for each reason"], weight: 60,
                dueDays: 20),
        ],
        hours: 20, fee: usd(60_000), start: Day.on("2026-11-02"), applyBy: Day.on("2026-10-15"), decideBy: Day.on("2026-10-25"),
        hasSupervisor: true, hasBackupSupervisor: true, hasMentor: true, checkIns: .weekly)

    private func report(_ change: (inout ScopeDraft) -> Void) -> ScopeReport {
        var draft = perfect
        change(&draft)
        return ScopeCheck.score(draft, policy, now)
    }

    @Test func aPerfectDraftScoresOneHundred() {
        let report = report { _ in }
        #expect(report.score == 100, "\(report.losses.map(\.fix))")
        #expect(report.losses.isEmpty)
        #expect(report.canPublish && !report.needsOperator)
    }

    @Test func thePointsAddUpToOneHundredAndEachCheckIsMadeOnce() {
        #expect(ScopeCheck.rules.reduce(0) { $0 + $1.points } == 100)
        #expect(ScopeCheck.rules.map(\.id) == Finding.Check.allCases)
    }

    @Test func anEmptyDraftCannotBePublishedAndIsToldHow() {
        let report = ScopeCheck.score(ScopeDraft(), policy, now)
        #expect(report.score < 60)
        #expect(!report.canPublish && report.needsOperator)
        #expect(Set(report.losses.map(\.id)) == Set(Finding.Check.allCases).subtracting([.ongoing, .prohibited, .jargon, .exclusion]))
    }

    @Test(arguments: Loss.all)
    func eachLossIsFoundAloneAndSaysWhatToDo(_ loss: Loss) throws {
        let report = report(loss.change)
        let found = try #require(report.losses.first, "nothing was lost")
        #expect(report.losses.map(\.id) == [loss.id])
        #expect(found.lost == found.points && found.lost > 0)
        #expect(found.fix.hasSuffix(".") && !found.fix.contains("!") && !found.field.isEmpty && !found.title.isEmpty)
        switch found.gate {
        case .none: #expect(report.score == 100 - found.points)
        case .operator: #expect(report.canPublish && report.needsOperator)
        case .blocks: #expect(!report.canPublish && report.score < policy.publishScore)
        }
    }

    @Test func everyCheckHasATestOfItsLoss() {
        #expect(Set(Loss.all.map(\.id)) == Set(Finding.Check.allCases))
    }

    @Test func whatBarsPublishingIsWrittenDownHereToo() {
        let barring: [Finding.Check] = [.deliverables, .criteria, .weights, .hours, .fee, .prohibited]
        #expect(ScopeCheck.rules.filter { $0.gate == .blocks }.map(\.id) == barring)
        #expect(ScopeCheck.rules.filter { $0.gate == .operator }.map(\.id) == [.ongoing])
    }

    @Test func payBelowTheFloorCannotBePublishedHoweverGoodTheRest() {
        let report = report { $0.fee = usd(100) }
        #expect(report.score == 59)
        #expect(!report.canPublish)
    }

    @Test func manySmallLossesSendADraftToTheOperator() {
        let report = report {
            $0.problem = ""
            $0.decideBy = nil
            $0.hasSupervisor = false
            $0.start = nil
            $0.background = "Synergy for a rockstar."
        }
        #expect((60..<80).contains(report.score))
        #expect(report.canPublish && report.needsOperator)
    }

    @Test func wordsAreFoundWholeAndWithoutRegardToCase() {
        #expect(report { $0.background = "Make a tutorial for sailors." }.losses.isEmpty)
        #expect(report { $0.background = "Be a TUTOR for sailors." }.losses.map(\.id) == [.prohibited])
        #expect(report { $0.background = "This helps patients. Care is needed." }.losses.isEmpty)
    }

    @Test func theFixNamesTheBetterWord() {
        let report = report { $0.background = "You are a native speaker." }
        #expect(report.losses.map(\.fix) == ["Write “fluent” instead of “native speaker”, which keeps people away."])
    }

    @Test func theFloorIsExact() {
        #expect(report { $0.fee = usd(40_000) }.losses.isEmpty)
        #expect(
            report { $0.fee = usd(39_999) }.losses.first?.fix == "Raise the fee to at least 400.00 USD for 20 hours, or plan fewer hours.")
    }

    @Test func answersAreDueFourteenDaysAfterTheLastDayToApply() {
        #expect(report { $0.decideBy = Day.on("2026-10-29") }.losses.isEmpty)
        #expect(report { $0.decideBy = Day.on("2026-10-30") }.losses.map(\.id) == [.decision])
    }

    @Test func absurdNumbersAreAnsweredNotCrashedOn() {
        let deliverable = Deliverable(title: "Written report", criteria: ["Names the three reasons"], weight: .max, dueDays: .max)
        let report = report {
            $0.deliverables = [deliverable, deliverable]
            $0.hours = .max
            $0.fee = usd(.max)
        }
        #expect(!report.canPublish)
        #expect(policy.floor(forHours: .max).minor == .max)
    }
}
