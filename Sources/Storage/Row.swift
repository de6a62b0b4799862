/// One row of an answer; columns are read by name and typed by what they are read into.
public struct Row: Sendable {
    let columns: [String]
    let values: [SQLValue]

    init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    public subscript<Value: SQLReadable>(_ name: String) -> Value {
        get throws(StorageError) {
            guard let index = columns.firstIndex(of: name) else { throw .column("no column \(name)") }
            do { return try Value(sql: values[index]) } catch {
                guard case .column(let reason) = error else { throw error }
                throw .column("\(name): \(reason)")
            }
        }
    }
}
