import Testing

@testable import Domain

@Suite struct SecrecyTests {
    private func sign(
        _ state: Engagement.State, _ roles: Set<Engagement.Role>, decides: Bool = false, hasSigned: Bool = false
    ) -> Refusal? {
        refusal { () throws(Refusal) in try Engagement.maySignNDA(in: state, by: roles, decides: decides, hasSigned: hasSigned) }
    }

    @Test func accessEndsWithTheEngagement() {
        #expect(Engagement.State.allCases.filter(\.givesAccess) == [.onboarding, .active, .delivered, .disputed])
    }

    @Test func whoHasAPartSignsWhileTheEngagementLives() {
        for state in Engagement.State.allCases {
            for role in [Engagement.Role.participant, .mentor, .supervisor] {
                #expect((sign(state, [role]) == nil) == state.givesAccess)
                #expect(sign(state, [role], hasSigned: true) != nil)
            }
            #expect((sign(state, [.operator]) == nil) == (state == .disputed))
            #expect(sign(state, []) == .notFound)
            #expect(sign(state, [.supervisor], decides: true) != nil)
        }
    }

    @Test func workWaitsForTheSignatureWhereThereIsOne() {
        func start(_ signed: Bool) -> String? {
            refusal { () throws(Refusal) in
                try Engagement.mayStart(
                    signedByParticipant: true, signedBySupervisor: true, ndaSigned: signed, funded: true, ticked: [.firstTask, .dates])
            }?.message
        }
        #expect(start(true) == nil)
        #expect(start(false)?.contains("non-disclosure") == true)
        #expect(KickoffItem.nda.isRequired && !KickoffItem.nda.isTickedByHand)
    }

    @Test func silenceNeverShowsAnything() {
        let machine = PortfolioRequest.machine
        #expect(machine.moves.filter { $0.event == .lapse }.map(\.to) == [.described])
        #expect(PortfolioRequest.Event.allCases.filter { PortfolioRequest.permission(after: $0) != nil } == [.approve, .agree])
        for state in PortfolioRequest.State.allCases {
            #expect(machine.events(from: state, by: [.participant]).allSatisfy { $0 == .agree || $0 == .withdraw })
            #expect(machine.events(from: state, by: [.employer]).isEmpty == (state != .asked))
        }
        #expect(machine.allows(.agree, from: .redacted, by: [.participant]) && !machine.allows(.agree, from: .asked, by: [.participant]))
    }
}
