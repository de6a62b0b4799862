/// What a store can say went wrong, in the same words whichever engine it is.
public enum StorageError: Error, Hashable, Sendable {
    /// A UNIQUE or PRIMARY KEY already holds such a row.
    case duplicate(String)
    /// A foreign key points nowhere, or something still points here.
    case reference(String)
    /// A CHECK, NOT NULL or trigger refused the row.
    case invariant(String)
    /// The store was too busy to answer in time; nothing was changed.
    case busy(String)
    /// The store cannot be reached; nothing was changed.
    case unavailable(String)
    /// The store was lost while it committed, and could not be asked since: the change is there whole, or not at all.
    case uncertain(String)
    /// A column held another kind of value than the code expects.
    case column(String)
    /// The schema is not the one this program was built with.
    case schema(String)
    case other(String)

    /// The reason without the name of the case, for whoever runs the program.
    public var reason: String {
        switch self {
        case .duplicate(let reason), .reference(let reason), .invariant(let reason), .busy(let reason),
            .unavailable(let reason), .uncertain(let reason), .column(let reason), .schema(let reason), .other(let reason):
            reason
        }
    }

    static func mismatch(_ wanted: String, _ found: SQLValue) -> StorageError {
        .column("expected \(wanted), found \(found)")
    }
}
