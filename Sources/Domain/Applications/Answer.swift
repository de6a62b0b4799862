/// The answer to one screening question.
public struct Answer: Hashable, Sendable {
    public let text: String

    public init(_ raw: String) throws(Refusal) { text = try Prose(raw, "Your answer", 1...800).text }
}
