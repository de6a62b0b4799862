import Domain

/// The mentor in the room: who it is, what is pledged, the next meeting; for the mentor what helps now.
struct RoomMentor: Component {
    let desk: MentorDesk?

    var html: HTML {
        guard let desk, desk.isParticipant || desk.isEmployer || desk.isMentor else { return .none }
        return """
            <section aria-labelledby="mentor"><div class="bar"><h2 id="mentor">\(desk.isMentor ? "You are the mentor" : desk.isParticipant ? "Your mentor" : "The mentor")</h2><a href="\(Paths.mentor(of: desk.engagement.id))">\(link(desk))</a></div>
            <p>\(words(desk))</p>\(next(desk))</section>
            \(if: desk.isMentor, MentorGuideView(stage: desk.stage, onlyNow: true).html)
            """
    }

    private func link(_ desk: MentorDesk) -> String {
        if desk.mentor != nil { return "Meetings" }
        guard desk.isUnderWay, desk.seat?.state.isTaken != true else { return "See" }
        return desk.isEmployer ? "Invite one" : "Propose one"
    }

    private func words(_ desk: MentorDesk) -> HTML {
        guard let seat = desk.seat else { return "Nobody yet. A third person who guides makes short work easier." }
        switch seat.state {
        case .accepted: return "<strong>\(seat.name)</strong>, \(seat.kind.short) · \(desk.pledgeWords)"
        case .proposed: return "\(seat.name) is proposed; the supervisor decides."
        case .invited: return "\(seat.name) is invited and has not answered yet."
        case .declined: return "\(seat.name) could not. Somebody else can be asked."
        case .withdrawn: return "Nobody yet. A third person who guides makes short work easier."
        case .ended: return "\(seat.name) was the mentor."
        }
    }

    private func next(_ desk: MentorDesk) -> HTML {
        let waiting = desk.meetings.first { $0.state == .planned && $0.endsAt <= desk.now && !$0.roles(of: desk.viewer).isEmpty }
        let coming = desk.meetings.first { $0.state == .planned && $0.endsAt > desk.now }
        guard let meeting = waiting ?? coming else { return .none }
        let isWaiting = waiting != nil
        return """
            <p class="meta">\(isWaiting ? "Did you meet on" : "Next:") \(desk.when(meeting.startsAt))\(if: isWaiting, "? <a href=\"\(Paths.mentor(of: desk.engagement.id).anchored("meetings"))\">Confirm it</a>", else: ", \(meeting.minutes) minutes")</p>
            """
    }
}
