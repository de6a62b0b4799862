import Domain

/// The room of an engagement: one page for both sides, each with its own next step.
struct RoomPage: Page {
    let room: Room
    /// The kick-off item that was typed wrong, if any.
    var form = Form()

    private var engagement: EngagementRow { room.engagement }

    var title: String { engagement.title }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol>\(crumbs)</ol></nav>
        <h1>\(engagement.title)</h1><p class="state">\(engagement.state.badge) \(RoomWords(room: room).state)</p></header>
        \(RoomTrack(room: room))
        \(RoomNext(room: room))
        \(RoomMatters(room: room))<div class="split"><div>
        \(if: engagement.state == .cancelled, RoomEnding(room: room).html)\
        \(RoomDispute(room: room))\(RoomAbsence(room: room))\
        \(if: engagement.state == .onboarding, RoomKickoff(room: room, form: form).html)\
        <section aria-labelledby="milestones"><h2 id="milestones">Milestones</h2>
        \(each: room.milestones, { MilestoneView(room: room, milestone: $0).html })</section>
        \(RoomMaterial(room: room))\(RoomMentor(desk: room.mentoring))\(RoomTeam(room: room))\
        \(RoomCheckIns(room: room))\(if: !room.isMentorAlone, RoomMoney(room: room).html)
        \(if: engagement.state != .onboarding, RoomKickoff(room: room, form: form).html)
        </div><aside class="side" aria-label="Facts">\(RoomFacts(room: room))\(RoomQuestions(room: room))\(RoomTimeline(room: room))\(timeline)\(RoomTerms(room: room))\(RoomNudges(room: room))\(ways)</aside></div>
        """
    }

    private var crumbs: HTML {
        let parent: HTML =
            if room.isParticipant {
                "<li><a href=\"\(Paths.applications)\">Applications</a></li>"
            } else if room.isEmployer {
                "<li><a href=\"\(Paths.board)\">Board</a></li>"
            } else if room.roles.contains(.mentor) {
                "<li><a href=\"\(Paths.mentoring)\">Mentoring</a></li>"
            } else {
                "<li><a href=\"\(Paths.desk)\">Desk</a></li>"
            }
        return "\(parent)<li><a href=\"\(Paths.organization(engagement.slug))\">\(engagement.employer)</a></li>"
    }

    private var timeline: HTML {
        """
        <section aria-labelledby="so-far"><h2 id="so-far">So far</h2><ol class="timeline">\(each: room.happenings.filter { !$0.isMoney || !room.isMentorAlone }, happened)</ol></section>
        """
    }

    private func happened(_ happening: Room.Happening) -> HTML {
        """
        <li\(if: !happening.tone.isEmpty, " class=\"\(happening.tone)\"")>\(room.when(happening.at, .short)) <div><p>\(happening.words)</p>\
        \(if: !happening.detail.isEmpty && !room.isMentorAlone, "<p class=\"muted small\">\(happening.detail)</p>")</div></li>
        """
    }

    /// The ways out, for those who may take them.
    private var ways: HTML {
        guard room.may(.cancel) || room.may(.dispute) else { return .none }
        return """
            <section aria-labelledby="trouble"><h2 id="trouble">If it does not work</h2><p class="small">Write first; most things are settled by a message.</p><ul>
            \(if: room.may(.dispute), "<li><a href=\"\(Paths.engagement(room.id, .dispute))\">Open a dispute</a></li>")\
            \(if: room.may(.cancel), "<li><a href=\"\(Paths.engagement(room.id, .cancellation))\">Cancel this engagement</a></li>")</ul></section>
            """
    }

    static var previews: [Preview] { RoomPreviews.all }
}

/// The track from onboarding to completed.
struct RoomTrack: Component {
    let room: Room

    var html: HTML {
        "<ol class=\"track\" aria-label=\"Where this engagement stands\">\(HTML.joined(steps))</ol>"
    }

    private var steps: [HTML] {
        let engagement = room.engagement
        let accepted = room.milestones.filter { $0.state == .accepted }.count
        let lastDue = room.milestones.map(\.dueAt).max()
        let small: [HTML] = [
            "\(room.when(engagement.startedAt ?? engagement.createdAt))", "\(accepted) of \(room.milestones.count) accepted",
            lastDue.map { "by \(room.when($0))" } ?? .none, engagement.completedAt.map { "\(room.when($0))" } ?? .none,
        ]
        let names = ["Onboarding", "Active", "Delivered", "Completed"]
        let place = self.place
        var steps: [HTML] = []
        for (index, name) in names.enumerated() {
            if engagement.state == .cancelled, index > place { break }
            let isDone = index < place || engagement.state == .completed
            let isHere = index == place && engagement.state != .completed
            steps.append(
                """
                <li\(if: isDone, " class=\"done\"")\(if: isHere, " class=\"current\" aria-current=\"step\"")><strong>\(name)</strong>\(if: isDone, " <span class=\"sr\">done</span>")\(if: !small[index].isEmpty, " <small>\(small[index])</small>")</li>
                """)
        }
        return engagement.state == .cancelled ? steps.dropLast() + [stopped] : steps
    }

    private var stopped: HTML {
        """
        <li class="stopped" aria-current="step"><strong>Cancelled</strong>\(room.engagement.cancelledAt.map { " <small>\(room.when($0))</small>" as HTML })</li>
        """
    }

    private var place: Int {
        switch room.engagement.state {
        case .onboarding: 0
        case .active, .disputed: 1
        case .delivered: 2
        case .completed: 3
        case .cancelled: room.engagement.startedAt == nil ? 1 : 2
        }
    }
}
