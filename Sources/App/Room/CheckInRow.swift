import Domain
import Storage

/// One check-in: when it was asked, and what was answered.
struct CheckInRow: Sendable {
    let id: ID<CheckInRow>
    let engagement: ID<Engagement>
    var state: CheckIn.State
    let askedAt: Instant
    let closesAt: Instant
    var isOnTrack: Bool?
    var isBlocked: Bool?
    var words = ""
    var metMentor: Bool?
    var energy: Int?
    var answeredAt: Instant?

    /// How it counts; nil for one that is open or was not needed.
    var outcome: AtRisk.Outcome? {
        switch state {
        case .open, .void: nil
        case .missed: .missed
        case .answered: isBlocked == true ? .blocked : isOnTrack == true ? .good : .answered
        }
    }
}

extension CheckInRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], askedAt: try row["asked_at"],
            closesAt: try row["closes_at"], isOnTrack: try row["on_track"], isBlocked: try row["blocked"], words: try row["words"],
            metMentor: try row["met_mentor"], energy: try row["energy"], answeredAt: try row["answered_at"])
    }
}

extension Zone {
    /// When the rhythm asks next, after `instant`.
    func nextCheckIn(_ rhythm: CheckInRhythm, after instant: Instant) -> Instant? {
        let today = day(of: instant)
        for from in [today, today.adding(days: 1)] {
            guard let day = rhythm.first(from: from) else { return nil }
            let asked = self.instant(on: day, hour: CheckIn.hour)
            if asked > instant { return asked }
        }
        return nil
    }

    /// When the rhythm asked last, at `instant` or before it.
    func lastCheckIn(_ rhythm: CheckInRhythm, until instant: Instant) -> Instant? {
        let today = day(of: instant)
        for until in [today, today.adding(days: -1)] {
            guard let day = rhythm.last(until: until) else { return nil }
            let asked = self.instant(on: day, hour: CheckIn.hour)
            if asked <= instant { return asked }
        }
        return nil
    }

    /// When a check-in that was asked at `asked` closes.
    func closing(ofCheckInAsked asked: Instant) -> Instant {
        instant(on: day(of: asked).adding(days: CheckIn.openDays), hour: CheckIn.hour)
    }

    /// The same time of the wall clock so many days later; the end of a day stays the end of a day.
    func moved(_ instant: Instant, byDays days: Int) -> Instant {
        let day = day(of: instant)
        if instant == end(of: day) { return end(of: day.adding(days: days)) }
        return start(of: day.adding(days: days)) + (instant - start(of: day))
    }
}
