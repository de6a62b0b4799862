import Domain
import Storage

extension Transaction {
    /// Work has started: it is asked how it goes, and reminded of what is due.
    func startRoomClocks(of id: ID<Engagement>, _ moment: Moment) throws {
        try startCheckIns(of: id, moment)
        let engagement = try engagement(id)
        for row in try rows("SELECT id, due_at FROM milestone WHERE engagement_id = \(id) ORDER BY position") {
            let (milestone, due): (ID<Milestone>, Instant) = (try row["id"], try row["due_at"])
            let day = try zone(of: engagement.person).day(of: due)
            try scheduleNudge(.nudgeMilestone, milestone.text, .milestone, due: day, for: engagement.person, moment)
        }
    }
}
