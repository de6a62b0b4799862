import Domain
import Storage

/// Mail about organizations.
enum OrganizationLetters: Letters {
    static let told: Set<String> = []
    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] { [] }
    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? { nil }
    static func invitation(_ id: ID<Invitation>, in tx: Transaction, _ desk: LetterDesk) throws -> (Invitation, Letter)? { nil }
}
