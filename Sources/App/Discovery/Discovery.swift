import Domain
import Synchronization

/// What this process knows by heart of open projects and of people who want to be found. The store stays the truth: while nothing is
/// known yet, everyone asks it instead.
final class Discovery: Sendable {
    /// Both indexes as they were at one moment; whoever reads goes on with theirs while a newer one is made.
    final class Snapshot: Sendable {
        let projects: ProjectIndex
        let talent: TalentIndex
        /// Counts how often the indexes were made anew: what was noted of one says nothing of the next.
        let generation: Int

        init(projects: ProjectIndex, talent: TalentIndex, generation: Int) {
            self.projects = projects
            self.talent = talent
            self.generation = generation
        }
    }

    private let current = Mutex<Snapshot?>(nil)

    /// Nil until the indexes are made for the first time.
    var snapshot: Snapshot? { current.withLock { $0 } }

    func show(_ snapshot: Snapshot) { current.withLock { $0 = snapshot } }
}
