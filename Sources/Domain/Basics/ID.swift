/// Names one noun; typed, so that the id of a course can never stand where the id of a school belongs.
public struct ID<Noun>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    /// Takes text we wrote ourselves, as the database gives it back.
    public init(_ text: String) { self.text = text }

    /// Takes text from outside: nil unless it has the length and alphabet of an id.
    public init?(parsing raw: some StringProtocol) {
        guard ULID.isValid(raw) else { return nil }
        text = String(raw)
    }

    public var description: String { text }

    public static func < (one: ID, other: ID) -> Bool { one.text < other.text }
}
