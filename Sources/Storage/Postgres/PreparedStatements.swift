import CPostgres

/// Which statements a session has prepared, and under what name; a text with other types of values is another statement.
struct PreparedStatements {
    struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    /// Lists of changing length make new texts: beyond this many, the one that was used longest ago goes.
    static let most = 400

    private var names: [Key: (name: String, used: Int)] = [:]
    private var uses = 0
    private var made = 0

    mutating func name(of key: Key) -> String? {
        uses += 1
        guard let name = names[key]?.name else { return nil }
        names[key]?.used = uses
        return name
    }

    /// Forgets the statement that was used longest ago, when there is no more room.
    mutating func leastUsed() -> String? {
        guard names.count >= Self.most, let oldest = names.min(by: { $0.value.used < $1.value.used }) else { return nil }
        names[oldest.key] = nil
        return oldest.value.name
    }

    mutating func newName() -> String {
        made += 1
        return "s\(made)"
    }

    mutating func keep(_ name: String, of key: Key) { names[key] = (name, uses) }

    /// The schema has changed: all are prepared anew, under names that were not used yet.
    mutating func forgetAll() { names = [:] }
}
