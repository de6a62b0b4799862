import Domain

/// Who is waited for, until when, and what the other side may do then.
struct RoomAbsence: Component {
    let room: Room

    private var engagement: EngagementRow { room.engagement }

    var html: HTML {
        guard let absence = room.absence, absence.since <= room.now, room.isParticipant || room.isEmployer else { return .none }
        let isAwaited = room.isParticipant == (absence.kind.side == .participant)
        let isOver = absence.isOver(at: room.now)
        // A clock that has just begun is no reason for a notice: from the first reminder on it is.
        guard isOver || absence.step(at: room.now) != nil else { return .none }
        return """
            <div class="notice \(isOver ? "bad" : "warn")"><h2>\(absence.kind.words)</h2><p>\(isAwaited ? awaited(absence, isOver) : waiting(absence, isOver))</p>\
            \(if: isOver && !isAwaited, "<p><a class=\"button\" href=\"\(Paths.engagement(room.id, .absence))\">\(room.isParticipant ? "Leave at once" : "End it as a no-show")</a></p>")</div>

            """
    }

    private func awaited(_ absence: Absence, _ isOver: Bool) -> HTML {
        let sign: HTML = absence.kind == .kickoff ? "Sign, pay and finish the kick-off list" : "Hand something in or write a message"
        let other = room.isParticipant ? engagement.employer : engagement.participant
        return isOver
            ? "\(other) may end the work now, and you would get a strike. \(sign): until then you can still go on."
            : "\(sign) before \(room.when(absence.endsAt, .dateTime)). After that \(other) may end the work, and you get a strike."
    }

    private func waiting(_ absence: Absence, _ isOver: Bool) -> HTML {
        isOver
            ? "You do not have to wait any longer."
            : "They were reminded. If nothing happens before \(room.when(absence.endsAt, .dateTime)), you may end the work."
    }
}
