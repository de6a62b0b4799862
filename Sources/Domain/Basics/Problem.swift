/// One thing wrong with one field of a form, in words for the person who filled it in.
public struct Problem: Hashable, Sendable {
    public let field: String
    public let message: String

    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
