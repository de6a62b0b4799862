import Domain
import Storage

extension Transaction {
    /// Closes every application to a project that still waits; each is told why. The caller holds the project, so none moves meanwhile.
    ///
    /// - Parameter keepingOffers: leaves offers standing whose time is not over.
    func closeLiveApplications(of project: ID<Project>, because reason: ReasonCode, keepingOffers: Bool = false, _ moment: Moment) throws {
        let offers: SQL = keepingOffers ? "AND (state <> 'offered' OR offer_ends_at <= \(moment.now))" : .none
        let live = try rows(
            """
            SELECT id, state FROM application
            WHERE project_id = \(project) AND state IN ('submitted', 'shortlisted', 'offered') \(offers)
            ORDER BY id
            """)
        for row in live {
            let id: ID<Application> = try row["id"]
            try run("UPDATE application SET reason = \(reason), decided_at = \(moment.now), updated_at = \(moment.now) WHERE id = \(id)")
            try move(.application, id.text, .close, in: Application.machine, from: try row["state"], by: Actor(clock: .clock), at: moment)
        }
    }
}
