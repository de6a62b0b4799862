import Domain
import Hummingbird

/// The queue of reviews and the bank of comments.
struct ReviewQueueRoutes: Sendable {
    let site: Site

    func queue(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let (viewer, now) = (context.viewer, site.world.now())
        let (organization, isOwn) = (context.membership.organization, request.query("whose") == "mine")
        return context.show(
            try await site.database.read { tx in
                let all = try tx.waitingWork(of: organization, seenBy: viewer).filter { !isOwn || $0.supervisorID == viewer.id }
                let criteria = try tx.criteria(of: all.prefix(ReviewQueuePage.most).map(\.submission))
                let waiting = all.map { work in
                    var work = work
                    work.criteria = criteria[work.submission] ?? []
                    return work
                }
                return ReviewQueuePage(waiting: waiting, isOwn: isOwn, zone: viewer.zone, now: now)
            })
    }

    func one(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let page = try await page(context, Form())
        try await site.sittings.open(page.review.submission.id, in: page.review.engagement.id, by: context.viewer)
        return context.show(page)
    }

    /// Sends the review and goes on to the next; a saved comment that is put in changes nothing but the form.
    func review(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let id: ID<Submission> = try context.id()
        var form = try await Form(reading: request, context)
        let page = try await page(context, form)
        if form.has("insert") {
            page.putIn(&form)
            return context.show(page.with(form))
        }
        let organization = context.membership.organization
        return try await context.answer(form, orShow: { page.with($0) }) { form in
            let judgement = try Judgement(&form, page.review.milestone.criteria)
            try await site.milestones.review(id, judgement, by: context.viewer)
            try await site.savedComments.count(form.all("used").compactMap { ID(parsing: $0) }, of: organization)
            var kept = ""
            if form["keep"] == "yes", let words = try? Prose(judgement.comment, "The comment", SavedComment.length) {
                try await site.savedComments.save(words, for: organization, by: context.viewer)
                kept = " Your comment is kept."
            }
            let next = page.next ?? page.previous
            let done = judgement.decision == .accept ? "Accepted, and paid." : "Sent: the next version comes back to you."
            return .seeOther(next.map(Paths.queued) ?? Paths.reviewQueue, saying: done + kept + (next == nil ? " Nothing else waits." : ""))
        }
    }

    private func page(_ context: BoardSeat, _ form: Form) async throws -> QueuedReviewPage {
        let id: ID<Submission> = try context.id()
        let (viewer, organization) = (context.viewer, context.membership.organization)
        let silence = Span.days(site.policy.silenceAcceptDays)
        return try await site.database.read { tx in
            let (submission, milestone) = try tx.submission(id)
            let (engagement, roles) = try tx.engagement(milestone.engagement, seenBy: viewer)
            guard engagement.organization == organization else { throw Refusal.notFound }
            try tx.checkReviewable(submission, milestone, engagement, by: roles)
            let queue = try tx.waitingWork(of: organization, seenBy: viewer).map(\.submission)
            let place = queue.firstIndex(of: id)
            return QueuedReviewPage(
                review: ReviewPage(
                    engagement: engagement, milestone: milestone, submission: submission, form: form, zone: viewer.zone,
                    silenceAt: try tx.reviewClockStart(of: submission, in: engagement.id) + silence),
                comments: try tx.savedComments(of: organization), place: place.map { $0 + 1 }, count: queue.count,
                previous: place.flatMap { $0 > 0 ? queue[$0 - 1] : nil },
                next: place.flatMap { $0 + 1 < queue.count ? queue[$0 + 1] : nil })
        }
    }

    // The bank

    func comments(_ request: Request, _ context: BoardSeat) async throws -> Response {
        context.show(try await commentsPage(context, nil, Form()))
    }

    func saveComment(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await commentsPage(context, nil, $0) }) { form in
            guard let words = form.prose("words", "The comment", SavedComment.length) else { throw form.refusal }
            try await site.savedComments.save(words, for: context.membership.organization, by: context.viewer)
            return .seeOther(Paths.savedComments, saying: "Saved.")
        }
    }

    func comment(_ request: Request, _ context: BoardSeat) async throws -> Response {
        context.show(try await commentsPage(context, context.id(), Form()))
    }

    func changeComment(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let id: ID<SavedComment> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await commentsPage(context, id, $0) }) { form in
            guard let words = form.prose("words", "The comment", SavedComment.length) else { throw form.refusal }
            try await site.savedComments.change(id, to: words, of: context.membership.organization, by: context.viewer)
            return .seeOther(Paths.savedComments, saying: "Changed. Reviews it stands in stay as they are.")
        }
    }

    func removeComment(_ request: Request, _ context: BoardSeat) async throws -> Response {
        try await site.savedComments.remove(context.id(), of: context.membership.organization, by: context.viewer)
        return .seeOther(Paths.savedComments, saying: "Removed.")
    }

    private func commentsPage(_ context: BoardSeat, _ editing: ID<SavedComment>?, _ form: Form) async throws -> SavedCommentsPage {
        let (organization, mayAct) = (context.membership.organization, context.viewer.authors(context.membership.organization))
        let comments = try await site.database.read { tx in try tx.savedComments(of: organization) }
        var form = form
        if let editing {
            let comment = try comments.first { $0.id == editing }.orNotFound()
            if !form.has("words") { form.set("words", comment.words) }
        }
        return SavedCommentsPage(comments: comments, mayAct: mayAct, editing: editing, form: form)
    }
}

extension QueuedReviewPage {
    /// The same page with what was typed.
    func with(_ form: Form) -> QueuedReviewPage {
        QueuedReviewPage(review: review.with(form), comments: comments, place: place, count: count, previous: previous, next: next)
    }

    /// Puts the chosen comment under what was typed so far.
    func putIn(_ form: inout Form) {
        guard let comment = comments.first(where: { $0.id.text == form["insert"] }) else { return }
        let typed = Text.prose(form["comment"])
        form.set("comment", typed.isEmpty ? comment.words : "\(typed)\n\(comment.words)")
        form.add("used", comment.id.text)
    }
}
