import Domain
import Storage

extension Transaction {
    /// Ends every application to a project that still waits for an answer; each of their people is told the same reason.
    func closeLiveApplications(of project: ID<Project>, because reason: ReasonCode, _ moment: Moment) throws {
        let live = Application.State.allCases.filter(\.isLive)
        let found = try rows(
            "SELECT id, state FROM application WHERE project_id = \(project) AND state IN \(list: live) ORDER BY id")
        for row in found {
            let id: ID<Application> = try row["id"]
            try run("UPDATE application SET reason = \(reason), decided_at = \(moment.now) WHERE id = \(id)")
            try move(.application, id.text, .close, in: Application.machine, from: row["state"], by: Actor(clock: .clock), at: moment)
        }
    }
}
