import Domain
import Storage
import Synchronization

/// What was heard of and not yet looked up, each thing once.
struct PendingTopics: Sendable {
    var projects: Set<ID<Project>> = []
    var competition: Set<ID<Project>> = []
    var organizations: Set<ID<Organization>> = []
    var people: Set<ID<Person>> = []
    var everything = false

    /// Whether an announcement was about something here.
    mutating func hear(_ announcement: Announcement) -> Bool {
        if announcement == .gap { everything = true }
        let topics = IndexTopic.topics(of: announcement)
        for topic in topics {
            switch topic {
            case .project(let id): projects.insert(id)
            case .competition(let id): competition.insert(id)
            case .organization(let id): organizations.insert(id)
            case .person(let id): people.insert(id)
            }
        }
        // Past this, making everything anew is less work, and needs less room.
        if projects.count + competition.count + organizations.count + people.count > 5000 { self = PendingTopics(everything: true) }
        return everything || !topics.isEmpty
    }

    /// - Returns: everything, of which nothing is pending any more.
    mutating func take() -> PendingTopics {
        let taken = self
        self = PendingTopics()
        return taken
    }

    mutating func putBack(_ other: PendingTopics) {
        projects.formUnion(other.projects)
        competition.formUnion(other.competition)
        organizations.formUnion(other.organizations)
        people.formUnion(other.people)
        everything = everything || other.everything
    }
}

/// What is pending, shared by who hears and who looks up.
final class PendingBoard: Sendable {
    private let topics = Mutex(PendingTopics())

    func hear(_ announcement: Announcement) -> Bool { topics.withLock { $0.hear(announcement) } }
    func wantEverything() { topics.withLock { $0.everything = true } }
    func take() -> PendingTopics { topics.withLock { $0.take() } }
    func putBack(_ rest: PendingTopics) { topics.withLock { $0.putBack(rest) } }
}
