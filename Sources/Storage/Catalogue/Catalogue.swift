/// A store's tables as values, in the same words whichever engine holds them: what two stores must share to hold the same rows.
///
/// Constraints and indexes have no names here: engines make names up. Tables are in the order of their names.
public struct Catalogue: Hashable, Sendable {
    public var tables: [Table]

    init(_ tables: [Table]) { self.tables = tables.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }

    /// Without the tables of these names.
    public func without(_ names: [String]) -> Catalogue { Catalogue(tables.filter { !names.contains($0.name) }) }

    /// What one of two stores has and the other has not, a line each; none when they are equal.
    ///
    /// - Parameters:
    ///   - here: how the lines call this store.
    ///   - there: how they call the other.
    public func differences(from other: Catalogue, here: String, there: String) -> [String] {
        let (mine, others) = (tables.flatMap(\.lines), other.tables.flatMap(\.lines))
        let (onlyMine, onlyOthers) = (Set(mine).subtracting(others), Set(others).subtracting(mine))
        return mine.filter(onlyMine.contains).map { "only \(here) has \($0)" }
            + others.filter(onlyOthers.contains).map { "only \(there) has \($0)" }
    }
}

extension Catalogue {
    /// A table: what its rows are made of, and what must be true of them.
    public struct Table: Hashable, Sendable {
        public let name: String
        public var columns: [Column]
        public var primaryKey: [String]
        public var uniqueKeys: [[String]] = []
        public var foreignKeys: [ForeignKey] = []
        public var checks: [Condition] = []
        public var indexes: [Index] = []
        /// Full-text search (see `SearchText`), which each engine keeps in its own way; only its own columns are told of.
        public var isSearch = false

        /// A table for full-text search, whatever the engine adds to it.
        static func search(_ name: String, columns: [String]) -> Table {
            Table(
                name: name, columns: columns.map { Column(name: $0, type: .text, isNullable: false) },
                primaryKey: Array(columns.prefix(1)), isSearch: true)
        }
    }

    /// A column, with one of the three types that both stores have.
    public struct Column: Hashable, Sendable {
        public enum Kind: String, Sendable {
            case text = "TEXT"
            case bigint = "BIGINT"
            case boolean = "BOOLEAN"
        }

        public let name: String
        public var type: Kind
        public var isNullable: Bool
        /// As SQL, without what an engine adds to it.
        public var fallback: String?
    }

    /// A reference to another table's rows, or to the table's own.
    public struct ForeignKey: Hashable, Sendable {
        public enum OnDelete: String, Sendable {
            case refuse, cascade, setNull, setDefault
        }

        public let columns: [String]
        public let target: String
        public let targetColumns: [String]
        public let onDelete: OnDelete
    }

    /// What a CHECK or the WHERE of an index speaks of. Engines write the same condition differently
    /// (`x BETWEEN 1 AND 5` is `x >= 1 AND x <= 5` to PostgreSQL), but not with other columns or other literals.
    public struct Condition: Hashable, Sendable {
        /// In the order of their names, each once.
        public let columns: [String]
        /// In their order as text, as often as they stand there.
        public let literals: [String]
    }

    /// An index that no constraint made.
    public struct Index: Hashable, Sendable {
        /// One part of an index.
        public struct Part: Hashable, Sendable {
            /// Nil when it is an expression.
            public let column: String?
            public let isDescending: Bool
        }

        public let parts: [Part]
        public let isUnique: Bool
        /// Which rows are in it, when not all are.
        public let condition: Condition?
    }
}

extension Catalogue.Table {
    /// Everything there is to say about the table, a line each, in words that compare.
    var lines: [String] {
        let columns = columns.enumerated().map { "column \($0 + 1) \($1.words)" }
        let keys = uniqueKeys.map { "unique key \(list($0))" }
        let references = foreignKeys.map {
            "reference \(list($0.columns)) to \($0.target) \(list($0.targetColumns)), on delete \($0.onDelete.rawValue)"
        }
        let conditions = checks.map { "check of \($0.words)" }
        let lines =
            columns + ["primary key \(list(primaryKey))"] + keys.sorted() + references.sorted() + conditions.sorted()
            + indexes.map(\.words).sorted()
        return ["the table \(name)\(isSearch ? ", for searching" : "")"] + counted(lines).map { "\(name): \($0)" }
    }

    /// Lines that stand there several times say so, or a set of them would hide it.
    private func counted(_ lines: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return lines.map { line in
            seen[line, default: 0] += 1
            return seen[line] == 1 ? line : "\(line), for the \(seen[line] ?? 0). time"
        }
    }

    /// What both engines list in an order of their own is put into one.
    var inOrder: Catalogue.Table {
        var table = self
        table.uniqueKeys.sort { list($0) < list($1) }
        table.foreignKeys.sort { list($0.columns) + $0.target < list($1.columns) + $1.target }
        table.checks.sort { $0.words < $1.words }
        table.indexes.sort { $0.words < $1.words }
        return table
    }
}

extension Catalogue.Column {
    var words: String { "\(name) \(type.rawValue)\(isNullable ? "" : " NOT NULL")\(fallback.map { " DEFAULT \($0)" } ?? "")" }
}

extension Catalogue.Condition {
    var words: String { "\(list(columns)) with \(list(literals))" }
}

extension Catalogue.Index {
    var words: String {
        let parts = parts.map { ($0.column ?? "an expression") + ($0.isDescending ? " DESC" : "") }
        return "\(isUnique ? "unique index" : "index") \(list(parts))\(condition.map { " where \($0.words)" } ?? "")"
    }
}

private func list(_ names: [String]) -> String { "(\(names.joined(separator: ", ")))" }
