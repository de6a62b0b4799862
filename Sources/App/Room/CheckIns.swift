import Domain
import Storage

/// Asking the participant how it goes, in the rhythm of the project.
struct CheckIns: Sendable {
    let site: Site

    /// The rhythm has come round: asks, unless nobody is at work, and comes again.
    func ask(_ id: ID<Engagement>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let engagement = try tx.engagement(id)
            guard ![.completed, .cancelled].contains(engagement.state) else { throw Refusal.conflict("This engagement is over.") }
            let zone = try tx.zone(of: engagement.person)
            guard let next = zone.nextCheckIn(engagement.checkIns, after: moment.now),
                let asked = zone.lastCheckIn(engagement.checkIns, until: moment.now)
            else { throw Refusal.conflict("There are no check-ins in this project.") }
            try tx.schedule(.askCheckIn, id.text, at: next, moment)
            guard try tx.isWorthAsking(engagement, asked, at: moment.now) else { return }
            let closes = zone.closing(ofCheckInAsked: asked)
            let checkIn = try tx.insertCheckIn(of: id, asked: asked, closes: closes, moment)
            try tx.record(.checkIn, checkIn.text, "ask", to: CheckIn.State.open.rawValue, by: nil, role: "clock", at: moment)
            try tx.schedule(.closeCheckIn, checkIn.text, at: closes, moment)
            try tx.schedule(.nudgeCheckIn, checkIn.text, at: closes - .days(1), moment)
        }
    }

    /// Nobody answered in time.
    func close(_ id: ID<CheckInRow>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let found = try tx.checkIn(id)
            try tx.hold(found.engagement)
            let (checkIn, engagement) = (try tx.checkIn(id), try tx.engagement(found.engagement))
            guard checkIn.state == .open else { throw Refusal.conflict("This check-in has ended.") }
            guard engagement.state == .active || engagement.state == .delivered else {
                return try tx.endCheckIn(checkIn, .void, moment)
            }
            guard try tx.runningPause(of: engagement.id) == nil else { throw Refusal.conflict("The work is paused.") }
            guard checkIn.closesAt <= moment.now else {
                return try tx.schedule(.closeCheckIn, id.text, at: checkIn.closesAt, moment)
            }
            try tx.endCheckIn(checkIn, .miss, moment)
            try tx.followCheckIns(of: engagement.id, moment)
        }
    }

    /// The check-in a person is asked on the site; nil when nothing is open.
    func open(in id: ID<Engagement>, for viewer: Viewer) async throws -> (EngagementRow, CheckInRow?) {
        try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            try Self.checkMayAnswer(roles)
            return (engagement, try tx.openCheckIn(of: id))
        }
    }

    /// Answers the open check-in of an engagement.
    func answer(in id: ID<Engagement>, _ answer: CheckInAnswer, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            try Self.checkMayAnswer(roles)
            guard let checkIn = try tx.openCheckIn(of: id) else {
                throw Refusal.conflict("There is no check-in to answer now. The next one comes by mail.")
            }
            try tx.answer(checkIn, answer, in: engagement, note: "", moment)
        }
    }

    /// What the link in a letter is about.
    func linked(_ link: CheckInLink) async throws -> (EngagementRow, CheckInRow) {
        try await site.database.read { tx in
            let checkIn = try tx.checkIn(link.checkIn)
            return (try tx.engagement(checkIn.engagement), checkIn)
        }
    }

    /// Answers by the link in a letter: who has the participant's mail answers for them, this once.
    func answer(_ link: CheckInLink, _ answer: CheckInAnswer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let found = try tx.checkIn(link.checkIn)
            try tx.hold(found.engagement)
            try tx.answer(tx.checkIn(link.checkIn), answer, in: tx.engagement(found.engagement), note: "by mail", moment)
        }
    }

    private static func checkMayAnswer(_ roles: Set<Engagement.Role>) throws(Refusal) {
        guard roles.contains(.participant) else { throw .forbidden("Only the participant answers a check-in.") }
    }
}

extension Site {
    var checkIns: CheckIns { CheckIns(site: self) }
}

extension Transaction {
    /// Only work that goes on, is not quite new, and is not being asked already.
    fileprivate func isWorthAsking(_ engagement: EngagementRow, _ asked: Instant, at now: Instant) throws -> Bool {
        guard engagement.state == .active, let started = engagement.startedAt, asked - started >= CheckIn.settling,
            now - asked < Nudging.freshness, try runningPause(of: engagement.id) == nil
        else { return false }
        return try openCheckIn(of: engagement.id) == nil
            && !exists("SELECT id FROM check_in WHERE engagement_id = \(engagement.id) AND asked_at = \(asked)")
    }

    fileprivate func answer(
        _ checkIn: CheckInRow, _ answer: CheckInAnswer, in engagement: EngagementRow, note: String, _ moment: Moment
    ) throws {
        guard ![.completed, .cancelled].contains(engagement.state) else {
            throw Refusal.conflict("This engagement is over, so nothing is asked any more.")
        }
        if checkIn.state == .open { try setAnswer(answer, of: checkIn.id, at: moment.now) }
        try move(
            .checkIn, checkIn.id.text, .answer, in: CheckIn.machine, from: checkIn.state, by: Actor(engagement.person, [.participant]),
            note: note, at: moment)
        try followCheckIns(of: engagement.id, moment)
    }
}
