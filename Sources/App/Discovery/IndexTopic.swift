import Domain
import Storage

/// A thing that the indexes in memory have to look at again, on its way from the transaction that changed it to every process.
enum IndexTopic: Hashable, Sendable {
    case project(ID<Project>)
    /// How many compete for a project, which changes more often than it.
    case competition(ID<Project>)
    /// All projects of an organization.
    case organization(ID<Organization>)
    case person(ID<Person>)

    static let channel = "index"

    var text: String {
        switch self {
        case .project(let id): "project:\(id)"
        case .competition(let id): "competition:\(id)"
        case .organization(let id): "organization:\(id)"
        case .person(let id): "person:\(id)"
        }
    }

    /// Reads what `text` wrote; anything else is no topic.
    init?(_ text: Substring) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "project": self = .project(ID(parts[1]))
        case "competition": self = .competition(ID(parts[1]))
        case "organization": self = .organization(ID(parts[1]))
        case "person": self = .person(ID(parts[1]))
        default: return nil
        }
    }

    /// What an announcement tells of; nothing when it is about something else.
    static func topics(of announcement: Announcement) -> [IndexTopic] {
        announcement.channel == channel ? announcement.text.split(separator: " ").compactMap { IndexTopic($0) } : []
    }
}

extension Transaction {
    /// Tells the indexes of every process what to look at again, once this transaction is committed: one line for all of it.
    func tellIndex(_ topics: IndexTopic...) throws {
        try announce(IndexTopic.channel, topics.map(\.text).joined(separator: " "))
    }

    /// Tells the indexes of what an act changed.
    func tellIndex(_ noun: Noun, _ id: String, _ act: String) throws {
        switch noun {
        case .project where act != "create" && act != "remind": try tellIndex(.project(ID(id)))
        case .organization: try tellIndex(.organization(ID(id)))
        case .engagement where act == "complete": try tellPerson("engagement.id = \(id)")
        case .feedback: try tellPerson("engagement.id = (SELECT engagement_id FROM feedback WHERE id = \(id))")
        case .credential: try tellPerson("engagement.id = (SELECT engagement_id FROM credential WHERE id = \(id))")
        case .person: try tellIndex(.person(ID(id)))
        case .dispute, .strike: break
        case .project, .application, .engagement, .invitation, .milestone, .transfer, .message, .report, .job, .applicationInvitation: break
        case .portfolioRequest, .mentorSeat, .meeting, .webhook: break
        case .checkIn, .riskFlag, .planStep, .changeRequest, .pause, .nudge, .accommodation, .sharedQuestion: break
        }
    }

    private func tellPerson(_ engagement: SQL) throws {
        guard let person: ID<Person> = try value("SELECT person_id AS value FROM engagement WHERE \(engagement)") else { return }
        try tellIndex(.person(person))
    }
}
