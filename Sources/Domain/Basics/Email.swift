/// An address we can write to; `folded` is the one to compare by.
public struct Email: Hashable, Sendable {
    public let text: String
    public let folded: String

    public init(_ raw: String) throws(Refusal) {
        let trimmed = Text.line(raw)
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard !trimmed.isEmpty else { throw .invalid("", "Enter your e-mail address.") }
        guard parts.count == 2, trimmed.utf8.count <= 254, Email.isMailbox(parts[0]), HostName.isPublic(parts[1]) else {
            throw .invalid("", "This is not an e-mail address we can write to: enter one like name@example.org.")
        }
        text = trimmed
        folded = trimmed.lowercased()
    }

    /// What stands after the @, in lower case.
    public var domain: String { String(folded.drop { $0 != "@" }.dropFirst()) }

    public static func == (one: Email, other: Email) -> Bool { one.folded == other.folded }
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

    /// Dots between runs of the characters every mail server takes; quoted mailboxes exist only in test suites.
    private static func isMailbox(_ name: Substring) -> Bool {
        guard (1...64).contains(name.utf8.count) else { return false }
        let runs = name.split(separator: ".", omittingEmptySubsequences: false)
        return runs.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isMailboxCharacter) }
    }

    private static func isMailboxCharacter(_ scalar: Unicode.Scalar) -> Bool {
        Text.isPlain(scalar) || ("A"..."Z").contains(scalar) || "!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains(scalar)
    }
}
