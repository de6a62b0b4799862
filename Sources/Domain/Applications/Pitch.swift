/// Why this participant for this project, in their own words.
public struct Pitch: Hashable, Sendable {
    public let text: String

    public init(_ raw: String) throws(Refusal) { text = try Prose(raw, "Your pitch", 80...1200).text }
}
