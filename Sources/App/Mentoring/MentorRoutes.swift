import Domain
import Hummingbird

/// The mentor of an engagement, invitations to be one, and a mentor's own page.
struct MentorRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func ask(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        return try await answer(request, context) { form in
            let draft = try MentorDraft(&form)
            let state = try await site.mentorSeats.ask(draft, in: id, by: context.viewer)
            return state == .invited ? "\(draft.name.text) is invited." : "The supervisor is asked."
        }
    }

    func agree(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.mentorSeats.agree(in: context.id(), by: context.viewer)
        return .seeOther(Paths.mentor(of: try context.id()), saying: "Invited.")
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.mentorSeats.withdraw(in: context.id(), by: context.viewer)
        return .seeOther(Paths.mentor(of: try context.id()), saying: "Taken back.")
    }

    /// A mentor who leaves sees the room no more.
    func end(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        try await site.mentorSeats.end(in: id, by: context.viewer)
        let viewer = context.viewer
        let mayStay = try await site.database.read { tx in (try? tx.engagement(id, seenBy: viewer)) != nil }
        return .seeOther(mayStay ? Paths.mentor(of: id) : Paths.mentoring, saying: "Ended. Everyone concerned is told.")
    }

    func pledge(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        return try await answer(request, context) { form in
            guard let count = form.integer("pledged", "The number of meetings", MentorSeat.pledges) else { throw form.refusal }
            try await site.mentorSeats.pledge(count, in: id, by: context.viewer)
            return "Pledged."
        }
    }

    func rate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        return try await answer(request, context) { form in
            let score = form.score("helpful")
            let words = form.prose("helpful_words", "Your words", 0...1000)
            guard form.problems.isEmpty, let score, let words else { throw form.refusal }
            try await site.mentorSeats.rate(score, words, in: id, by: context.viewer)
            return "Thank you. It is kept."
        }
    }

    func thank(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        return try await answer(request, context) { form in
            guard let words = form.prose("thanks", "Your words", 3...1000) else { throw form.refusal }
            try await site.mentorSeats.thank(words, in: id, by: context.viewer)
            return "Your thanks are on their way."
        }
    }

    func invitation(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let (seat, engagement) = try await site.mentorSeats.invitation(token)
        return context.show(
            MentorInvitationPage(seat: seat, engagement: engagement, token: token, viewer: context.visit.viewer?.name))
    }

    func accept(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id = try await site.mentorSeats.accept(context.parameters.require("token"), by: context.viewer)
        return .seeOther(Paths.mentor(of: id), saying: "You are the mentor. Plan the first meeting now.")
    }

    func decline(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        try await site.mentorSeats.decline(token)
        return .seeOther(Paths.mentorInvitation(token), saying: "Declined. Thank you for answering.")
    }

    func mentoring(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (viewer, secret) = (context.viewer, site.secret)
        return context.show(
            try await site.database.read { tx in
                let asked = viewer.isConfirmed ? try tx.mentorInvitations(to: viewer.email.lowercased()) : []
                let invitations = try asked.map { seat in
                    let engagement = try tx.engagement(seat.engagement)
                    return (
                        words: "\(engagement.participant), “\(engagement.title)” for \(engagement.employer)",
                        path: Paths.mentorInvitation(secret.token(seat.id.text, for: MentorSeats.purpose))
                    )
                }
                return MentoringPage(
                    rows: try tx.mentoring(of: viewer.id), invitations: invitations, mayOffer: try tx.mayOfferHours(viewer),
                    zone: viewer.zone)
            })
    }

    private func page(_ context: SignedIn, _ form: Form) async throws -> MentorPage {
        MentorPage(desk: try await site.mentorSeats.desk(context.id(), for: context.viewer), form: form)
    }

    /// A form of the mentor's page: it leads back there.
    private func answer(
        _ request: Request, _ context: SignedIn, act: (inout Form) async throws -> String
    ) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            let words = try await act(&form)
            return .seeOther(Paths.mentor(of: try context.id()), saying: words)
        }
    }
}

extension Form {
    /// A mark from 1 to 5.
    mutating func score(_ name: String) -> Score? {
        read(name) { raw throws(Refusal) in
            guard let number = Int(raw) else { throw .invalid(name, "Choose a number from 1 to 5.") }
            return try Score(number)
        }
    }
}
