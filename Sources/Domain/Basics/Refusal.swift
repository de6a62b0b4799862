/// What the domain says when it says no; every message may be read by the visitor.
public enum Refusal: Error, Hashable, Sendable {
    case invalid([Problem])
    case notFound
    case forbidden(String)
    case conflict(String)
    case tooMany(String, retryAfter: Span)

    public static func invalid(_ field: String, _ message: String) -> Refusal {
        .invalid([Problem(field: field, message: message)])
    }

    public var message: String {
        switch self {
        case .invalid(let problems): problems.map(\.message).joined(separator: " ")
        case .notFound: "We could not find this. Check the address, or sign in if it is yours."
        case .forbidden(let message), .conflict(let message), .tooMany(let message, retryAfter: _): message
        }
    }

    /// The same refusal with the name of the form's field put in where the value itself could not know it.
    public func at(_ field: String) -> Refusal {
        guard case .invalid(let problems) = self else { return self }
        return .invalid(problems.map { $0.field.isEmpty ? Problem(field: field, message: $0.message) : $0 })
    }

    public var problems: [Problem] {
        guard case .invalid(let problems) = self else { return [] }
        return problems
    }
}
