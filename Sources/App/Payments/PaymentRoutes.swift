import Domain
import Hummingbird

/// The operator's desk for money.
struct PaymentRoutes: Sendable {
    let site: Site

    func money(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await moneyPage(context, Form(), wrong: ""))
    }

    func fund(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        return try await record(request, context, id.text, saying: "Recorded: the fee is held.") { form in
            let (reference, day) = try bankLine(&form, context)
            try await site.payments.fund(id, reference: reference, on: day, by: context.viewer)
        }
    }

    func payOut(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Person> = try context.id()
        return try await record(request, context, id.text, saying: "Recorded: paid out.") { form in
            let (reference, day) = try bankLine(&form, context)
            try await site.payments.payOut(Self.amount(form), to: id, reference: reference, on: day, by: context.viewer)
        }
    }

    func payBack(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Organization> = try context.id()
        return try await record(request, context, id.text, saying: "Recorded: paid back.") { form in
            let (reference, day) = try bankLine(&form, context)
            try await site.payments.payBack(Self.amount(form), to: id, reference: reference, on: day, by: context.viewer)
        }
    }

    private func record(
        _ request: Request, _ context: OperatorSeat, _ id: String, saying words: String, _ act: (inout Form) async throws -> Void
    ) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await moneyPage(context, $0, wrong: id) }) { form in
            try await act(&form)
            return .seeOther(Paths.deskMoney, saying: words)
        }
    }

    /// What stands on the bank's statement; its day cannot be one to come.
    private func bankLine(_ form: inout Form, _ context: OperatorSeat) throws -> (Line, Day) {
        let today = context.viewer.zone.day(of: site.world.now())
        let reference = form.line("reference", "The bank reference", 2...80)
        let day = form.read("day") { raw throws(Refusal) in
            guard let day = Day(parsing: Text.line(raw)) else { throw .invalid("day", "Enter the day on the bank's statement.") }
            guard day <= today else { throw .invalid("day", "This day is still to come. Enter the day on the bank's statement.") }
            return day
        }
        guard form.problems.isEmpty, let reference, let day else { throw form.refusal }
        return (reference, day)
    }

    /// The sum that the operator was shown when they typed.
    private static func amount(_ form: Form) throws(Refusal) -> Money {
        guard let minor = Int64(form["amount"]), minor > 0, let currency = Currency(code: form["currency"]) else {
            throw .conflict("The form did not say which sum was paid. Reload the page and record it again.")
        }
        return Money(minor: minor, currency: currency)
    }

    private func moneyPage(_ context: OperatorSeat, _ form: Form, wrong: String) async throws -> MoneyPage {
        MoneyPage(
            queues: try await site.payments.queues(), form: form, wrong: wrong, zone: context.viewer.zone,
            today: context.viewer.zone.day(of: site.world.now()))
    }

    func ledger(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let before = ID<Transfer>(parsing: request.query("before"))
        return context.show(LedgerPage(ledger: try await site.payments.ledger(before: before), zone: context.viewer.zone))
    }
}
