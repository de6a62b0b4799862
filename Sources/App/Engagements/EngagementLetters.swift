import Domain
import Storage

/// Mail about engagements.
enum EngagementLetters: Letters {
    static let told: Set<String> = []
    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] { [] }
    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? { nil }
}
