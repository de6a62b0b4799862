import Testing

@testable import Domain

/// Every choice a visitor may read has words of its own, and every raw value can stand in a column and a form.
@Suite struct WordsTests {
    @Test func statesHaveWords() {
        check(Organization.State.self)
        check(Project.State.self)
        check(Application.State.self)
        check(Engagement.State.self)
        check(Milestone.State.self)
        check(Credential.State.self)
        check(Report.State.self)
        check(Dispute.State.self)
        check(Strike.State.self)
    }

    @Test func choicesHaveWords() {
        check(ProfileSection.self)
        check(Visibility.self)
        check(PortfolioVisibility.self)
        check(Organization.Kind.self)
        check(MemberRole.self)
        check(Place.self)
        check(Confidentiality.self)
        check(PortfolioPermission.self)
        check(AIPolicy.self)
        check(IPMode.self)
        check(CheckInRhythm.self)
        check(ReasonCode.self)
        check(Rating.Criterion.self)
        check(Verdict.self)
        check(CancelReason.self)
        check(ReflectionPrompt.self)
        check(KickoffItem.self)
        check(Account.self)
        check(Transfer.Kind.self)
        check(FeedbackSide.self)
        check(FeedbackCriterion.self)
        check(CredentialKind.self)
        check(ReportReason.self)
        check(AuditKind.self)
        check(FollowKind.self)
        check(Pace.self)
        check(DisputeOutcome.self)
        check(DisputeEnding.self)
        check(Absence.Kind.self)
        check(StrikeReason.self)
    }

    private func check<Choice: Worded>(_ type: Choice.Type) {
        let words = Choice.allCases.map(\.words)
        #expect(words.allSatisfy { $0 == Text.line($0) && !$0.isEmpty && !$0.contains("!") })
        #expect(Set(words).count == words.count, "two cases of \(type) read the same")
        #expect(Choice.allCases.allSatisfy { $0.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F } })
    }

    @Test func sizesAreBands() {
        #expect(OrganizationSize.allCases.map(\.rawValue) == ["1-10", "11-50", "51-250", "251-1000", "1000+"])
        #expect(OrganizationSize.upTo10.words == "1–10 people")
    }

    @Test func eachKindOfOrganizationHasItsRoles() {
        #expect(MemberRole.roles(in: .employer) == [.owner, .supervisor, .mentor, .viewer])
        #expect(MemberRole.roles(in: .school) == [.owner, .coordinator, .instructor, .viewer])
        #expect(MemberRole.allCases.filter(\.isAuthor) == [.owner, .supervisor])
        #expect(MemberRole.allCases.allSatisfy { $0.promise.hasSuffix(".") })
    }

    @Test func auditLinesReadAsSentences() {
        #expect(AuditKind.organizationVerified.words == "Organization verified")
    }
}
