import Domain
import Hummingbird

/// Handing in work and reviewing it.
struct MilestoneRoutes: Sendable {
    let site: Site

    func submissionForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await submissionPage(context, Form()))
    }

    /// Who may not hand in is refused before a byte of their files is taken in.
    func submit(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Milestone> = try context.id()
        let (engagement, milestone) = try await site.milestones.checkMaySubmit(to: id, by: context.viewer)
        try await site.limit("upload:\(context.viewer.id)", to: 60, per: .hours(1))
        let upload = try await site.uploads.receive(request, context)
        return try await site.uploads.keeping(upload.files) {
            try await context.answer(upload.form, orShow: { try await submissionPage(context, $0) }) { form in
                let version = try Self.version(form, aiPolicy: engagement.aiPolicy)
                try await site.uploads.place(upload.files)
                try await site.milestones.submit(version, with: upload.files, to: id, by: context.viewer)
                return .seeOther(
                    Paths.engagement(engagement.id),
                    saying:
                        "“\(milestone.title)” is handed in. If nobody answers in \(site.policy.silenceAcceptDays) days, it counts as accepted."
                )
            }
        }
    }

    /// Says all that is wrong at once, files included.
    private static func version(_ form: Form, aiPolicy: AIPolicy) throws(Refusal) -> SubmissionVersion {
        let reflection = ReflectionPrompt.allCases.map { ($0, form["reflection_\($0.rawValue)"]) }
        var problems = Problems()
        let version = problems.take(
            "note",
            try SubmissionVersion(
                note: form["note"], links: form["links"].split(whereSeparator: \.isNewline).map(String.init),
                reflection: Dictionary(uniqueKeysWithValues: reflection), aiStatement: form["ai_statement"], aiPolicy: aiPolicy))
        guard problems.isEmpty, form.problems.isEmpty, let version else { throw .invalid(problems.list + form.problems) }
        return version
    }

    private func submissionPage(_ context: SignedIn, _ form: Form) async throws -> SubmissionPage {
        let (engagement, milestone) = try await site.milestones.checkMaySubmit(to: context.id(), by: context.viewer)
        return SubmissionPage(
            engagement: engagement, milestone: milestone, form: form, zone: context.viewer.zone, silenceDays: site.policy.silenceAcceptDays)
    }

    func reviewForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let page = try await reviewPage(context, Form())
        try await site.sittings.open(page.submission.id, in: page.engagement.id, by: context.viewer)
        return context.show(page)
    }

    func review(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Submission> = try context.id()
        let form = try await Form(reading: request, context)
        let page = try await reviewPage(context, form)
        let (viewer, milestone, engagement) = (context.viewer, page.milestone, page.engagement)
        return try await context.answer(form, orShow: { form in page.with(form) }) { form in
            let judgement = try Judgement(&form, milestone.criteria)
            try await site.milestones.review(id, judgement, by: viewer)
            return .seeOther(
                Paths.engagement(engagement.id),
                saying: judgement.decision == .accept
                    ? "Accepted. \(milestone.amount.text) released to \(engagement.participant)."
                    : "Sent. \(engagement.participant) hands in the next version.")
        }
    }

    private func reviewPage(_ context: SignedIn, _ form: Form) async throws -> ReviewPage {
        let id: ID<Submission> = try context.id()
        let viewer = context.viewer
        let silence = Span.days(site.policy.silenceAcceptDays)
        return try await site.database.read { tx in
            let (submission, milestone) = try tx.submission(id)
            let (engagement, roles) = try tx.engagement(milestone.engagement, seenBy: viewer)
            try tx.checkReviewable(submission, milestone, engagement, by: roles)
            return ReviewPage(
                engagement: engagement, milestone: milestone, submission: submission, form: form, zone: viewer.zone,
                silenceAt: try tx.reviewClockStart(of: submission, in: engagement.id) + silence)
        }
    }
}

extension ReviewPage {
    /// The same page with what was typed.
    func with(_ form: Form) -> ReviewPage {
        ReviewPage(engagement: engagement, milestone: milestone, submission: submission, form: form, zone: zone, silenceAt: silenceAt)
    }
}
