import Domain

/// What the link at a letter's end stops, and whose letters; signed, so that it needs no sign-in, no row and no end.
struct Unsubscription: Sendable, Hashable {
    /// The letters it is about.
    enum Kind: Sendable, Hashable {
        /// All letters about new projects.
        case digests
        case reminders
        /// Those of one saved search.
        case search(ID<SavedSearch>)

        /// What it stops, in the middle of a sentence.
        var words: String {
            switch self {
            case .digests: "all letters about new projects"
            case .reminders: "reminders of projects that close soon"
            case .search: "letters about this search"
            }
        }
    }

    let person: ID<Person>
    let kind: Kind

    private static let purpose = "unsubscribe"

    init(_ kind: Kind, of person: ID<Person>) { (self.kind, self.person) = (kind, person) }

    /// Reads what `token` wrote with the same key; anything else is nothing.
    init?(_ token: String, _ secret: SiteSecret) {
        let parts = secret.id(in: token, for: Self.purpose)?.split(separator: "~") ?? []
        guard parts.count == 2, let person = ID<Person>(parsing: parts[0]) else { return nil }
        switch parts[1] {
        case "digests": self.init(.digests, of: person)
        case "reminders": self.init(.reminders, of: person)
        default:
            guard let search = ID<SavedSearch>(parsing: parts[1]) else { return nil }
            self.init(.search(search), of: person)
        }
    }

    func token(_ secret: SiteSecret) -> String {
        let word =
            switch kind {
            case .digests: "digests"
            case .reminders: "reminders"
            case .search(let id): id.text
            }
        return secret.token("\(person)~\(word)", for: Self.purpose)
    }
}
