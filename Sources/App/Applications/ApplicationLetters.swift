import Domain
import Storage

/// Mail about applications and offers.
enum ApplicationLetters: Letters {
    static let told: Set<String> = []
    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] { [] }
    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? { nil }
}
