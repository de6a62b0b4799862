import Domain
import Storage

/// Portfolios: a person chooses what of their verified work others see.
struct Portfolios: Sendable {
    let site: Site

    /// Everything of the viewer's own, whoever may see it.
    func own(_ viewer: Viewer) async throws -> Portfolio {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read { tx in
            guard let profile = try tx.profile(of: viewer.id) else { throw Refusal.notFound }
            return Portfolio(
                profile: profile, items: try tx.portfolioItems(of: viewer.id, at: now, policy),
                proofs: try tx.skillProofs(of: viewer.id, at: now, policy))
        }
    }

    /// The portfolio under a public name as visitors see it; a private one is there for its owner alone.
    func open(_ slug: String, for viewer: Viewer?) async throws -> Portfolio {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read { tx in
            guard let person = try tx.portfolioOwner(slug, seenBy: viewer), let profile = try tx.profile(of: person) else {
                throw Refusal.notFound
            }
            let shown: SQL = "portfolio_item.visibility = 'public' AND credential.state = 'active'"
            return Portfolio(
                profile: profile, items: try tx.portfolioItems(of: person, where: shown, at: now, policy),
                proofs: profile.shows(.skills) ? try tx.skillProofs(of: person, at: now, policy) : [])
        }
    }

    /// One piece alone, for those who have its link.
    func piece(_ id: ID<PortfolioItem>, of slug: String, for viewer: Viewer?) async throws -> (item: PortfolioItem, profile: Profile) {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read { tx in
            guard let person = try tx.portfolioOwner(slug, seenBy: viewer), let profile = try tx.profile(of: person) else {
                throw Refusal.notFound
            }
            let shown: SQL = viewer?.id == person ? "TRUE" : "portfolio_item.visibility <> 'private' AND credential.state = 'active'"
            let condition: SQL = "portfolio_item.id = \(id) AND \(shown)"
            guard let item = try tx.portfolioItems(of: person, where: condition, at: now, policy).first else { throw Refusal.notFound }
            return (item, profile)
        }
    }

    /// Chooses the public name, and who may open the portfolio.
    func save(_ slug: Slug, _ visibility: PortfolioVisibility, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            if visibility != .private { try viewer.checkConfirmed() }
            guard try !tx.isSlugTaken(slug, byOtherThan: viewer.id) else {
                throw Refusal.invalid("slug", "Somebody has this name already: choose another.")
            }
            try tx.setPortfolio(slug, visibility, of: viewer.id, at: moment.now)
            try tx.record(.person, viewer.id.text, "portfolio", to: visibility.rawValue, by: viewer.id, role: "self", at: moment)
        }
    }

    /// Changes what is said and shown of one piece, as far as the employer's permission goes.
    func change(_ id: ID<PortfolioItem>, _ visibility: PortfolioVisibility, words: Prose, link: WebLink?, by viewer: Viewer) async throws {
        let (now, policy) = (site.world.now(), site.policy)
        try await site.database.write { tx in
            guard let item = try tx.portfolioItems(of: viewer.id, where: "portfolio_item.id = \(id)", at: now, policy).first else {
                throw Refusal.notFound
            }
            if item.isGuarded {
                // Words that were approved are not changed behind the employer’s back.
                try tx.run(
                    """
                    UPDATE portfolio_item SET visibility = \(visibility), updated_at = \(now)
                    WHERE id = \(id) AND person_id = \(viewer.id)
                    """)
                return
            }
            guard words.text.isEmpty || item.permission != .description else {
                throw Refusal.invalid(
                    "words", "\(item.facts.organization) allows a description only: the verified facts are shown, without your words.")
            }
            guard link == nil || item.permission == .full else {
                throw Refusal.invalid("link", "\(item.facts.organization) keeps the work itself private, so no link to it is shown.")
            }
            try tx.run(
                """
                UPDATE portfolio_item SET visibility = \(visibility), words = \(words), link = \(link?.text ?? ""), updated_at = \(now)
                WHERE id = \(id) AND person_id = \(viewer.id)
                """)
        }
    }

    func move(_ id: ID<PortfolioItem>, up: Bool, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in try tx.movePortfolioItem(id, of: viewer.id, up: up, at: now) }
    }
}

extension Site {
    var portfolios: Portfolios { Portfolios(site: self) }
}
