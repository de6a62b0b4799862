import Testing

@testable import Domain

/// Holds every table to its own listing: each state, each event, each set of roles.
@Suite struct MachineTests {
    @Test func organizations() { check(Organization.machine, from: .unverified) }
    @Test func projects() { check(Project.machine, from: .draft) }
    @Test func applications() { check(Application.machine, from: .draft) }
    @Test func engagements() { check(Engagement.machine, from: .onboarding) }
    @Test func milestones() { check(Milestone.machine, from: .planned) }
    @Test func credentials() { check(Credential.machine, from: .active) }
    @Test func disputes() { check(Dispute.machine, from: .opened) }
    @Test func strikes() { check(Strike.machine, from: .standing) }
    @Test func reports() { check(Report.machine, from: .open) }

    private func check<State, Event, Role>(_ machine: Machine<State, Event, Role>, from first: State) {
        let sets = subsets(of: Array(Role.allCases))
        for state in State.allCases {
            for event in Event.allCases {
                for roles in sets { check(machine, event, state, roles) }
            }
            for roles in sets {
                let buttons = Event.allCases.filter { machine.allows($0, from: state, by: roles) }
                #expect(machine.events(from: state, by: roles) == buttons)
            }
        }
        #expect(reachable(machine, from: first) == Set(State.allCases), "a state no event leads to")
        #expect(Set(machine.moves.map(\.event)) == Set(Event.allCases), "an event no rule mentions")
    }

    private func check<State, Event, Role>(_ machine: Machine<State, Event, Role>, _ event: Event, _ state: State, _ roles: Set<Role>) {
        let ofEvent = machine.moves.filter { $0.event == event && !roles.isDisjoint(with: $0.roles) }
        let targets = Set(ofEvent.filter { $0.from == state }.map { $0.to ?? state })
        #expect(targets.count <= 1, "\(event) from \(state) leads two ways")
        #expect(machine.allows(event, from: state, by: roles) == (targets.count == 1))
        do {
            let next = try machine.next(event, from: state, by: roles)
            #expect(targets == [next])
        } catch {
            #expect(targets.isEmpty)
            let isRight =
                switch error {
                case .notFound: roles.isEmpty
                case .forbidden: !roles.isEmpty && ofEvent.isEmpty
                case .conflict: !ofEvent.isEmpty
                case .invalid, .tooMany: false
                }
            #expect(isRight, "\(event) from \(state) by \(roles): \(error)")
            #expect(error.message.hasSuffix(".") && !error.message.contains("!"))
        }
    }

    private func subsets<Role: Hashable>(of roles: [Role]) -> [Set<Role>] {
        roles.reduce([[]]) { sets, role in sets + sets.map { $0.union([role]) } }
    }

    private func reachable<State, Event, Role>(_ machine: Machine<State, Event, Role>, from first: State) -> Set<State> {
        var found: Set<State> = [first]
        for _ in State.allCases {
            for move in machine.moves where found.contains(move.from) { found.insert(move.to ?? move.from) }
        }
        return found
    }

    @Test func aStrangerLearnsNothing() {
        for state in Project.State.allCases {
            #expect(refusal { () throws(Refusal) in try Project.machine.next(.approve, from: state, by: []) } == .notFound)
        }
    }

    @Test func theRoleIsCheckedBeforeTheState() {
        for state in Project.State.allCases {
            let found = refusal { () throws(Refusal) in try Project.machine.next(.approve, from: state, by: [.author]) }
            #expect(found == .forbidden("Only the operator can do this: ask them, or go back to the project."))
        }
    }

    @Test func whatTheClockDoesNobodyIsSentTo() {
        let found = refusal { () throws(Refusal) in try Application.machine.next(.lapse, from: .offered, by: [.applicant]) }
        #expect(found == .forbidden("This happens by itself when it is due: you do not need to do anything."))
    }

    @Test func aConflictSaysWhatTheThingIsNow() {
        let again = refusal { () throws(Refusal) in try Project.machine.next(.close, from: .closed, by: [.author]) }
        #expect(again == .conflict("This has already been done: the project is marked “Closed”."))
        let late = refusal { () throws(Refusal) in try Application.machine.next(.accept, from: .lapsed, by: [.applicant]) }
        #expect(
            late
                == .conflict("The application is marked “Offer lapsed”, so this is not possible now. Reload the page to see what is."))
    }

    @Test func movesAreListedInTheOrderOfTheirDeclaration() {
        let listing = Report.machine.moves.map { "\($0.event) \($0.from) \($0.to.map { "\($0)" } ?? "-") \($0.roles)" }
        #expect(listing.count == 2)
        #expect(Report.machine.moves.map(\.event) == [.settle, .dismiss])
        #expect(Report.machine.moves.map(\.to) == [.settled, .dismissed])
        #expect(Application.machine.moves.first { $0.event == .edit }?.to == nil)
    }

    @Test func buttonsComeInTheOrderOfTheEvents() {
        #expect(Application.machine.events(from: .offered, by: [.applicant]) == [.accept, .refuse, .withdraw, .message])
        #expect(
            Application.machine.events(from: .submitted, by: [.employer]) == [.rate, .shortlist, .offer, .decline, .message])
        #expect(Project.machine.events(from: .review, by: [.operator]) == [.approve, .return])
        #expect(Milestone.machine.events(from: .submitted, by: [.supervisor]) == [.accept, .request])
        #expect(Engagement.machine.events(from: .completed, by: [.mentor]) == [.message])
    }
}
