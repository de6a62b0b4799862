import Domain
import Storage

/// One letter to one person: what it says, and the page where they can act on it.
struct Letter: Sendable {
    let subject: String
    /// Plain sentences; each is a paragraph.
    let paragraphs: [String]
    /// What the link does, as a button would say it.
    let act: String
    let path: Path
    /// What the link at its end stops; what concerns somebody's own work has none.
    var stop: Unsubscription?
    /// An appointment for the reader's calendar.
    var calendar: CalendarPart?
}

/// Writes the letters about one noun, as its pages are written: from what is true when they are sent.
protocol Letters: Sendable {
    /// The kinds of event that somebody is told of.
    static var told: Set<String> { get }
    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>]
    /// - Returns: nil when there is nothing to say any more.
    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter?
    /// Whether whoever acted gets the letter too: an appointment belongs in both calendars.
    static var tellsActor: Bool { get }
}

extension Letters {
    static var tellsActor: Bool { false }
}

/// What every letter is written with: the site's address, its key for one-time links, and the policy in force.
struct LetterDesk: Sendable {
    let url: String
    let from: String
    let secret: SiteSecret
    let policy: Policy

    init(site: Site) {
        url = site.config.url
        from = site.config.mailFrom
        secret = site.secret
        policy = site.policy
    }

    func mail(_ letter: Letter, to address: String, name: String, id: String) -> Mail {
        let greeting = name.isEmpty ? "Hello," : "Hello \(name),"
        let link = "\(letter.act):\n\(url)\(letter.path.text)"
        let unsubscribe = letter.stop.map { url + Paths.unsubscribe($0.token(secret)).text }
        let why =
            unsubscribe.map { "You asked for this mail. Stop \(letter.stop?.kind.words ?? "") at one click:\n\($0)" }
            ?? "You get this mail because it concerns you there. Answer on the page: nobody reads this address."
        let foot = "-- \nFoothold · \(url)\n\(why)"
        let body = ([greeting] + letter.paragraphs + [link, foot]).joined(separator: "\n\n") + "\n"
        return Mail(
            id: id, from: from, to: address, subject: letter.subject, body: body, unsubscribe: unsubscribe, calendar: letter.calendar)
    }
}

/// What somebody should know: it stands on their page of notices and is mailed once.
struct Notice: Sendable {
    let id: ID<Notice>
    let subject: String
    let path: String
    let createdAt: Instant
    let isRead: Bool

    init(row: Row) throws {
        id = try row["id"]
        subject = try row["subject"]
        path = try row["path"]
        createdAt = try row["created_at"]
        isRead = try row["read_at"] as Instant? != nil
    }
}
