import Testing

@testable import Domain

@Suite struct EngagementTests {
    private let ready: Set<KickoffItem> = [.firstTask, .dates]

    @Test func workStartsWhenEverythingRequiredIsThere() {
        #expect(start(true, true, true, ready) == nil)
        #expect(start(true, true, true, Set(KickoffItem.allCases)) == nil)
    }

    @Test func workDoesNotStartBeforeBothSignedAndTheFeeIsHeld() {
        #expect(start(false, true, true, ready) == "The participant has not signed the agreement yet: ask them to sign it.")
        #expect(start(true, false, true, ready) == "The supervisor has not signed the agreement yet: ask them to sign it.")
        #expect(start(true, true, false, ready) == "The fee has not arrived yet: work starts when it is held.")
        #expect(start(true, true, true, [.dates]) == "The kick-off list is not finished: “First task” is still open.")
        #expect(start(true, true, true, []) != nil)
    }

    private func start(_ participant: Bool, _ supervisor: Bool, _ funded: Bool, _ ticked: Set<KickoffItem>) -> String? {
        refusal { () throws(Refusal) in
            try Engagement.mayStart(signedByParticipant: participant, signedBySupervisor: supervisor, funded: funded, ticked: ticked)
        }?.message
    }

    @Test func theMilestonesSayWhatHappensNext() {
        #expect(Engagement.outcome(of: []) == nil)
        #expect(Engagement.outcome(of: [.cancelled, .cancelled]) == nil)
        #expect(Engagement.outcome(of: [.planned, .accepted]) == nil)
        #expect(Engagement.outcome(of: [.planned, .submitted]) == nil)
        #expect(Engagement.outcome(of: [.submitted, .accepted]) == .deliver)
        #expect(Engagement.outcome(of: [.accepted, .changes]) == .resume)
        #expect(Engagement.outcome(of: [.accepted, .accepted]) == .complete)
        #expect(Engagement.outcome(of: [.accepted, .cancelled]) == .complete)
    }

    @Test func everyKickoffItemTellsEachSideWhatToDo() {
        for item in KickoffItem.allCases {
            for side in FeedbackSide.allCases { #expect(item.words(for: side).hasSuffix(".")) }
        }
        #expect(KickoffItem.allCases.filter { !$0.isTickedByHand } == [.agreement, .nda, .funding])
    }

    @Test func aSubmissionKeepsWhatIsThere() throws {
        let version = try SubmissionVersion(
            note: " The report\r\nis done. ", links: ["https://example.org/a", "  "],
            reflection: [.learned: "To listen.", .next: "  "], aiPolicy: .allowed)
        #expect(version.note.text == "The report\nis done.")
        #expect(version.links.map(\.host) == ["example.org"])
        #expect(version.reflection.keys.map(\.rawValue) == ["learned"])
        #expect(version.aiStatement == nil)
    }

    @Test func aSubmissionTellsEverythingThatIsWrong() {
        let found = refusal { () throws(Refusal) in
            try SubmissionVersion(
                note: "", links: ["nowhere", "https://example.org"], reflection: [.hardest: String(repeating: "a", count: 1001)],
                aiPolicy: .disclose)
        }
        #expect(found?.problems.map(\.field) == ["note", "links", "reflection_hardest", "ai_statement"])
    }

    @Test func aSubmissionHasAtMostFiveLinks() {
        let links = Array(repeating: "https://example.org", count: 6)
        let found = refusal { () throws(Refusal) in try SubmissionVersion(note: "Done.", links: links, aiPolicy: .allowed) }
        #expect(found == .invalid("links", "Give at most 5 links."))
    }

    @Test func theStatementAboutAIIsAskedForOnlyWhereTheProjectSaysSo() throws {
        for policy in [AIPolicy.allowed, .forbidden] {
            #expect(refusal { () throws(Refusal) in try SubmissionVersion(note: "Done.", aiPolicy: policy) } == nil)
        }
        #expect(refusal { () throws(Refusal) in try SubmissionVersion(note: "Done.", aiPolicy: .disclose) } != nil)
        #expect(try SubmissionVersion(note: "Done.", aiStatement: "None", aiPolicy: .disclose).aiStatement?.text == "None")
    }

    @Test func verdictsCountTowardsTheOutcome() {
        #expect(Verdict.allCases.map(\.percent) == [100, 50, 0])
    }
}
