import Domain
import Storage

/// One message, named as its reader may know its author.
struct Message: Sendable {
    let body: String
    let sentAt: Instant
    let isMine: Bool
    let author: String
    /// Where it can become a question for everybody; nil for whoever may not, and for what the employer wrote.
    var promotion: Path?
}

/// A thread as a row of the inbox.
struct ThreadRow: Sendable {
    let id: ID<Application>
    let title: String
    /// The other side, as far as the viewer may know it.
    let other: String
    let last: String
    let sentAt: Instant
    let isMine: Bool
    let unread: Int
}

/// What a thread is about, and who its two sides are.
struct ThreadHead: Sendable {
    let id: ID<Application>
    let project: ID<Project>
    let organization: ID<Organization>
    let title: String
    let employer: String
    /// The participant, as far as the viewer may know them.
    let participant: String
    let isOwn: Bool
    /// Read by an operator who decides a dispute and belongs to neither side; every reading is recorded.
    var isEvidence = false
    let state: Application.State
    var engagement: ID<Engagement>?
    var engagementState: Engagement.State?

    /// The reader decides for the employer, and the work is under way: what is asked here may be answered for everybody.
    var mayPromote: Bool { !isOwn && !isEvidence && engagement != nil && engagementState != .cancelled }

    var other: String { isOwn ? employer : participant }
}

extension ThreadRow {
    init(row: Row, _ viewer: Viewer) throws {
        let person: ID<Person> = try row["person_id"]
        let author: ID<Person> = try row["author_id"]
        self.init(
            id: try row["id"], title: try row["title"],
            other: person == viewer.id ? try row["employer"] : try Applicant.words(row), last: try row["body"], sentAt: try row["sent_at"],
            isMine: author == viewer.id, unread: try row["unread"])
    }
}

extension ThreadHead {
    init(row: Row, _ viewer: Viewer) throws {
        let (person, organization): (ID<Person>, ID<Organization>) = (try row["person_id"], try row["organization_id"])
        let isOwn = person == viewer.id
        self.init(
            id: try row["id"], project: try row["project_id"], organization: organization, title: try row["title"],
            employer: try row["employer"], participant: isOwn ? viewer.name : try Applicant.words(row), isOwn: isOwn,
            isEvidence: viewer.isOperator && !isOwn && !viewer.authors(organization), state: try row["state"],
            engagement: try row["engagement_id"], engagementState: try row["engagement_state"])
    }
}

extension Applicant {
    /// What an employer calls the applicant of a row with `number` and `known_name`.
    static func words(_ row: Row) throws -> String {
        let name: String? = try row["known_name"]
        let number: Int? = try row["number"]
        return name ?? "Applicant \(number ?? 0)"
    }
}
