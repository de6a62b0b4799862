import Domain
import Hummingbird

/// Kits, introductions and surveys: what makes a newcomer part of a team, and asks whether it did.
struct TeamRoutes: Sendable {
    let site: Site

    func kitForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let desk = try await site.kits.draft(of: project(context), by: context.viewer)
        return context.show(KitPage(desk: desk, form: desk.kit.form))
    }

    func saveKit(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let project = try project(context)
        let desk = try await site.kits.draft(of: project, by: context.viewer)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { KitPage(desk: desk, form: $0) }) { form in
            try await site.kits.save(Kit(&form), of: project, by: context.viewer)
            return .seeOther(project.map { Paths.kit(of: $0) } ?? Paths.ownKit, saying: "Saved.")
        }
    }

    func team(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(TeamPage(desk: try await site.kits.team(context.id(), for: context.viewer), form: Form()))
    }

    func introduce(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        if form["act"] == "remove" {
            try await site.kits.unintroduce(in: id, by: context.viewer)
            return .seeOther(Paths.team(of: id), saying: "Taken back. The link shows nothing any more.")
        }
        return try await context.answer(
            form, orShow: { TeamPage(desk: try await site.kits.team(id, for: context.viewer), form: $0) }
        ) { form in
            try await site.kits.introduce(Introduction(&form), in: id, by: context.viewer)
            return .seeOther(Paths.team(of: id), saying: "Saved. Pass the link on.")
        }
    }

    func nameMate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { TeamPage(desk: try await site.kits.team(id, for: context.viewer), form: $0) }
        ) { form in
            let name = form.line("mate", "The name", 2...80)
            let email = form.read("email", Email.init)
            guard form.problems.isEmpty, let name, let email else { throw form.refusal }
            try await site.kits.name(name, email, in: id, by: context.viewer)
            return .seeOther(Paths.team(of: id), saying: "\(name.text) is asked when the work is completed.")
        }
    }

    func introduction(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (card, engagement) = try await site.kits.introduction(context.parameters.require("token"))
        return context.show(IntroductionPage(card: card, employer: engagement.employer))
    }

    func survey(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(try await surveyPage(context, Form()))
    }

    func answerSurvey(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await surveyPage(context, $0) }) { form in
            var marks: [TeamSurveyItem: Score] = [:]
            for item in TeamSurveyItem.allCases { marks[item] = form.score(item.rawValue) }
            let words = form.prose("words", "Your words", 0...1000)
            guard form.problems.isEmpty, marks.count == TeamSurveyItem.allCases.count, let words else { throw form.refusal }
            try await site.teamSurveys.answer(token, marks, words)
            return .seeOther(Paths.teamSurvey(token), saying: "Thank you. It is kept.")
        }
    }

    func results(_ request: Request, _ context: StaffSeat) async throws -> Response {
        guard context.membership.kind == .employer, context.membership.role.isAuthor else { throw Refusal.notFound }
        let organization = context.membership.organization
        let figures = try await site.database.read { tx in try tx.teamFigures(of: organization) }
        return context.show(TeamFiguresPage(figures: figures))
    }

    private func surveyPage(_ context: SiteContext, _ form: Form) async throws -> TeamSurveyPage {
        let token = try context.parameters.require("token")
        let survey = try await site.teamSurveys.survey(token)
        return TeamSurveyPage(survey: survey, token: token, isOpen: survey.isOpen(at: site.world.now()), form: form)
    }

    /// The project in the address; none is the organization's template.
    private func project(_ context: StaffSeat) throws -> ID<Project>? {
        guard context.parameters.get("id") != nil else { return nil }
        return try context.id()
    }
}
