/// Anyone with an account; what they may do follows from their relation to a thing, never from a column here.
public struct Person: Hashable, Sendable {
    public let id: ID<Person>
    public let name: String
    public let email: Email
    /// An IANA name such as `Europe/Prague`; looked up where time zones are known.
    public let timeZone: String
    public let isConfirmed: Bool
    public let suspendedAt: Instant?

    public init(id: ID<Person>, name: String, email: Email, timeZone: String, isConfirmed: Bool, suspendedAt: Instant?) {
        self.id = id
        self.name = name
        self.email = email
        self.timeZone = timeZone
        self.isConfirmed = isConfirmed
        self.suspendedAt = suspendedAt
    }

    public var isSuspended: Bool { suspendedAt != nil }
}
