/// What PostgreSQL said went wrong, before it is put into the words of both stores.
struct PostgresFailure: Error {
    /// Five characters, as in PostgreSQL's appendix "Error Codes"; nil when the connection itself broke.
    let code: String?
    let reason: String
    /// The connection is of no more use.
    let isLost: Bool

    /// The server undid the whole transaction and would do it if asked again: a deadlock, a clash of snapshots,
    /// or a plan from before a change of schema ("cached plan must not change result type").
    var isWorthAnotherTry: Bool { code.map(["40P01", "40001"].contains) ?? false || isOfOldSchema }

    /// The statement was prepared before a change of schema, and is refused however often it is run.
    var isOfOldSchema: Bool { code == "0A000" }

    var storageError: StorageError {
        guard let code, !isLost else { return .unavailable(reason) }
        return switch code {
        case "23505": .duplicate(reason)
        case "23503": .reference(reason)
        case "23514", "23502", "22021", "22001", "22003", "25006": .invariant(reason)
        case "40P01", "40001", "0A000", "55P03", "57014", "53300": .busy(reason)
        default: .other("\(reason) (\(code))")
        }
    }

    /// Failures after which the connection is dropped: the server ends it, or it leads to a server that may not write any more.
    static func endsConnection(_ code: String?) -> Bool {
        guard let code else { return true }
        return code.hasPrefix("08") || ["57P01", "57P02", "57P03", "57P05"].contains(code)
    }
}
