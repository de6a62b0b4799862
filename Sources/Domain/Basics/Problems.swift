/// Gathers everything wrong with a form, so that a person is told once and not field by field.
public struct Problems: Sendable {
    public private(set) var list: [Problem] = []

    public init() {}

    public var isEmpty: Bool { list.isEmpty }

    public mutating func add(_ field: String, _ message: String) { list.append(Problem(field: field, message: message)) }

    /// Gives the value, or nil and a problem for this field: `problems.take("title", try Line(raw, "The title", 5...80))`.
    /// A refusal that is not about a field is kept too, with its own words.
    public mutating func take<Value>(_ field: String, _ value: @autoclosure () throws(Refusal) -> Value) -> Value? {
        do {
            return try value()
        } catch {
            let found = error.at(field).problems
            list += found.isEmpty ? [Problem(field: field, message: error.message)] : found
            return nil
        }
    }

    /// Throws all of them together, if there are any.
    public func refuse() throws(Refusal) {
        guard list.isEmpty else { throw .invalid(list) }
    }
}
