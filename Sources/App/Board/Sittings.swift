import Domain
import Storage

/// How long a review takes: from opening its page to sending it.
struct Sittings: Sendable {
    let site: Site

    /// Somebody who may review opened the page. One that was left open for longer than a sitting can last begins anew.
    func open(_ submission: ID<Submission>, in engagement: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        let tooOld = moment.now - SupervisorMinutes.longestSitting
        try await site.database.write { tx in
            try tx.run(
                """
                INSERT INTO review_sitting (id, submission_id, engagement_id, person_id, opened_at)
                SELECT \(moment.newID(Sitting.self)), \(submission), \(engagement), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (submission_id, person_id) WHERE ended_at IS NULL
                DO UPDATE SET opened_at = excluded.opened_at WHERE review_sitting.opened_at < \(tooOld)
                """)
        }
    }
}

/// One sitting over one version.
enum Sitting {}

extension Site {
    var sittings: Sittings { Sittings(site: self) }
}

extension Transaction {
    /// The review is sent: the reviewer's sitting ends now, and those who only looked were not at it.
    func endSittings(of submission: ID<Submission>, by reviewer: ID<Person>?, at now: Instant) throws {
        if let reviewer {
            try run(
                """
                UPDATE review_sitting SET ended_at = \(now)
                WHERE submission_id = \(submission) AND person_id = \(reviewer) AND ended_at IS NULL AND opened_at <= \(now)
                """)
        }
        try run("DELETE FROM review_sitting WHERE submission_id = \(submission) AND ended_at IS NULL")
    }
}
