import Domain
import Hummingbird

/// Doing one thing to several engagements: the forms, and what came of it.
struct BatchRoutes: Sendable {
    let site: Site

    func messageForm(_ request: Request, _ context: BoardSeat) async throws -> Response {
        try await showForm(request, context) { try await messagePage(context, $0) }
    }

    func message(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await messagePage(context, $0) }) { form in
            let text = form.read("body", MergedText.init)
            let chosen = try await chosen(&form, context)
            guard form.problems.isEmpty, let text else { throw form.refusal }
            return try await run(.message, form, context, text.text) { batch in
                for engagement in chosen {
                    do { try await site.batches.send(text, to: engagement, in: batch, by: context.viewer) } catch let refusal as Refusal {
                        try await site.batches.note(
                            batch, .message, engagement.id, isDone: false, "Not sent: \(refusal.message)", by: context.viewer)
                    }
                }
            }
        }
    }

    func kickoffForm(_ request: Request, _ context: BoardSeat) async throws -> Response {
        try await showForm(request, context) { try await kickoffPage(context, $0) }
    }

    func kickoff(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await kickoffPage(context, $0) }) { form in
            let kickoff = Kickoff(&form)
            let chosen = try await chosen(&form, context)
            guard form.problems.isEmpty else { throw form.refusal }
            let sent = form
            return try await run(.kickoff, sent, context, kickoff.words) { batch in
                for engagement in chosen {
                    let (isDone, words) = try await kickOff(engagement, kickoff, hash: sent["hash.\(engagement.id)"], context)
                    try await site.batches.note(batch, .kickoff, engagement.id, isDone: isDone, words, by: context.viewer)
                }
            }
        }
    }

    func assign(_ request: Request, _ context: BoardSeat) async throws -> Response {
        var form = try await Form(reading: request, context)
        let back = Path.local(form["back"]) ?? Paths.board
        guard form.has("e") else { return .seeOther(back, saying: Self.nobody) }
        let chosen = try await chosen(&form, context)
        let reviewer: ID<Person> = try ID(parsing: form["reviewer"]).orNotFound()
        var (name, failed) = ("", 0)
        let report = try await run(.assign, form, context, reviewer.text) { batch in
            for engagement in chosen {
                do {
                    name = try await site.reviewers.assign(engagement.id, to: reviewer, by: context.viewer)
                    try await site.batches.note(
                        batch, .assign, engagement.id, isDone: true, "\(name) reviews it from now on.", by: context.viewer)
                } catch let refusal as Refusal {
                    failed += 1
                    try await site.batches.note(batch, .assign, engagement.id, isDone: false, refusal.message, by: context.viewer)
                }
            }
        }
        guard failed == 0, !name.isEmpty else { return report }
        return .seeOther(
            back, saying: chosen.count == 1 ? "\(name) reviews it from now on." : "\(name) reviews these \(chosen.count) from now on.")
    }

    func batch(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let (id, organization, viewer): (ID<Batch>, ID<Organization>, Viewer) = (
            try context.id(), context.membership.organization, context.viewer
        )
        guard viewer.authors(organization) else { throw Refusal.notFound }
        let batch = try await site.database.read { tx in try tx.batch(id, of: organization) }
        return context.show(BatchPage(batch: batch, zone: viewer.zone))
    }

    private static let nobody = "Nobody is chosen: tick the boxes on their cards first."

    private func showForm(_ request: Request, _ context: BoardSeat, _ page: (Form) async throws -> some Page) async throws -> Response {
        let form = try request.queryForm()
        guard form.has("e") else { return .seeOther(Path.local(form["back"]) ?? Paths.board, saying: Self.nobody) }
        return context.show(try await page(Form(form.all("e").map { ("e", $0) })))
    }

    /// Begins the batch, does it, and leads to what came of it; the same form sent again leads there at once.
    private func run(
        _ kind: Batch.Kind, _ form: Form, _ context: BoardSeat, _ what: String, each act: (ID<Batch>) async throws -> Void
    ) async throws -> Response {
        let once = sha256("\(kind.rawValue) \(form["once"]) \(form.all("e").joined(separator: " ")) \(what)")
        let (batch, isNew) = try await site.batches.begin(kind, once: once, for: context.membership.organization, by: context.viewer)
        if isNew { try await act(batch) }
        return .seeOther(Paths.batch(batch))
    }

    /// What is chosen and may be seen; what may not is as if it were not there.
    private func chosen(_ form: inout Form, _ context: BoardSeat) async throws -> [EngagementRow] {
        let rows = try await rows(form, context)
        if rows.isEmpty { form.problems.append(Problem(field: "e", message: "Choose at least one.")) }
        return rows
    }

    private func rows(_ form: Form, _ context: BoardSeat) async throws -> [EngagementRow] {
        let (viewer, organization) = (context.viewer, context.membership.organization)
        guard viewer.authors(organization) else { throw Refusal.forbidden("Only an owner or a supervisor does this: ask them.") }
        let ids: [ID<Engagement>] = Array(Set(form.all("e").compactMap { ID(parsing: $0) })).sorted()
        guard ids.count <= Batch.most else {
            throw Refusal.conflict("Choose at most \(Batch.most) at once: these are \(ids.count). Filter the board first.")
        }
        return try await site.database.read { tx in try tx.chosen(ids, of: organization, seenBy: viewer) }
    }

    private func messagePage(_ context: BoardSeat, _ form: Form) async throws -> BatchMessagePage {
        BatchMessagePage(chosen: try await rows(form, context), form: form, once: form.once ?? site.world.newToken())
    }

    private func kickoffPage(_ context: BoardSeat, _ form: Form) async throws -> BatchKickoffPage {
        let chosen = try await rows(form, context)
        let signed = try await site.database.read { tx in
            try tx.signedForEmployer(chosen.map(\.id))
        }
        return BatchKickoffPage(chosen: chosen, signed: signed, form: form, once: form.once ?? site.world.newToken())
    }
}

/// What is signed and ticked for everybody chosen.
struct Kickoff: Sendable {
    let name: Line?
    let ticks: [(item: KickoffItem, note: String)]

    /// What makes it another one than the next.
    var words: String { ([name?.text ?? ""] + ticks.map { "\($0.item.rawValue) \($0.note)" }).joined(separator: "\n") }

    /// Reads it from a form; what is wrong is kept there.
    init(_ form: inout Form) {
        name = Text.line(form["name"]).isEmpty ? nil : form.line("name", "Your full name", 2...80)
        var ticks: [(KickoffItem, String)] = []
        for item in KickoffItem.noted where !Text.prose(form["note.\(item.rawValue)"]).isEmpty {
            if let note = form.prose("note.\(item.rawValue)", "What the participant needs to know", 3...500) {
                ticks.append((item, note.text))
            }
        }
        if form["dates"] == "yes" { ticks.append((.dates, "")) }
        self.ticks = ticks
        if name == nil, ticks.isEmpty, form.problems.isEmpty {
            form.problems.append(Problem(field: "name", message: "Sign, or tick at least one item."))
        }
    }
}

extension BatchRoutes {
    /// Signs and ticks for one; what is refused is said, and the rest is done all the same.
    private func kickOff(_ engagement: EngagementRow, _ kickoff: Kickoff, hash: String, _ context: BoardSeat) async throws -> (Bool, String)
    {
        var (done, refused): ([String], [String]) = ([], [])
        if let name = kickoff.name {
            if try await isSigned(engagement.id) {
                done.append("It was signed already.")
            } else {
                do {
                    try await site.engagements.sign(
                        engagement.id, as: name, agreement: hash, from: context.visit.address, by: context.viewer)
                    done.append("Signed.")
                } catch let refusal as Refusal { refused.append("Not signed: \(refusal.message)") }
            }
        }
        for (item, note) in kickoff.ticks {
            do {
                try await site.engagements.tick(engagement.id, item, note: note, by: context.viewer)
                done.append("Ticked: \(item.words).")
            } catch let refusal as Refusal { refused.append("“\(item.words)” not ticked: \(refusal.message)") }
        }
        return (refused.isEmpty, (refused + done).joined(separator: " "))
    }

    private func isSigned(_ id: ID<Engagement>) async throws -> Bool {
        try await site.database.read { tx in try !tx.signedForEmployer([id]).isEmpty }
    }
}
