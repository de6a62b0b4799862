import Domain

/// Every check-in there was, newest first, as a table.
struct RoomCheckIns: Component {
    let room: Room

    private var ended: [CheckInRow] { room.life.checkIns.filter { $0.outcome != nil } }
    private var hasMentor: Bool { room.engagement.mentorID != nil }

    var html: HTML {
        guard room.engagement.startedAt != nil, room.engagement.checkIns != .none else { return .none }
        guard !ended.isEmpty else { return empty }
        return """
            <section aria-labelledby="check-ins"><h2 id="check-ins">Check-ins</h2>
            <div class="scroll" role="region" aria-label="Check-ins" tabindex="0"><table class="stack"><caption class="sr">Check-ins, newest first</caption>
            <thead><tr><th scope="col">Week</th><th scope="col">On track</th><th scope="col">In the way</th>\(if: hasMentor, "<th scope=\"col\">Met the mentor</th>")<th scope="col">Energy</th></tr></thead>
            <tbody>\(each: ended, row)</tbody></table></div></section>

            """
    }

    private var empty: HTML {
        guard !room.engagement.state.isOver else { return .none }
        let next = room.life.nextCheckIn.map { " The next is asked on \(room.when($0, .dateTime))." as HTML } ?? .none
        return """
            <section aria-labelledby="check-ins"><h2 id="check-ins">Check-ins</h2><p class="muted">\(room.engagement.checkIns.words), \(if: room.isParticipant, "you are", else: "\(room.engagement.participant) is") asked by mail how it goes.\(next)</p></section>

            """
    }

    private func row(_ checkIn: CheckInRow) -> HTML {
        guard checkIn.state == .answered else {
            return """
                <tr><th scope="row">\(room.when(checkIn.askedAt, .short))</th><td data-label="On track"><span class="badge warn">Missed</span></td><td data-label="In the way"></td>\(if: hasMentor, "<td data-label=\"Met the mentor\"></td>")<td data-label="Energy"></td></tr>

                """
        }
        return """
            <tr><th scope="row">\(room.when(checkIn.askedAt, .short))</th><td data-label="On track">\(word(checkIn.isOnTrack))</td>\
            <td data-label="In the way">\(if: checkIn.isBlocked == true, "<strong>\(checkIn.words)</strong>", else: "\(checkIn.words.isEmpty ? "Nothing" : checkIn.words)")</td>\
            \(if: hasMentor, "<td data-label=\"Met the mentor\">\(word(checkIn.metMentor))</td>")<td data-label="Energy">\(Dots(checkIn.energy ?? 0, of: 5))</td></tr>

            """
    }

    private func word(_ answer: Bool?) -> String {
        switch answer {
        case true: "Yes"
        case false: "No"
        case nil: "–"
        }
    }
}

/// Ways to change what was agreed, to stop the clocks, and to ask for what one needs.
struct RoomTerms: Component {
    let room: Room

    var html: HTML {
        let isUnderWay = room.engagement.state.isUnderWay
        let agreed = room.life.changes.filter { $0.state == .agreed }
        let mayChange = room.roles.side != nil && isUnderWay
        guard mayChange || room.life.mayAskPrivately || !agreed.isEmpty else { return .none }
        return """
            <section aria-labelledby="adjust"><h2 id="adjust">If something changes</h2><ul>
            \(if: mayChange, "<li><a href=\"\(Paths.engagement(room.id, .changes))\">Ask for more time or other words</a></li><li><a href=\"\(Paths.engagement(room.id, .pause))\">Pause the work</a></li>")\
            \(if: room.life.mayAskPrivately, "<li><a href=\"\(Paths.engagement(room.id, .accommodation))\">\(if: room.isParticipant, "Say in private what you need", else: "What \(room.engagement.participant) needs, in private")</a></li>")\
            \(each: agreed, { "<li><a href=\"\(Paths.change($0.id))\">Change agreed on \(room.when($0.answeredAt ?? $0.createdAt))</a></li>" })</ul></section>

            """
    }
}

/// Which reminders come, which were muted, and which stopped because they helped nobody.
struct RoomNudges: Component {
    let room: Room

    var html: HTML {
        let settings = room.life.nudges
        let stopped = settings.filter { !$0.isOn }
        guard room.engagement.startedAt != nil, !room.engagement.state.isOver, room.isParticipant || !stopped.isEmpty else { return .none }
        return """
            <section aria-labelledby="nudges"><h2 id="nudges">Reminders</h2>\
            \(if: room.isParticipant, "<p class=\"small\">After two that led to nothing, a kind stops by itself.</p>")
            <ul class="checklist">\(each: room.isParticipant ? settings : stopped, row)</ul></section>

            """
    }

    private func row(_ setting: NudgeSetting) -> HTML {
        """
        <li\(if: setting.isOn, " class=\"done\"")><span><strong>\(setting.kind.words)</strong><small>\(state(setting))</small></span>\(if: room.isParticipant, button(setting))</li>
        """
    }

    private func state(_ setting: NudgeSetting) -> HTML {
        if let stopped = setting.stoppedAt { return "Stopped \(room.when(stopped)): two in a row led to nothing" }
        if let muted = setting.mutedAt { return "Muted \(room.when(muted))" }
        return "They come"
    }

    private func button(_ setting: NudgeSetting) -> HTML {
        """
         <form method="post" action="\(Paths.engagement(room.id, .nudges))"><input type="hidden" name="kind" value="\(setting.kind.rawValue)"><input type="hidden" name="on" value="\(if: setting.isOn, "no", else: "yes")">\
        <button class="button plain">\(if: setting.isOn, "Mute", else: "Let them come")<span class="sr">: \(setting.kind.words)</span></button></form>
        """
    }
}
