import Domain
import Hummingbird

/// Choosing what a portfolio shows, and opening one.
struct PortfolioRoutes: Sendable {
    let site: Site

    func own(_ request: Request, _ context: SignedIn) async throws -> Response {
        let portfolio = try await site.portfolios.own(context.viewer)
        return context.show(
            OwnPortfolioPage(portfolio: portfolio, form: Self.form(of: portfolio), siteURL: site.config.url, zone: context.visit.zone))
    }

    func save(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let portfolio = try await site.portfolios.own(context.viewer)
        return try await context.answer(
            form, orShow: { OwnPortfolioPage(portfolio: portfolio, form: $0, siteURL: site.config.url, zone: context.visit.zone) }
        ) { form in
            let slug = form.read("slug", Slug.init)
            let visibility: PortfolioVisibility? = form.choice("visibility", "who may open it")
            guard let slug, let visibility else { throw form.refusal }
            try await site.portfolios.save(slug, visibility, by: context.viewer)
            return .seeOther(
                Paths.ownPortfolio,
                saying: visibility == .private ? "Saved. Only you can open it." : "Saved. It is at \(Paths.portfolio(slug.text).text).")
        }
    }

    func item(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await itemPage(context))
    }

    /// - Parameter asking: what was typed to ask the employer, and was wrong.
    func itemPage(_ context: SignedIn, asking: Form = Form()) async throws -> PortfolioItemPage {
        let item = try await ownItem(context)
        let form = Form([("visibility", item.visibility.rawValue), ("words", item.words), ("link", item.link)])
        return try await page(item, form, context, asking: asking)
    }

    private func page(_ item: PortfolioItem, _ form: Form, _ context: SignedIn, asking: Form = Form()) async throws -> PortfolioItemPage {
        let request = try await site.database.read { tx in try tx.lastPortfolioRequest(in: item.facts.engagement) }
        return PortfolioItemPage(
            item: item, form: form, request: request, asking: asking, siteURL: site.config.url, zone: context.visit.zone)
    }

    func changeItem(_ request: Request, _ context: SignedIn) async throws -> Response {
        let item = try await ownItem(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { try await page(item, $0, context) }
        ) { form in
            let visibility: PortfolioVisibility? = form.choice("visibility", "who may see it")
            let words = form.prose("words", "Your words", 0...2000)
            let link = Text.line(form["link"]).isEmpty ? nil : form.read("link", WebLink.init)
            guard form.problems.isEmpty, let visibility, let words else { throw form.refusal }
            try await site.portfolios.change(item.id, visibility, words: words, link: link, by: context.viewer)
            return .seeOther(Paths.ownPortfolio, saying: "Saved.")
        }
    }

    func moveItem(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        try await site.portfolios.move(context.id(), up: form["direction"] == "up", by: context.viewer)
        return .seeOther(Paths.ownPortfolio, saying: "Moved.")
    }

    func open(_ request: Request, _ context: SiteContext) async throws -> Response {
        let portfolio = try await site.portfolios.open(context.parameters.require("slug"), for: context.visit.viewer)
        return context.show(
            PortfolioPage(portfolio: portfolio, zone: context.visit.zone, isOwn: context.visit.viewer?.id == portfolio.profile.person))
    }

    func piece(_ request: Request, _ context: SiteContext) async throws -> Response {
        let slug = try context.parameters.require("slug")
        let (item, profile) = try await site.portfolios.piece(context.id("item"), of: slug, for: context.visit.viewer)
        return context.show(PiecePage(item: item, profile: profile, slug: slug, zone: context.visit.zone))
    }

    private func ownItem(_ context: SignedIn) async throws -> PortfolioItem {
        let id: ID<PortfolioItem> = try context.id()
        guard let item = try await site.portfolios.own(context.viewer).items.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return item
    }

    private static func form(of portfolio: Portfolio) -> Form {
        let slug = portfolio.profile.slug ?? String(Text.slug(portfolio.profile.name).prefix(40))
        return Form([("slug", slug), ("visibility", portfolio.profile.portfolio.rawValue)])
    }
}
