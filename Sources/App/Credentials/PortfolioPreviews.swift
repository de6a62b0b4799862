import Domain

extension PortfolioItem {
    static func mina(_ permission: PortfolioPermission, _ visibility: PortfolioVisibility = .public) -> PortfolioItem {
        PortfolioItem(
            id: ID("01hzzzzzzzzzzzzzzzzzzzzzz6"), visibility: visibility,
            words: "Three spreadsheets became one list of 3,412 people, and four charts the team now refreshes on its own every Monday.",
            link: "https://example.org/donors", facts: .mina(permission),
            quote: Quote(words: "She asked what a duplicate costs us before she touched a single row.", author: "Omar Haddad"))
    }
}

extension Portfolio {
    static let mina = Portfolio(
        profile: .mina, items: [.mina(.full), .mina(.redacted), .mina(.description)],
        proofs: [
            SkillProof(skill: "data-cleaning", projects: 2, raters: 2, sum: 8),
            SkillProof(skill: "spreadsheets", projects: 1, raters: 1, sum: 3),
        ])
    static let empty = Portfolio(profile: .empty, items: [], proofs: [])
}

extension PortfolioPage {
    static var previews: [Preview] {
        [
            Preview("portfolio", PortfolioPage(portfolio: .mina, zone: .utc, isOwn: false)),
            Preview("portfolio-own-view", PortfolioPage(portfolio: .empty, zone: .utc, isOwn: true)),
        ]
    }
}

extension PiecePage {
    static var previews: [Preview] {
        [Preview("piece", PiecePage(item: .mina(.full, .link), profile: .mina, slug: "mina-okafor", zone: .utc))]
    }
}

extension OwnPortfolioPage {
    static var previews: [Preview] {
        [
            Preview("own-portfolio", page(.mina, Form([("slug", "mina-okafor"), ("visibility", "public")]))),
            Preview("own-portfolio-empty", page(.empty, Form([("slug", "zed-novak"), ("visibility", "private")]))),
            Preview(
                "own-portfolio-wrong",
                page(.mina, .wrong([("slug", "admin")], "slug", "“admin” is used by this site: choose another name."))),
        ]
    }

    private static func page(_ portfolio: Portfolio, _ form: Form) -> OwnPortfolioPage {
        OwnPortfolioPage(portfolio: portfolio, form: form, siteURL: "https://foothold.example", zone: .utc)
    }
}

extension PortfolioItemPage {
    static var previews: [Preview] {
        [
            Preview("portfolio-item", page(.full)), Preview("portfolio-item-description", page(.description)),
            Preview("portfolio-item-guarded", page(.description, isGuarded: true)),
        ]
    }

    private static func page(_ permission: PortfolioPermission, isGuarded: Bool = false) -> PortfolioItemPage {
        var item = PortfolioItem.mina(permission)
        item.isGuarded = isGuarded
        return PortfolioItemPage(item: item, form: Form([("visibility", "public")]), siteURL: "https://foothold.example", zone: .utc)
    }
}
