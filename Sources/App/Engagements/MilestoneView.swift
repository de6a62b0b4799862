import Domain

/// One milestone in the room: what was agreed, what was handed in, what was said about it.
struct MilestoneView: Component {
    let room: Room
    let milestone: MilestoneRow

    var html: HTML {
        """
        <article class="milestone" id="m-\(milestone.position)"><header><h3>\(milestone.position) · \(milestone.title)</h3> \(badge)</header>
        <p class="meta"><span class="money">\(milestone.amount)</span> · \(milestone.weight) % · \(date)</p>
        <ul class="criteria">\(each: milestone.criteria, criterion)</ul>
        \(RoomPlan(room: room, milestone: milestone))\
        \(each: milestone.submissions, { VersionView(submission: $0, zone: room.zone, isNewest: $0.id == milestone.newest?.id).html })\(acts)</article>

        """
    }

    private var badge: HTML {
        milestone.isOverdue(at: room.now) && room.engagement.state != .onboarding
            ? "<span class=\"badge bad\">Overdue</span>" : milestone.state.badge
    }

    private var date: HTML {
        if let accepted = milestone.acceptedAt { return "accepted \(room.when(accepted))" }
        return "due \(room.when(milestone.dueAt, .dateTime))"
    }

    /// Judged in the newest review there is.
    private func criterion(_ criterion: Criterion) -> HTML {
        guard let review = milestone.submissions.compactMap(\.review).first, let verdict = review.verdicts[criterion.id] else {
            return "<li><p>\(criterion.text)</p></li>"
        }
        return "<li class=\"\(verdict.rawValue)\"><p>\(criterion.text) <strong class=\"verdict\">\(verdict.words)</strong></p></li>"
    }

    private var acts: HTML {
        let isAtWork = room.engagement.state == .active || room.engagement.state == .delivered
        if room.isParticipant, isAtWork, milestone.isOpen, milestone.id != room.current?.id {
            return "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.submission(of: milestone.id))\">Hand in</a></div>"
        }
        if room.isEmployer, isAtWork, milestone.state == .submitted, let newest = milestone.newest {
            return
                "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.review(of: newest.id))\">Review version \(newest.version)</a></div>"
        }
        return .none
    }
}

/// One version of the work, the newest open and older ones folded.
struct VersionView: Component {
    let submission: Submission
    let zone: Zone
    var isNewest = true

    var html: HTML {
        """
        <details\(if: isNewest, " open")><summary>Version \(submission.version), \(When(instant: submission.at, zone: zone, style: .dateTime))\(outcome)</summary>
        <div class="prose">\(Markdown.html(submission.note))</div>\(things)
        \(each: submission.reflections, { "<p><strong>\($0.prompt.words)</strong><br>\($0.text)</p>" })\
        \(if: !submission.aiStatement.isEmpty, "<p><strong>AI tools</strong><br>\(submission.aiStatement)</p>")\(review)</details>

        """
    }

    private var outcome: HTML {
        switch submission.review?.decision {
        case .accept: " · accepted"
        case .silence: " · accepted by silence"
        case .changes: " · changes requested"
        case nil: .none
        }
    }

    private var things: HTML {
        guard !submission.files.isEmpty || !submission.links.isEmpty else { return .none }
        return """
            <ul class="files">\(each: submission.files, { "<li><a href=\"\(Paths.file($0.id))\">\($0.name)</a> <small>\($0.kind) · \($0.size)</small></li>" })\
            \(each: submission.links, { "<li><a href=\"\(link: $0)\" rel=\"nofollow noopener noreferrer\">\($0)</a> <small>Link</small></li>" })</ul>
            """
    }

    private var review: HTML {
        guard let review = submission.review, !review.comment.isEmpty else { return .none }
        return
            "<blockquote>\(Markdown.html(review.comment))<footer>\(review.reviewer ?? ""), \(When(instant: review.at, zone: zone))</footer></blockquote>"
    }
}
