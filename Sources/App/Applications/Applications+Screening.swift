import Domain
import Storage

/// What employers do with applications: rate, shortlist, offer, decline; and what the clock does with offers.
extension Applications {
    /// Rates an application; from then on its name is known, and the rating may be corrected.
    func rate(_ id: ID<Application>, _ rating: Rating, note: Prose, by viewer: Viewer) async throws {
        try await act(.rate, on: id, by: viewer) { tx, _, moment in
            try tx.run(
                """
                INSERT INTO rating (application_id, fit, understanding, evidence, note, rated_by, rated_at)
                SELECT \(id), \(rating.fit), \(rating.understanding), \(rating.evidence), \(note), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (application_id) DO UPDATE SET fit = excluded.fit, understanding = excluded.understanding,
                evidence = excluded.evidence, note = excluded.note, rated_by = excluded.rated_by, rated_at = excluded.rated_at
                """)
        }
    }

    func shortlist(_ id: ID<Application>, by viewer: Viewer) async throws {
        try await act(.shortlist, on: id, by: viewer)
    }

    func unshortlist(_ id: ID<Application>, by viewer: Viewer) async throws {
        try await act(.unshortlist, on: id, by: viewer)
    }

    /// Offers a place for as long as the policy says; never more offers than free places.
    func offer(_ id: ID<Application>, note: Prose, by viewer: Viewer) async throws {
        let hours = site.policy.offerHours
        try await act(.offer, on: id, by: viewer) { tx, record, moment in
            guard try tx.exists("SELECT 1 FROM rating WHERE application_id = \(id)") else {
                throw Refusal.conflict("Rate this application first: everyone is measured by the same three questions.")
            }
            let opening = try tx.lockedOpening(record.project)
            guard opening.state == .published || opening.state == .expired else {
                throw Refusal.conflict("This project is closed, so no place can be offered.")
            }
            guard opening.free > 0 else {
                throw Refusal.conflict("Every place is taken or offered. Wait for an answer, or take an offer back.")
            }
            let ends = moment.now + .hours(hours)
            try tx.run(
                """
                UPDATE application SET offered_at = \(moment.now), offer_ends_at = \(ends), offer_note = \(note) WHERE id = \(id)
                """)
            try tx.schedule(.lapseOffer, id.text, at: ends, moment)
        }
    }

    /// Takes an offer back while it is not answered.
    func rescind(_ id: ID<Application>, by viewer: Viewer) async throws {
        try await act(.rescind, on: id, by: viewer) { tx, _, _ in
            try tx.run("UPDATE application SET offered_at = NULL, offer_note = '' WHERE id = \(id)")
        }
    }

    /// Says no, with a reason that the applicant reads.
    func decline(_ id: ID<Application>, because reason: ReasonCode, words: Prose, by viewer: Viewer) async throws {
        try await act(.decline, on: id, by: viewer) { tx, _, moment in
            try tx.run(
                "UPDATE application SET decided_at = \(moment.now), reason = \(reason), reason_note = \(words) WHERE id = \(id)")
        }
    }

    /// Ends an offer whose time is over; a timer of an earlier offer finds a later end and does nothing.
    func lapse(_ id: ID<Application>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdProject(of: id)
            guard let record = try tx.applications(where: "application.id = \(id)").first else { throw Refusal.notFound }
            guard record.state == .offered, let ends = record.offerEndsAt, ends <= moment.now else {
                throw Refusal.conflict("This offer was answered, taken back or made again.")
            }
            try tx.run("UPDATE application SET decided_at = \(moment.now) WHERE id = \(id)")
            try tx.move(.application, id.text, .lapse, in: Application.machine, from: record.state, by: Actor(clock: .clock), at: moment)
        }
    }
}

extension ReasonCode {
    /// The reasons an employer may give; the others are the clock's.
    static let givenByEmployers: [ReasonCode] = [.closerMatch, .missingSkill, .timing, .eligibility, .other]
}
