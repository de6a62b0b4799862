import Domain
import Hummingbird

/// Applying, and what participants do with their applications.
struct ApplicationRoutes: Sendable {
    let site: Site

    func applyForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let now = site.world.now()
        let project: ID<Project> = try context.id()
        let (opening, known, questions, live) = try await read(project, viewer)
        if let known, known.state != .draft, known.state != .withdrawn, known.state != .submitted {
            return .seeOther(Paths.application(known.id))
        }
        if known?.state != .submitted { try opening.checkOpen(to: viewer, at: now) }
        var form = Form([("pitch", known?.pitch ?? "")])
        for question in questions { form.set(ApplicationDraft.field(question.id), question.answer) }
        return context.show(page(opening, known, questions, live, form, context))
    }

    func apply(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let project: ID<Project> = try context.id()
        let viewer = context.viewer
        return try await context.answer(
            form,
            orShow: { form in
                let (opening, known, questions, live) = try await read(project, viewer)
                return page(opening, known, questions, live, form, context)
            }
        ) { form in
            let isDraft = form["act"] == "draft"
            let id = try await site.applications.apply(to: project, ApplicationDraft(form), send: !isDraft, by: viewer)
            return .seeOther(
                Paths.application(id),
                saying: isDraft ? "Your draft is saved. Nobody else sees it." : "Sent. You are told as soon as there is an answer.")
        }
    }

    private func read(_ project: ID<Project>, _ viewer: Viewer) async throws -> (Opening, ApplicationRecord?, [AnsweredQuestion], Int) {
        try await site.database.read { tx in
            let opening = try tx.opening(project, seenBy: viewer)
            let known = try tx.application(of: viewer.id, to: project)
            return (opening, known, try tx.questions(of: project, answeredIn: known?.id), try tx.countLiveApplications(of: viewer.id))
        }
    }

    private func page(
        _ opening: Opening, _ known: ApplicationRecord?, _ questions: [AnsweredQuestion], _ live: Int, _ form: Form, _ context: SignedIn
    ) -> ApplyPage {
        let kind: ApplyPage.Kind =
            switch known?.state {
            case .draft: .draft
            case .withdrawn: .again
            case .submitted: .edit
            default: .new
            }
        return ApplyPage(
            opening: opening, questions: questions, kind: kind, application: known?.id, live: live, cap: site.policy.liveApplicationCap,
            form: form,
            zone: context.visit.zone)
    }

    /// Saves changes to an application that was sent.
    func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        let viewer = context.viewer
        return try await context.answer(
            form,
            orShow: { form in
                let project = try await site.database.read { tx in try tx.application(id, seenBy: viewer).project }
                let (opening, known, questions, live) = try await read(project, viewer)
                return page(opening, known, questions, live, form, context)
            }
        ) { form in
            try await site.applications.edit(id, ApplicationDraft(form), by: viewer)
            return .seeOther(Paths.application(id), saying: "Your changes are saved.")
        }
    }

    func list(_ request: Request, _ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let applications = try await site.database.read { tx in
            try tx.applications(where: "application.person_id = \(viewer.id)", order: "application.updated_at DESC, application.id DESC")
        }
        return context.show(
            ApplicationListPage(
                applications: applications, cap: site.policy.liveApplicationCap, zone: context.visit.zone, now: site.world.now()))
    }

    /// One application: its own side to the participant, the blind side to the employer.
    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let id: ID<Application> = try context.id()
        let record = try await site.database.read { tx in try tx.application(id, seenBy: viewer) }
        return record.person == viewer.id
            ? context.show(try await ownPage(id, Form(), context))
            : context.show(try await ScreeningRoutes(site: site).applicantPage(id, Form(), context))
    }

    private func ownPage(_ id: ID<Application>, _ form: Form, _ context: SignedIn) async throws -> ApplicationPage {
        let viewer = context.viewer
        let zone = context.visit.zone
        let now = site.world.now()
        return try await site.database.read { tx in
            let record = try tx.application(id, seenBy: viewer)
            guard record.person == viewer.id else { throw Refusal.notFound }
            return ApplicationPage(
                application: record, questions: try tx.questions(of: record.project, answeredIn: id), fee: try tx.fee(of: record.project),
                unread: try tx.unreadMessages(of: viewer.id, in: id), form: form, zone: zone, now: now)
        }
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Application> = try context.id()
        try await site.applications.withdraw(id, by: context.viewer)
        return .seeOther(Paths.application(id), saying: "Your application is withdrawn.")
    }

    func refuse(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await ownPage(id, $0, context) }) { form in
            guard let words = form.prose("words", "Your words", 0...600) else { throw form.refusal }
            try await site.applications.refuse(id, words, by: context.viewer)
            return .seeOther(Paths.application(id), saying: "You declined the offer. They are told.")
        }
    }

    func acceptanceForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await acceptancePage(context.id(), Form(), context))
    }

    func accept(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await acceptancePage(id, $0, context) }) { form in
            guard let name = form.line("name", "Your name", 1...80) else { throw form.refusal }
            let engagement = try await site.applications.accept(
                id, typedName: name, agreementHash: form["agreement"], by: context.viewer, from: context.visit.address)
            return .seeOther(Paths.engagement(engagement), saying: "The place is yours. This is your room for the work.")
        }
    }

    /// - Throws: what the table says when there is no offer to accept.
    private func acceptancePage(_ id: ID<Application>, _ form: Form, _ context: SignedIn) async throws -> AcceptancePage {
        let viewer = context.viewer
        let zone = context.visit.zone
        let now = site.world.now()
        let desk = try AgreementDesk(site: site)
        return try await site.database.read { tx in
            let record = try tx.application(id, seenBy: viewer)
            _ = try Application.machine.next(.accept, from: record.state, by: record.roles(of: viewer))
            try record.checkOffer(at: now)
            return AcceptancePage(
                application: record, agreement: try tx.agreement(for: id, desk), name: viewer.name, form: form, zone: zone, now: now)
        }
    }
}

extension ApplicationDraft {
    /// Reads the pitch and every answer as they were typed.
    init(_ form: Form) {
        let prefix = ApplicationDraft.field("")
        let answers = form.fields.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.value) }
        self.init(pitch: form["pitch"], answers: Dictionary(answers) { first, _ in first })
    }
}
