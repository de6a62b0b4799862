import Domain

/// The room with everything going on in it, for the gallery and the golden pages.
extension RoomLife {
    static let sampleEngagement: ID<Engagement> = ID("01kawp0000engagement000001")
    private static var now: Instant { RoomPreviews.now }

    static var previews: [Preview] {
        let sides: [(Engagement.Role, String)] = [(.participant, "participant"), (.supervisor, "employer"), (.mentor, "mentor")]
        return sides.flatMap { role, name in
            [Preview("room-life-\(name)", page(busy(role), role)), Preview("room-paused-\(name)", page(paused, role))]
        }
    }

    private static func page(_ life: RoomLife, _ role: Engagement.Role) -> RoomPage {
        var room = RoomPreviews.room(.active, role)
        room.life = life
        return RoomPage(room: room)
    }

    private static func busy(_ role: Engagement.Role) -> RoomLife {
        var stopped = Nudging.Kind.allCases.map { NudgeSetting(kind: $0) }
        stopped[1].stoppedAt = now - .days(2)
        return RoomLife(
            checkIns: sampleCheckIns, nextCheckIn: now + .days(3), flags: [sampleFlag], steps: sampleSteps, nudges: stopped,
            changes: [sampleChange(.proposed)], pauses: [samplePause(.proposed)], mayAskPrivately: role != .mentor,
            privateWaiting: role == .supervisor ? 1 : 0)
    }

    private static var paused: RoomLife {
        RoomLife(
            checkIns: sampleCheckIns, steps: sampleSteps, nudges: Nudging.Kind.allCases.map { NudgeSetting(kind: $0) },
            pauses: [samplePause(.running)])
    }

    static var sampleCheckIns: [CheckInRow] {
        func row(_ number: Int, _ state: CheckIn.State, onTrack: Bool? = nil, blocked: Bool? = nil, words: String = "", energy: Int? = nil)
            -> CheckInRow
        {
            let asked = now - .days(number * 7 - 6)
            return CheckInRow(
                id: ID("01kawp0000checkin00000000\(number)"), engagement: sampleEngagement, state: state, askedAt: asked,
                closesAt: asked + .days(3), isOnTrack: onTrack, isBlocked: blocked, words: words, energy: energy,
                answeredAt: energy == nil ? nil : asked + .hours(2))
        }
        return [
            row(1, .open), row(2, .answered, onTrack: false, blocked: true, words: "The export of the third list is locked.", energy: 2),
            row(3, .missed), row(4, .answered, onTrack: true, blocked: false, energy: 4),
        ]
    }

    static var sampleFlag: RiskFlag {
        RiskFlag(
            id: ID("01kawp00000000flag00000001"), engagement: sampleEngagement, kind: .blocked,
            reason: "The export of the third list is locked.", raisedAt: now - .days(8), liftedAt: nil, liftedBy: nil, note: "")
    }

    static var sampleSteps: [PlanStep] {
        func step(_ number: Int, _ title: String, due: Int?, done: Bool) -> PlanStep {
            PlanStep(
                id: ID("01kawp00000000step0000000\(number)"), engagement: sampleEngagement, milestone: ID("01kawp00000milestone20001"),
                position: number, title: title, dueOn: due.map { now.day.adding(days: $0) }, doneAt: done ? now - .days(2) : nil)
        }
        return [
            step(1, "Read all three lists", due: -3, done: true), step(2, "Write down how duplicates are found", due: -1, done: false),
            step(3, "Draw chart two again", due: 4, done: false),
        ]
    }

    static func sampleChange(_ state: ChangeRequest.State) -> ChangeRequestRow {
        let room = RoomPreviews.room(.active, .participant)
        let milestone = room.milestones[1]
        let text = ChangeText(
            due: now + .days(12), title: nil, criteria: [], milestone: milestone, engagement: room.engagement,
            earlier: room.engagement.agreementHash
        ).text
        let isEnded = state != .proposed
        return ChangeRequestRow(
            id: ID("01kawp000000change00000001"), engagement: sampleEngagement, milestone: milestone.id, state: state,
            side: .participant, proposerName: "Mina Okafor", proposerAddress: "198.51.100.7", reason: "The third list came a week late.",
            dueAt: now + .days(12), title: "", criteria: [], text: text, hash: sha256(text), earlierHash: room.engagement.agreementHash,
            createdAt: now - .days(1), answerName: state == .agreed ? "Omar Haddad" : "", answerAddress: "203.0.113.9",
            answer: state == .declined ? "The board meets on the tenth. Can you give us chart one before?" : "",
            answeredAt: isEnded ? now : nil)
    }

    static func samplePause(_ state: Pause.State) -> PauseRow {
        PauseRow(
            id: ID("01kawp0000000pause00000001"), engagement: sampleEngagement, state: state, side: .participant, by: "Mina Okafor",
            isIllness: false, reason: "An exam week.", endsAt: now + .days(5), createdAt: now - .days(3),
            beganAt: state == .proposed ? nil : now - .days(2), endedAt: state == .ended ? now - .hours(3) : nil)
    }

    static func sampleRequest(_ state: Accommodation.State) -> AccommodationRow {
        let isAnswered = state != .asked
        return AccommodationRow(
            id: ID("01kawp00000request000000\(isAnswered ? "1" : "2")1"), engagement: sampleEngagement, state: state,
            need: "Written instead of spoken instructions, and captions in calls.", askedAt: now - .days(2),
            answer: isAnswered ? "Yes. We write everything down, and turn captions on." : "", answeredBy: isAnswered ? "Omar Haddad" : nil,
            answeredAt: isAnswered ? now - .days(1) : nil)
    }
}
