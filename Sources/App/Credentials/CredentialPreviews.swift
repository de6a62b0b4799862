import Domain

extension CredentialFacts {
    /// Mina's, for previews.
    static let mina = mina(.full)

    static func mina(_ permission: PortfolioPermission) -> CredentialFacts {
        CredentialFacts(
            id: ID("01kbexmh4r7z8m2q9w3e5t6y1p"), engagement: ID("01hzzzzzzzzzzzzzzzzzzzzzz5"), person: ID("01hzzzzzzzzzzzzzzzzzzzzzz2"),
            kind: .fieldwork,
            state: .active, recipient: "Mina Okafor", organization: "Tern", organizationSlug: "tern",
            project: "Clean up a donor list and show what it says",
            field: "data-analysis", industry: "nonprofit", hours: 24, assessor: "Omar Haddad", criteriaMet: 9, criteriaAll: 10,
            skills: ["data-cleaning", "spreadsheets", "data-visualization"],
            deliverables: ["One clean list", "Four charts the team can refresh"],
            beganAt: Instant(milliseconds: 1_793_700_000_000), endedAt: Instant(milliseconds: 1_795_700_000_000),
            issuedAt: Instant(milliseconds: 1_795_700_000_000), permission: permission)
    }

    static let revoked: CredentialFacts = {
        var facts = mina
        facts.state = .revoked
        facts.revokedAt = Instant(milliseconds: 1_796_700_000_000)
        facts.revokeReason = "The work was shown to be another person’s."
        return facts
    }()
}

extension VerifyPage {
    static var previews: [Preview] {
        [
            Preview("verify", page(.mina)), Preview("verify-own", page(.mina, isOwn: true)), Preview("verify-revoked", page(.revoked)),
            Preview("verify-operator", page(.mina, isOperator: true)),
        ]
    }

    private static func page(_ facts: CredentialFacts, isOwn: Bool = false, isOperator: Bool = false) -> VerifyPage {
        VerifyPage(
            facts: facts, portfolio: "mina-okafor", zone: .utc, now: Instant(milliseconds: 1_796_800_000_000),
            siteURL: "https://foothold.example",
            isOwn: isOwn, isOperator: isOperator)
    }
}
