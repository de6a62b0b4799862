/// What one person writes to another about an application or an engagement.
public struct MessageBody: Hashable, Sendable {
    public let text: String

    public init(_ raw: String) throws(Refusal) { text = try Prose(raw, "Your message", 1...4000).text }
}
