import Domain
import Storage

/// What can be followed: an employer by its id, anything else by its id in the lists.
struct FollowTarget: Sendable, Hashable {
    let kind: FollowKind
    let id: String

    static func employer(_ id: ID<Organization>) -> FollowTarget { FollowTarget(trusted: .employer, id.text) }

    init(trusted kind: FollowKind, _ id: String) { (self.kind, self.id) = (kind, id) }

    /// - Throws: not found, when no list knows it.
    init(_ kind: String, _ id: String) throws(Refusal) {
        guard let kind = FollowKind(rawValue: kind) else { throw .notFound }
        let isKnown =
            switch kind {
            case .employer: ID<Organization>(parsing: id) != nil
            case .industry: Taxonomy.knowsIndustry(id)
            case .field: Taxonomy.knowsField(id)
            case .skill: Taxonomy.knowsSkill(id)
            }
        guard isKnown else { throw .notFound }
        self.init(trusted: kind, id)
    }

    /// As a form's hidden fields, or an address, carry it.
    var pairs: [(String, String)] { [("kind", kind.rawValue), ("target", id)] }
}

/// One thing that somebody follows, as pages and letters name it.
struct Follow: Sendable, Hashable {
    /// Nobody can follow more: what follows everything tells nothing.
    static let most = 100

    let target: FollowTarget
    let name: String
    /// Where its open projects are listed.
    let path: Path

    init(_ target: FollowTarget, employer: (name: String, slug: String)? = nil) {
        self.target = target
        switch target.kind {
        case .employer: (name, path) = (employer?.name ?? "An employer", employer.map { Paths.organization($0.slug) } ?? Paths.projects)
        case .industry: (name, path) = (Taxonomy.industry(target.id), Paths.projects([("industry", target.id)]))
        case .field: (name, path) = (Taxonomy.field(target.id), Paths.projects([("field", target.id)]))
        case .skill: (name, path) = (Taxonomy.skill(target.id), Paths.projects([("skill", target.id)]))
        }
    }

    init(row: Row) throws {
        let (name, slug): (String?, String?) = (try row["employer"], try row["employer_slug"])
        self.init(
            FollowTarget(trusted: try row["kind"], try row["target"]),
            employer: name.flatMap { name in slug.map { (name: name, slug: $0) } })
    }
}

/// Whether and how soon somebody is written to about what they follow.
struct FollowSetting: Sendable, Hashable {
    /// Off stops all letters about new projects, whatever the paces say.
    var letters = true
    var reminders = true
    /// Of follows; each saved search has its own.
    var pace = Pace.weekly

    init() {}

    init(row: Row) throws {
        (letters, reminders, pace) = (try row["letters"], try row["reminders"], try row["pace"])
    }
}
