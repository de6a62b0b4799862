/// One value as both stores know it: text, a 64-bit integer, a boolean or nothing.
public enum SQLValue: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case boolean(Bool)
}

/// A type whose values can be bound into SQL.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

/// A type that can be read back from a column.
public protocol SQLReadable {
    init(sql value: SQLValue) throws(StorageError)
}

/// A type that goes both ways.
public typealias SQLConvertible = SQLBindable & SQLReadable

extension SQLValue: SQLBindable {
    public var sqlValue: SQLValue { self }
}

extension String: SQLConvertible {
    public var sqlValue: SQLValue { .text(self) }
    public init(sql value: SQLValue) throws(StorageError) {
        guard case .text(let text) = value else { throw .mismatch("text", value) }
        self = text
    }
}

extension Int64: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self) }
    public init(sql value: SQLValue) throws(StorageError) {
        guard case .integer(let integer) = value else { throw .mismatch("an integer", value) }
        self = integer
    }
}

extension Int: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    public init(sql value: SQLValue) throws(StorageError) { self = Int(try Int64(sql: value)) }
}

extension Bool: SQLConvertible {
    public var sqlValue: SQLValue { .boolean(self) }
    public init(sql value: SQLValue) throws(StorageError) {
        switch value {
        case .boolean(let flag): self = flag
        case .integer(let number): self = number != 0  // SQLite keeps booleans as 0 and 1
        case .null, .text: throw .mismatch("a boolean", value)
        }
    }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var sqlValue: SQLValue { map(\.sqlValue) ?? .null }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    public init(sql value: SQLValue) throws(StorageError) {
        self = value == .null ? nil : try Wrapped(sql: value)
    }
}

extension SQLBindable where Self: RawRepresentable, RawValue == String {
    public var sqlValue: SQLValue { .text(rawValue) }
}

extension SQLReadable where Self: RawRepresentable, RawValue == String {
    public init(sql value: SQLValue) throws(StorageError) {
        guard case .text(let text) = value, let known = Self(rawValue: text) else {
            throw .mismatch("one of \(Self.self)", value)
        }
        self = known
    }
}
