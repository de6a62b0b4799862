/// One line of clean text within its bounds.
public struct Line: Hashable, Sendable {
    public let text: String

    /// The name begins the sentence of a refusal, such as "The title"; its field is left for the form to fill in.
    public init(_ raw: String, _ name: String, _ length: ClosedRange<Int>) throws(Refusal) {
        let clean = Text.line(raw)
        try Bounds.check(clean, name, length)
        text = clean
    }
}
