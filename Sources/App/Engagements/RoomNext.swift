import Domain

/// The one sentence beside the state: what it hangs on.
struct RoomWords {
    let room: Room

    var state: HTML {
        let engagement = room.engagement
        if engagement.state.isUnderWay, let pause = room.life.running {
            return "<span class=\"badge warn\">Paused</span> until \(room.when(pause.endsAt, .dateTime))"
        }
        switch engagement.state {
        case .onboarding: return room.missing.isEmpty ? "" : "\(room.missing.count) of 4 things still open before work starts"
        case .active:
            guard let next = room.current else { return "Everything is handed in" }
            return next.isOverdue(at: room.now)
                ? "“\(next.title)” was due \(room.when(next.dueAt))" : "“\(next.title)” is due \(room.when(next.dueAt))"
        case .delivered: return room.waiting.first?.newest.map { "Silence accepts it on \(room.when(room.silenceAt($0)))" } ?? ""
        case .completed: return engagement.completedAt.map { "on \(room.when($0))" } ?? ""
        case .cancelled: return engagement.cancelledAt.map { "on \(room.when($0))" } ?? ""
        case .disputed: return "The operator reads what both of you handed in and wrote"
        }
    }
}

/// What the reader does next: one primary button, different for each side and state.
struct RoomNext: Component {
    let room: Room

    private var engagement: EngagementRow { room.engagement }

    var html: HTML {
        guard let step else { return .none }
        return """
            <section class="next" aria-labelledby="next"><h2 id="next">\(step.title)</h2><p>\(step.words)</p>
            <div class="acts">\(step.act.map(button))\(if: step.act != nil && mayReadMessages, " ")\(if: mayReadMessages, messages)</div></section>
            """
    }

    /// An operator who is no party reads the letters of others only while they are evidence.
    private var mayReadMessages: Bool {
        room.isParticipant || room.isEmployer || room.roles.contains(.mentor)
            || engagement.state == .disputed && room.roles.contains(.operator)
    }

    private var messages: HTML { "<a class=\"button\" href=\"\(Paths.thread(engagement.application))\">Messages</a>" }

    private struct Step {
        var title = "Your next step"
        let words: HTML
        var act: (name: String, path: Path)?
    }

    private func button(_ act: (name: String, path: Path)) -> HTML {
        "<a class=\"button primary\" href=\"\(act.path)\">\(act.name)</a>"
    }

    private var step: Step? {
        if engagement.state.isUnderWay, let pause = room.life.running { return paused(pause) }
        if room.isParticipant { return participant }
        if room.isEmployer { return employer }
        if room.roles.contains(.operator) { return operatorStep }
        return Step(title: "You are the mentor", words: "Guide with messages. The supervisor reviews the work and the employer pays it.")
    }

    private func paused(_ pause: PauseRow) -> Step {
        Step(
            title: "The work is paused",
            words: "No clock runs until \(room.when(pause.endsAt, .dateTime)). Then every date is later by the days of the pause.",
            act: room.roles.side == nil ? nil : ("See the pause", Paths.engagement(room.id, .pause)))
    }

    private var participant: Step? {
        switch engagement.state {
        case .onboarding:
            return Step(
                title: "Nothing to do for you now",
                words:
                    "Work starts by itself when \(engagement.employer) has done what is open below. Do not start before: nothing is paid that was not held first."
            )
        case .active:
            guard let milestone = room.current else {
                return Step(title: "Nothing to do for you now", words: "Your work waits for review.")
            }
            let act = (name: "Hand in “\(milestone.title)”", path: Paths.submission(of: milestone.id))
            return milestone.state == .changes
                ? Step(
                    words:
                        "\(engagement.employer) asked for changes to “\(milestone.title)”. Read the review below, then hand in the next version.",
                    act: act)
                : Step(words: "Work on “\(milestone.title)” and hand it in by \(room.when(milestone.dueAt)).", act: act)
        case .delivered:
            return Step(
                title: "Nothing to do for you now",
                words:
                    "Everything is handed in. If nobody answers in \(room.policy.silenceAcceptDays) days, it counts as accepted and the money is yours."
            )
        case .completed: return feedback
        case .disputed:
            return Step(
                title: "The operator decides", words: "Say what you know in the messages. Nothing is accepted by silence meanwhile.")
        case .cancelled: return nil
        }
    }

    private var employer: Step? {
        switch engagement.state {
        case .onboarding: return onboarding
        case .active, .delivered:
            guard let milestone = room.waiting.first, let newest = milestone.newest else {
                let due = room.current.map { "“\($0.title)” is due \(room.when($0.dueAt))." as HTML } ?? ""
                return Step(title: "Nothing to do for you now", words: "\(engagement.participant) is at work. \(due)")
            }
            return Step(
                words:
                    "\(engagement.participant) handed in “\(milestone.title)”, version \(newest.version). If you say nothing until \(room.when(room.silenceAt(newest))), it counts as accepted.",
                act: (name: "Review the work", path: Paths.review(of: newest.id)))
        case .completed: return feedback
        case .disputed:
            return Step(
                title: "The operator decides", words: "Say what you know in the messages. Nothing is accepted by silence meanwhile.")
        case .cancelled: return nil
        }
    }

    private var onboarding: Step {
        if !room.hasSignedForEmployer {
            return Step(
                words: "\(engagement.participant) has signed the agreement. Read it and sign for \(engagement.employer).",
                act: ("Read and sign", Paths.agreement(room.id)))
        }
        if !engagement.isFunded {
            return Step(
                words: "Pay <strong class=\"money\">\(engagement.total)</strong> by bank transfer. Work starts when it has arrived.",
                act: ("See how to pay", Paths.engagement(room.id).anchored("money")))
        }
        return Step(
            words:
                "Finish the kick-off list: \(room.missing.map(\.words).joined(separator: ", ").lowercased()). Work starts with the last tick.",
            act: ("Open the kick-off list", Paths.engagement(room.id).anchored("kickoff")))
    }

    private var feedback: Step {
        let path = Paths.engagement(room.id, .feedback)
        return room.feedbackGiven
            ? Step(
                title: "All done", words: "Thank you for your feedback. It is shown when both sides have given theirs.",
                act: ("See the feedback", path))
            : Step(
                words: "Say how it was. It takes five minutes and stays hidden until both of you have answered.",
                act: ("Give feedback", path))
    }

    private var operatorStep: Step? {
        switch engagement.state {
        case .disputed:
            Step(
                words: "Read what was handed in and written, then settle the dispute.",
                act: ("Settle the dispute", Paths.deskDispute(room.id)))
        case .onboarding where !engagement.isFunded:
            Step(
                words: "\(engagement.employer) has not paid yet. Record the transfer when it arrives.",
                act: ("Record money", Paths.deskMoney))
        default: nil
        }
    }
}
