import Domain
import Testing

@Suite("Engagement risks")
struct EngagementRiskTests {
    private let now = Instant(milliseconds: 1_793_610_000_000)

    private func risks(_ state: Engagement.State, _ change: (inout EngagementRisk.Facts) -> Void) -> [EngagementRisk] {
        var facts = EngagementRisk.Facts(state: state, lastAct: now)
        change(&facts)
        return EngagementRisk.all(facts, at: now)
    }

    @Test("a date that passed is late from its next instant, while work is under way")
    func late() {
        #expect(risks(.active) { $0.nextDue = now } == [])
        #expect(risks(.active) { $0.nextDue = now - .milliseconds(1) } == [.late])
        #expect(risks(.delivered) { $0.nextDue = now - .days(1) } == [.late])
        for state in [Engagement.State.onboarding, .completed, .cancelled, .disputed] {
            #expect(risks(state) { $0.nextDue = now - .days(9) } == [], "\(state)")
        }
    }

    @Test("five days without an act are silence, and so are two check-ins that were missed; only at work")
    func silent() {
        #expect(risks(.active) { $0.lastAct = now - .days(5) + .milliseconds(1) } == [])
        #expect(risks(.active) { $0.lastAct = now - .days(5) } == [.silent])
        #expect(risks(.active) { $0.isMissing = true } == [.silent])
        #expect(risks(.delivered) { $0.lastAct = now - .days(50) } == [], "who has handed in everything waits")
        #expect(risks(.active) { $0.lastAct = nil } == [])
    }

    @Test("work that waits two days is unreviewed, a fee that is not held unfunded, and blocked is what the participant said")
    func others() {
        #expect(risks(.delivered) { $0.waitingSince = now - .days(2) + .milliseconds(1) } == [])
        #expect(risks(.delivered) { $0.waitingSince = now - .days(2) } == [.unreviewed])
        #expect(risks(.onboarding) { $0.isFunded = false } == [.unfunded])
        #expect(risks(.cancelled) { $0.isFunded = false } == [])
        #expect(risks(.active) { $0.isBlocked = true } == [.blocked])
        #expect(risks(.completed) { $0.isBlocked = true } == [])
    }

    @Test("while it is paused no clock makes a risk; what was said stands")
    func paused() {
        let found = risks(.active) {
            ($0.isPaused, $0.isBlocked, $0.isMissing, $0.nextDue) = (true, true, true, now - .days(1))
            $0.waitingSince = now - .days(3)
        }
        #expect(found == [.blocked])
    }

    @Test("the worst comes first")
    func order() {
        let all = risks(.active) {
            ($0.isBlocked, $0.isMissing, $0.nextDue, $0.waitingSince) = (true, true, now - .days(1), now - .days(3))
        }
        #expect(all == [.blocked, .late, .silent, .unreviewed])
    }
}

@Suite("Supervisor minutes")
struct SupervisorMinutesTests {
    private let now = Instant(milliseconds: 1_793_610_000_000)

    private func minutes(_ spent: Int, _ days: Int, ended: Int? = nil) -> SupervisorMinutes {
        SupervisorMinutes(spent: .minutes(spent), startedAt: now - .days(days), endedAt: ended.map { now - .days($0) }, at: now)
    }

    @Test("minutes are spread over the weeks of work, four at most and one at least")
    func weeks() {
        #expect(minutes(28, 14).aWeek == 14)
        #expect(minutes(28, 1).aWeek == 28, "less than a week counts as one")
        #expect(minutes(60, 280).aWeek == 15, "only the last four weeks")
        #expect(minutes(14, 20, ended: 6).aWeek == 7)
        #expect(minutes(14, 80, ended: 40).aWeek == nil, "it was over before")
        #expect(SupervisorMinutes(spent: .zero, startedAt: nil, endedAt: nil, at: now).aWeek == nil)
    }

    @Test("fifteen is within the goal, sixteen is not; several are weighed by their weeks")
    func goal() {
        #expect(minutes(15, 7).isWithinGoal)
        #expect(!minutes(16, 7).isWithinGoal)
        #expect((minutes(40, 7) + minutes(0, 21)).aWeek == 10)
        #expect((SupervisorMinutes.none + minutes(8, 7)).aWeek == 8)
    }
}

@Suite("Text for several people")
struct MergedTextTests {
    @Test("names in braces become what is theirs, once")
    func filled() throws {
        let text = try MergedText("Hello {first}, {name}: {project} {first}.")
        #expect(text.filled(name: "Mina {project} Okafor", project: "Lists") == "Hello Mina, Mina {project} Okafor: Lists Mina.")
        #expect(try MergedText("A { b } and {1}").filled(name: "Mina", project: "Lists") == "A { b } and {1}")
    }

    @Test("a name that nobody would fill in is refused")
    func unknown() {
        #expect(throws: Refusal.self) { try MergedText("Hello {forename}") }
        #expect(throws: Refusal.self) { try MergedText("   ") }
        #expect(throws: Refusal.self) { try MergedText(String(repeating: "a", count: 3001)) }
    }
}

@Suite("Shared questions, the rules")
struct SharedQuestionRulesTests {
    @Test("only the employer's side answers, and only who asked or the supervisor takes back")
    func roles() {
        let machine = SharedQuestion.machine
        #expect(machine.allows(.answer, from: .open, by: [.supervisor]) && machine.allows(.answer, from: .open, by: [.mentor]))
        #expect(!machine.allows(.answer, from: .open, by: [.participant]))
        #expect(!machine.allows(.answer, from: .answered, by: [.supervisor]) && machine.allows(.correct, from: .answered, by: [.mentor]))
        #expect(machine.allows(.withdraw, from: .open, by: [.participant]))
        #expect(!machine.allows(.withdraw, from: .answered, by: [.participant]))
        #expect(machine.events(from: .withdrawn, by: [.supervisor, .participant, .mentor]) == [])
    }
}
