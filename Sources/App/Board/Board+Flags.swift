import Domain
import Storage

extension Transaction {
    /// What participants said of their work that nobody has lifted: blocked, or silent to what they were asked.
    func flagsUp(in organization: ID<Organization>) throws -> [ID<Engagement>: Set<EngagementRisk>] { [:] }
}
