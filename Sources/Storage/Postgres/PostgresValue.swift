import CPostgres

/// How values travel: as text, with their type said, so that the server need not guess.
enum PostgresValue {
    private static let boolean: Oid = 16
    private static let integers: Set<Oid> = [20, 21, 23]
    private static let texts: Set<Oid> = [18, 19, 25, 1042, 1043]
    /// What a sum of integers is.
    private static let numeric: Oid = 1700

    static func type(of value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .text: 25
        case .integer: 20
        case .boolean: boolean
        }
    }

    static func text(of value: SQLValue) throws(StorageError) -> String? {
        switch value {
        case .null: return nil
        case .integer(let integer): return String(integer)
        case .boolean(let flag): return flag ? "t" : "f"
        case .text(let text):
            guard !text.utf8.contains(0) else { throw .invariant("a text may not hold the character U+0000") }
            return text
        }
    }

    static func value(_ text: UnsafeBufferPointer<UInt8>, of type: Oid) throws(StorageError) -> SQLValue {
        let string = String(decoding: text, as: UTF8.self)
        if texts.contains(type) { return .text(string) }
        if integers.contains(type) || type == numeric, let integer = Int64(string) { return .integer(integer) }
        if type == boolean { return .boolean(string == "t") }
        throw .column("a kind of value that no column of ours holds: type \(type)")
    }
}

/// What a statement answered, while libpq holds it.
struct PostgresResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    func rows() throws -> [Row] {
        let width = PQnfields(result)
        let names = (0..<width).map { String(cString: PQfname(result, $0)) }
        let types = (0..<width).map { PQftype(result, $0) }
        return try (0..<PQntuples(result)).map { row in
            Row(columns: names, values: try (0..<width).map { try value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let count = Int(PQgetlength(result, row, column))
        return try start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            try PostgresValue.value(UnsafeBufferPointer(start: bytes, count: count), of: type)
        }
    }
}
