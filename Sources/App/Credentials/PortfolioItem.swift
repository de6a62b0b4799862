import Domain
import Storage

/// One piece on a portfolio: verified work, and what its doer says and shows of it.
struct PortfolioItem: Sendable {
    let id: ID<PortfolioItem>
    var visibility: PortfolioVisibility
    let words: String
    let link: String
    let facts: CredentialFacts
    /// The work is not open: what is said about it was read and approved by the employer, word for word.
    var isGuarded = false
    /// What the employer said in public, once it may be read.
    let quote: Quote?

    struct Quote: Sendable {
        let words: String
        let author: String
    }

    /// The employer lets so much be shown; the verified facts always may.
    var permission: PortfolioPermission { facts.permission }
    var wordsShown: String { permission == .description ? "" : words }
    var linkShown: String { permission == .full ? link : "" }
}

/// What employers' ratings say about one skill.
struct SkillProof: Sendable {
    let skill: String
    let projects: Int
    let raters: Int
    let averageInTenths: Int

    init(skill: String, projects: Int, raters: Int, sum: Int) {
        (self.skill, self.projects, self.raters) = (skill, projects, raters)
        averageInTenths = projects == 0 ? 0 : (sum * 10 + projects / 2) / projects
    }
}

/// A portfolio as far as its reader may see it.
struct Portfolio: Sendable {
    let profile: Profile
    let items: [PortfolioItem]
    let proofs: [SkillProof]

    /// Skills that nobody has rated yet.
    var claimedOnly: [String] { profile.skills.filter { skill in !proofs.contains { $0.skill == skill } } }
}
