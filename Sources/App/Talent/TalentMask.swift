import Domain

/// What people are called towards one organization before it knows them: another organization calls the same person otherwise, so that
/// two of them cannot put together what they know.
struct TalentMask: Sendable {
    let secret: SiteSecret
    let organization: ID<Organization>

    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// "Participant 4F7Q": the same on every page and in every letter.
    func label(of person: ID<Person>) -> String {
        "Participant " + String(secret.digest(person.text, "talent-label:\(organization)").prefix(4).map { Self.letters[Int($0 & 31)] })
    }

    /// Stands for a person in an address, and says nothing of who it is.
    func handle(of person: ID<Person>) throws -> String { try secret.sealed(person.text, for: purpose) }

    func person(behind handle: String) -> ID<Person>? { secret.opened(handle, for: purpose).flatMap { ID(parsing: $0) } }

    private var purpose: String { "talent:\(organization)" }
}
