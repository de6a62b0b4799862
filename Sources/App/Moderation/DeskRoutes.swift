import Domain
import Hummingbird

/// The operator's desk.
struct DeskRoutes: Sendable {
    let site: Site

    func home(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(DeskPage(queues: try await site.desk.queues(), now: site.world.now()))
    }

    func people(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let search = request.query("q")
        let people = try await site.desk.people(search, after: request.query("after"))
        return context.show(DeskPeoplePage(search: search, people: people, zone: context.visit.zone))
    }

    func person(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let file = try await site.desk.person(context.id())
        return context.show(page(file, Form(), context))
    }

    func suspend(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let file = try await site.desk.person(context.id())
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { page(file, $0, context) }) { form in
            guard let reason = form.prose("reason", "The reason", 3...500) else { throw form.refusal }
            try await site.desk.suspend(file.person.id, because: reason, by: context.viewer)
            return .seeOther(Paths.deskPerson(file.person.id), saying: "\(file.person.name) is suspended, and signed out everywhere.")
        }
    }

    func restore(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Person> = try context.id()
        try await site.desk.restore(id, by: context.viewer)
        return .seeOther(Paths.deskPerson(id), saying: "The account works again.")
    }

    func jobs(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(DeskJobsPage(jobs: try await site.desk.jobs(), zone: context.visit.zone))
    }

    func retry(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        try await site.jobs.retry(context.id(), by: context.viewer)
        return .seeOther(Paths.deskJobs, saying: "It is tried again now.")
    }

    func audit(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let filter = AuditFilter(
            noun: Noun(rawValue: request.query("noun")), person: ID(parsing: request.query("person")), before: request.query("before"))
        let (rows, person) = try await site.desk.audit(filter)
        return context.show(AuditPage(filter: filter, personName: person, rows: rows, zone: context.visit.zone))
    }

    func policies(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(PoliciesPage(policy: site.policy, file: try? PolicyFile.standard.get()))
    }

    private func page(_ file: DeskPersonFile, _ form: Form, _ context: OperatorSeat) -> DeskPersonPage {
        DeskPersonPage(file: file, form: form, zone: context.visit.zone, isSelf: file.person.id == context.viewer.id)
    }
}
