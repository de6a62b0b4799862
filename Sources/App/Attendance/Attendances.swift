import Domain
import Storage

/// Who gives no sign: looking, reminding, and ending the work when the other side will not wait.
struct Attendances: Sendable {
    let site: Site

    /// Tells the step that has come, and looks again at the next one, or a day later at the latest.
    func watch(_ id: ID<Engagement>) async throws {
        let (moment, policy) = (site.world.moment(), site.policy)
        try await site.database.write { tx in
            try tx.hold(id)
            let engagement = try tx.engagement(id)
            guard engagement.state != .completed, engagement.state != .cancelled else {
                throw Refusal.conflict("This engagement is over, so nobody is waited for.")
            }
            let absence = try tx.absence(in: engagement, policy)
            if let absence, let step = absence.step(at: moment.now), try tx.markTold(absence, step, in: id) {
                try tx.record(
                    .engagement, id.text, step == absence.days ? "absent" : "remind_absent", by: nil, role: "clock",
                    note: absence.kind.rawValue, at: moment)
            }
            let tomorrow = moment.now + .days(1)
            try tx.schedule(
                .watchAttendance, id.text, at: min(absence?.nextStep(after: moment.now) ?? tomorrow, tomorrow), moment)
        }
    }

    /// Ends work in which the other side gave no sign: what is held goes back, and who did not appear gets a strike.
    func end(_ id: ID<Engagement>, saying note: String, by viewer: Viewer) async throws {
        let (moment, policy) = (site.world.moment(), site.policy)
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            let absence = try tx.endableAbsence(in: engagement, by: roles, policy, at: moment.now)
            let reason: CancelReason = absence.kind.side == .participant ? .noShow : .employerAbsent
            try tx.move(
                .engagement, id.text, .cancel, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles),
                note: reason.rawValue, at: moment)
            try tx.close(engagement, because: reason, note: note, moment)
            let subject: StrikeSubject =
                absence.kind.side == .participant ? .person(engagement.person) : .organization(engagement.organization)
            _ = try tx.giveStrike(
                to: subject, for: .noShow, saying: AttendanceWording.reason(absence, engagement.title), about: id, by: nil,
                policy.strikes, moment)
        }
    }
}

extension Site {
    var attendances: Attendances { Attendances(site: self) }
}
