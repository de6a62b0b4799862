import Domain
import Storage

/// Which portfolios a reader may open: a condition on `profile` joined with `person`.
func portfoliosSeen(by viewer: Viewer?) -> SQL {
    let open: SQL = "(profile.portfolio <> 'private' AND person.suspended_at IS NULL)"
    return viewer.map { "(\(open) OR person.id = \($0.id))" } ?? open
}

extension Transaction {
    func portfolioOwner(_ slug: String, seenBy viewer: Viewer?) throws -> ID<Person>? {
        try value(
            """
            SELECT person.id AS value FROM profile JOIN person ON person.id = profile.person_id
            WHERE profile.slug = \(slug) AND \(portfoliosSeen(by: viewer))
            """)
    }

    /// The pieces of a person in their own order; `condition` is on `portfolio_item` and `credential`.
    func portfolioItems(of person: ID<Person>, where condition: SQL = "TRUE", at now: Instant, _ policy: Policy) throws -> [PortfolioItem] {
        try rows(
            """
            SELECT credential.*, portfolio_item.permission, portfolio_item.id AS item_id, portfolio_item.visibility, portfolio_item.words,
            portfolio_item.link, spoken.public_words, spoken.author, project.confidentiality
            FROM portfolio_item JOIN credential ON credential.engagement_id = portfolio_item.engagement_id
            JOIN engagement ON engagement.id = portfolio_item.engagement_id JOIN project ON project.id = engagement.project_id
            LEFT JOIN (SELECT feedback.engagement_id, feedback.public_words, person.name AS author
                FROM feedback JOIN person ON person.id = feedback.author_id
                WHERE feedback.side = 'employer' AND feedback.public_words <> '' AND \(feedbackRevealed(at: now, policy))) spoken
            ON spoken.engagement_id = portfolio_item.engagement_id
            WHERE portfolio_item.person_id = \(person) AND \(condition)
            ORDER BY portfolio_item.position, portfolio_item.id
            """
        ).map(PortfolioItem.init)
    }

    /// What employers' open ratings say about a person's skills, best shown first.
    func skillProofs(of person: ID<Person>, at now: Instant, _ policy: Policy) throws -> [SkillProof] {
        let proofs = try rows(
            """
            SELECT feedback_skill.skill, COUNT(*) AS projects, COUNT(DISTINCT feedback.author_id) AS raters, CAST(SUM(feedback_skill.rating) AS BIGINT) AS total
            FROM feedback_skill JOIN feedback ON feedback.id = feedback_skill.feedback_id
            JOIN engagement ON engagement.id = feedback.engagement_id
            WHERE engagement.person_id = \(person) AND feedback.side = 'employer' AND \(feedbackRevealed(at: now, policy))
            AND NOT EXISTS (SELECT 1 FROM credential WHERE credential.engagement_id = engagement.id AND credential.state = 'revoked')
            GROUP BY feedback_skill.skill
            ORDER BY feedback_skill.skill
            """
        ).map { try SkillProof(skill: $0["skill"], projects: $0["projects"], raters: $0["raters"], sum: $0["total"]) }
        return proofs.sorted { ($0.averageInTenths, $0.projects) > ($1.averageInTenths, $1.projects) }
    }

    func isSlugTaken(_ slug: Slug, byOtherThan person: ID<Person>) throws -> Bool {
        try exists("SELECT person_id FROM profile WHERE slug = \(slug.text) AND person_id <> \(person)")
    }

    func setPortfolio(_ slug: Slug, _ visibility: PortfolioVisibility, of person: ID<Person>, at now: Instant) throws {
        try run("UPDATE profile SET slug = \(slug.text), portfolio = \(visibility), updated_at = \(now) WHERE person_id = \(person)")
    }

    /// Swaps a piece with its neighbour; at the end it stays where it is.
    func movePortfolioItem(_ id: ID<PortfolioItem>, of person: ID<Person>, up: Bool, at now: Instant) throws {
        try holdProfile(of: person)
        var order: [ID<PortfolioItem>] = try rows("SELECT id FROM portfolio_item WHERE person_id = \(person) ORDER BY position, id").map {
            try $0["id"]
        }
        guard let place = order.firstIndex(of: id) else { throw Refusal.notFound }
        let other = up ? place - 1 : place + 1
        guard order.indices.contains(other) else { return }
        order.swapAt(place, other)
        for (position, item) in order.enumerated() {
            try run(
                "UPDATE portfolio_item SET position = \(position + 1), updated_at = \(now) WHERE id = \(item) AND position <> \(position + 1)"
            )
        }
    }
}

extension PortfolioItem {
    init(row: Row) throws {
        let (words, author): (String?, String?) = (try row["public_words"], try row["author"])
        let confidentiality: Confidentiality = try row["confidentiality"]
        self.init(
            id: try row["item_id"], visibility: try row["visibility"], words: try row["words"], link: try row["link"],
            facts: try CredentialFacts(row: row), isGuarded: confidentiality != .open,
            quote: words.map { Quote(words: $0, author: author ?? "") })
    }
}
