/// SQL text whose values are bound, never pasted: literals are text, everything interpolated is a parameter.
///
/// A `String` cannot become SQL text by accident, because literals are `StaticString` and interpolated strings are bound;
/// `SQL` values splice into one another, which is the whole query builder.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Piece: Sendable {
        case text(StaticString)
        case value(SQLValue)
        case perDialect(sqlite: [Piece], postgres: [Piece])
    }

    var pieces: [Piece] = []

    public init(stringLiteral value: StaticString) { pieces = [.text(value)] }
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
    init(pieces: [Piece]) { self.pieces = pieces }

    /// No text at all: an optional clause that is not there.
    public static let none: SQL = ""

    public static func + (left: SQL, right: SQL) -> SQL { SQL(pieces: left.pieces + right.pieces) }

    /// The parts side by side with `separator` between them.
    public static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
        var pieces: [Piece] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { pieces += separator.pieces }
            pieces += part.pieces
        }
        return SQL(pieces: pieces)
    }

    /// All of the conditions, or TRUE when there are none.
    public static func all(_ conditions: [SQL]) -> SQL {
        conditions.isEmpty ? "TRUE" : joined(conditions.map { "(\($0))" }, by: " AND ")
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) { pieces.append(.text(literal)) }

        public mutating func appendInterpolation(_ value: some SQLBindable) { pieces.append(.value(value.sqlValue)) }

        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) { pieces.append(.value(value.sqlValue)) }

        public mutating func appendInterpolation(_ sql: SQL) { pieces += sql.pieces }

        /// A parenthesised list for IN: `($1, $2)`; an empty one matches nothing.
        public mutating func appendInterpolation(list values: [some SQLBindable]) {
            guard !values.isEmpty else { return pieces.append(.text("(NULL)")) }
            pieces.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.sqlValue))
            }
            pieces.append(.text(")"))
        }
    }
}

/// Which SQL an engine speaks, where the two differ.
public enum Dialect: Sendable {
    case sqlite, postgres
}

extension SQL {
    /// The text with `$1 … $n` in order of appearance, and the values to bind to them.
    func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        append(pieces, to: &text, &values, dialect)
        return (text, values)
    }

    private func append(_ pieces: [Piece], to text: inout String, _ values: inout [SQLValue], _ dialect: Dialect) {
        for piece in pieces {
            switch piece {
            case .text(let literal): literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
            case .value(let value):
                values.append(value)
                text += "$\(values.count)"
            case .perDialect(let sqlite, let postgres):
                append(dialect == .sqlite ? sqlite : postgres, to: &text, &values, dialect)
            }
        }
    }
}
