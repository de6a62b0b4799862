import Domain

/// What waits in the room for somebody: a check-in, a flag, a proposal; above everything that can wait.
struct RoomMatters: Component {
    let room: Room

    private var life: RoomLife { room.life }
    private var engagement: EngagementRow { room.engagement }
    private var side: FeedbackSide? { room.roles.side }

    var html: HTML {
        guard !engagement.state.isOver else { return .none }
        return "\(checkIn)\(each: life.flagsUp, flag)\(change)\(pause)\(privately)"
    }

    private var checkIn: HTML {
        guard room.isParticipant, life.running == nil, let open = life.openCheckIn else { return .none }
        return """
            <div class="notice warn"><h2>One minute: how does it go?</h2><p>Four questions, until \(room.when(open.closesAt, .dateTime)).</p>
            <div class="acts"><a class="button" href="\(Paths.checkIn(of: room.id))">Answer the check-in</a></div></div>

            """
    }

    private func flag(_ flag: RiskFlag) -> HTML {
        """
        <div class="notice bad"><h2>At risk: \(flag.kind.words)</h2><p>\(words(flag))</p>\(if: room.isEmployer, lifting(flag))</div>

        """
    }

    private func words(_ flag: RiskFlag) -> HTML {
        switch flag.kind {
        case .blocked:
            "\(if: room.isParticipant, "You wrote", else: "\(engagement.participant) wrote") on \(room.when(flag.raisedAt)): \(flag.reason)"
        case .missed:
            "\(AtRisk.misses) check-ins in a row were missed, the last on \(room.when(flag.raisedAt)). \(if: room.isParticipant, "The next good check-in takes this down.", else: "Ask \(engagement.participant) how it goes.")"
        }
    }

    private func lifting(_ flag: RiskFlag) -> HTML {
        """

        <div class="acts"><a class="button" href="\(Paths.riskFlag(flag.id))">Take the flag down</a></div>
        """
    }

    private var change: HTML {
        guard let change = life.proposedChange else { return .none }
        let mine = side.map { change.role(of: $0) == .proposer } ?? true
        return """
            <div class="notice warn"><h2>\(if: mine, "A change waits for the other signature", else: "A change waits for your signature")</h2><p>\(change.reason)</p>
            <div class="acts"><a class="button" href="\(Paths.change(change.id))">\(if: mine, "Read it", else: "Read it and answer")</a></div></div>

            """
    }

    private var pause: HTML {
        guard let pause = life.proposedPause, let side else { return .none }
        let mine = pause.role(of: side) == .proposer
        return """
            <div class="notice warn"><h2>\(pause.by) proposes a pause until \(room.when(pause.endsAt))</h2><p>\(pause.reason)</p>
            <div class="acts"><a class="button" href="\(Paths.engagement(room.id, .pause))">\(if: mine, "See it", else: "Answer")</a></div></div>

            """
    }

    private var privately: HTML {
        guard life.privateWaiting > 0 else { return .none }
        return """
            <div class="notice warn"><h2>\(engagement.participant) asks you something in private</h2>
            <div class="acts"><a class="button" href="\(Paths.engagement(room.id, .accommodation))">Read it and answer</a></div></div>

            """
    }
}

/// The participant's steps under a milestone: theirs to tick, the others' to read.
struct RoomPlan: Component {
    let room: Room
    let milestone: MilestoneRow

    var html: HTML {
        let steps = room.life.steps(of: milestone.id)
        let isOpen = milestone.isOpen && !room.engagement.state.isOver
        guard !steps.isEmpty else {
            return room.isParticipant && isOpen
                ? "<p class=\"small\"><a href=\"\(Paths.engagement(room.id, .plan))\">Plan your steps<span class=\"sr\"> for \(milestone.title)</span></a></p>\n"
                : .none
        }
        return """
            <details\(if: isOpen, " open")><summary>\(if: room.isParticipant, "Your steps", else: "Steps of \(room.engagement.participant)"): \(steps.filter(\.isDone).count) of \(steps.count) done</summary>
            <ul class="checklist">\(each: steps, row)</ul>\
            \(if: room.isParticipant && !room.engagement.state.isOver, "<p class=\"small\"><a href=\"\(Paths.engagement(room.id, .plan))\">Change the plan<span class=\"sr\"> for \(milestone.title)</span></a></p>")</details>

            """
    }

    private func row(_ step: PlanStep) -> HTML {
        """
        <li\(if: step.isDone, " class=\"done\"")><span><strong>\(step.title)</strong>\(step.dueOn.map { "<small>\(Zone.utc.medium($0.start))</small>" as HTML })</span>\
        \(if: room.isParticipant && !room.engagement.state.isOver, "\(PlanTick(step: step, isInRoom: true))")</li>
        """
    }
}
