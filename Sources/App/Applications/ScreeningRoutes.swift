import Domain
import Hummingbird
import Storage

/// What employers see of applications, and what they decide.
struct ScreeningRoutes: Sendable {
    let site: Site

    func screening(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let viewer = context.viewer
        let project: ID<Project> = try context.id()
        let (now, policy) = (site.world.now(), site.policy)
        let (opening, applicants) = try await site.database.read { tx in
            (
                try tx.opening(project, screenedBy: viewer),
                try tx.applicants(where: "application.project_id = \(project) AND application.person_id <> \(viewer.id)", at: now, policy)
            )
        }
        return context.show(
            ScreeningPage(
                opening: opening, applicants: applicants, filter: .init(rawValue: request.query("state")) ?? .all,
                sort: .init(rawValue: request.query("sort")) ?? .time, zone: context.visit.zone, now: now))
    }

    func comparison(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let viewer = context.viewer
        let project: ID<Project> = try context.id()
        let chosen = try request.queryForm().all("id").compactMap { ID<Application>(parsing: $0) }
        guard (2...ComparisonPage.most).contains(Set(chosen).count) else {
            return .seeOther(Paths.screening(project), saying: "Choose two to \(ComparisonPage.most) applications to compare.")
        }
        let (now, policy) = (site.world.now(), site.policy)
        let page = try await site.database.read { tx in
            let opening = try tx.opening(project, screenedBy: viewer)
            let found = try tx.applicants(
                where: "application.project_id = \(project) AND application.id IN \(list: chosen)", at: now, policy)
            guard found.count > 1 else { throw Refusal.notFound }
            return ComparisonPage(
                opening: opening,
                columns: try found.map {
                    ComparisonPage.Column(applicant: $0, questions: try tx.questions(of: project, answeredIn: $0.application))
                })
        }
        return context.show(page)
    }

    func applicantPage(_ id: ID<Application>, _ form: Form, _ context: SignedIn) async throws -> ApplicantPage {
        let viewer = context.viewer
        let (zone, now, policy) = (context.visit.zone, site.world.now(), site.policy)
        return try await site.database.read { tx in
            let record = try tx.application(id, seenBy: viewer)
            let applicant = try tx.applicant(id, at: now, policy)
            return ApplicantPage(
                application: record, applicant: applicant, opening: try tx.opening(record.project, screenedBy: viewer),
                questions: try tx.questions(of: record.project, answeredIn: id),
                profile: applicant.isBlind ? nil : try tx.knownProfile(of: record.person),
                unread: try tx.unreadMessages(of: viewer.id, in: id), offerHours: policy.offerHours,
                form: form.filled(from: applicant.rating), zone: zone,
                now: now)
        }
    }

    func rate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await applicantPage(id, $0, context) }) { form in
            let note = form.prose("note", "The note", 0...800)
            let values = Rating.Criterion.allCases.map { Int(form[$0.rawValue]) ?? 0 }
            var rating: Rating?
            do throws(Refusal) { rating = try Rating(fit: values[0], understanding: values[1], evidence: values[2]) } catch {
                form.problems += error.problems
            }
            guard form.problems.isEmpty, let rating, let note else { throw form.refusal }
            try await site.applications.rate(id, rating, note: note, by: context.viewer)
            return .seeOther(Paths.application(id), saying: "Your rating is saved. Now you see who it is.")
        }
    }

    func shortlist(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Application> = try context.id()
        try await site.applications.shortlist(id, by: context.viewer)
        return try await toScreening(id, context, saying: "On the shortlist.")
    }

    func unshortlist(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Application> = try context.id()
        try await site.applications.unshortlist(id, by: context.viewer)
        return try await toScreening(id, context, saying: "Off the shortlist.")
    }

    func offer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await applicantPage(id, $0, context) }) { form in
            guard let note = form.prose("offerNote", "Your words", 0...600) else { throw form.refusal }
            try await site.applications.offer(id, note: note, by: context.viewer)
            return .seeOther(Paths.application(id), saying: "The offer is sent. They have \(site.policy.offerHours) hours to answer.")
        }
    }

    func rescind(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Application> = try context.id()
        try await site.applications.rescind(id, by: context.viewer)
        return .seeOther(Paths.application(id), saying: "The offer is taken back. They are told.")
    }

    func decline(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await applicantPage(id, $0, context) }) { form in
            let reason = form.read("reason") { raw throws(Refusal) in
                guard let reason = ReasonCode(rawValue: raw), ReasonCode.givenByEmployers.contains(reason) else {
                    throw .invalid("reason", "Choose a reason: they read it.")
                }
                return reason
            }
            let words = form.prose("words", "Your words", 0...600)
            if reason == .other, words?.text.isEmpty == true {
                form.keep(.invalid("words", "Say in a few words what the other reason is."), at: "words")
            }
            guard form.problems.isEmpty, let reason, let words else { throw form.refusal }
            try await site.applications.decline(id, because: reason, words: words, by: context.viewer)
            return try await toScreening(id, context, saying: "Declined. They are told, with your reason.")
        }
    }

    private func toScreening(_ id: ID<Application>, _ context: SignedIn, saying words: String) async throws -> Response {
        let viewer = context.viewer
        let project = try await site.database.read { tx in try tx.application(id, seenBy: viewer).project }
        return .seeOther(Paths.screening(project), saying: words)
    }
}

extension Form {
    /// Unless the rating itself was sent, the rating that is there is shown.
    fileprivate func filled(from given: GivenRating?) -> Form {
        guard let given, !has("note") else { return self }
        var form = self
        for criterion in Rating.Criterion.allCases { form.set(criterion.rawValue, "\(given.rating[criterion])") }
        form.set("note", given.note)
        return form
    }
}
