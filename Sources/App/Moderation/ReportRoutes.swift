import Domain
import Hummingbird

/// Reporting a page, and the operator ending reports.
struct ReportRoutes: Sendable {
    let site: Site

    func form(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(ReportPage(form: Form([("page", Self.path(request.query("page")))])))
    }

    func file(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { ReportPage(form: $0) }) { form in
            let page = Self.path(form["page"])
            if page.isEmpty { form.keep(.invalid("page", "Give the address of a page here, such as /projects."), at: "page") }
            let reason: ReportReason? = form.choice("reason", "what it is about")
            let words = form.prose("words", "What you saw", 10...2000)
            guard form.problems.isEmpty, let reason, let words else { throw form.refusal }
            try await site.limit("report:\(context.visit.address)", to: 5, per: .hours(1))
            try await site.reports.file(reason, on: page, words, by: context.visit.viewer)
            return .seeOther(Paths.landing, saying: "Thank you. The operator looks at it, usually within a day.")
        }
    }

    func list(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let isOpen = request.query("show") != "ended"
        let rows = try await site.reports.list(open: isOpen, before: request.query("before"))
        let page = isOpen ? (rows, nil) : { ($0.items, $0.next) }(DeskPaging(rows) { $0.id.text })
        return context.show(ReportsPage(reports: page.0, isOpen: isOpen, next: page.1, zone: context.visit.zone))
    }

    func one(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let report = try await site.reports.one(context.id())
        return context.show(ReportFilePage(report: report, form: Form(), zone: context.visit.zone))
    }

    func end(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let report = try await site.reports.one(context.id())
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { ReportFilePage(report: report, form: $0, zone: context.visit.zone) }) { form in
            let event: Report.Event? = form.choice("act", "what was done")
            let note = form.prose("note", "The note", 3...1000)
            guard let event, let note else { throw form.refusal }
            try await site.reports.end(report.id, event, note: note, by: context.viewer)
            return .seeOther(Paths.deskReports, saying: event == .settle ? "Settled." : "Dismissed.")
        }
    }

    /// A page of this site in what somebody typed or pasted; empty when it is none.
    private static func path(_ raw: String) -> String {
        var text = Text.line(raw)
        if let scheme = text.range(of: "://") { text = String(text[scheme.upperBound...].drop { $0 != "/" }) }
        return Path.local(text)?.text ?? ""
    }
}
