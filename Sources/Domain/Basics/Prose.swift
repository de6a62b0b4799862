/// Clean text of several lines within its bounds.
public struct Prose: Hashable, Sendable {
    public let text: String

    /// The name begins the sentence of a refusal, such as "The background"; its field is left for the form to fill in.
    public init(_ raw: String, _ name: String, _ length: ClosedRange<Int>) throws(Refusal) {
        let clean = Text.prose(raw)
        try Bounds.check(clean, name, length)
        text = clean
    }
}
