import Domain
import Storage

/// Whom a change concerns: one person, or those who decide for an organization.
struct LiveTopic: Hashable, Sendable {
    let text: String

    static func person(_ id: ID<Person>) -> LiveTopic { LiveTopic(text: "person:\(id)") }
    static func organization(_ id: ID<Organization>) -> LiveTopic { LiveTopic(text: "organization:\(id)") }

    /// What somebody is told of: their own things, and those of organizations they decide for; who only looks on there is not told
    /// when others act.
    static func all(of viewer: Viewer) -> [LiveTopic] { [.person(viewer.id)] + viewer.authored.map(LiveTopic.organization) }
}

/// What kind of thing changed: all that a stream ever says.
enum LiveKind: String, CaseIterable, Sendable {
    case application, engagement, message, notice, organization, project
    /// Anything may have: some news were missed.
    case everything
    /// Who somebody is here. It is never said: it ends their streams, so that they come back and are authorized anew.
    case standing
}

/// One change on its way from the transaction that made it to the streams of every process: its kind and whom it concerns,
/// never the thing, its contents, or who did it.
struct LiveNews: Equatable, Sendable {
    static let channel = "live"

    let kind: LiveKind
    let topics: [LiveTopic]

    init(_ kind: LiveKind, to topics: [LiveTopic]) {
        self.kind = kind
        self.topics = topics
    }

    /// Reads what `text` wrote; anything else is no news.
    init?(_ announcement: Announcement) {
        guard announcement.channel == Self.channel else { return nil }
        let words = announcement.text.split(separator: " ")
        guard let kind = words.first.flatMap({ LiveKind(rawValue: String($0)) }) else { return nil }
        self.init(kind, to: words.dropFirst().map { LiveTopic(text: String($0)) })
    }

    /// "message person:01k… organization:01k…": one line for all of them, because every announcement costs a round trip.
    var text: String { ([kind.rawValue] + topics.map(\.text)).joined(separator: " ") }
}
