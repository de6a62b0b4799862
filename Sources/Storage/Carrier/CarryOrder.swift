/// In which order tables can be filled so that no row points to one that is not there yet.
enum CarryOrder {
    /// - Throws: when tables refer to each other in a circle, or one has no primary key to go by.
    static func of(_ tables: [Catalogue.Table]) throws(StorageError) -> [Catalogue.Table] {
        for table in tables where table.primaryKey.isEmpty { throw .schema("\(table.name) has no primary key to carry it by") }
        var (waiting, ordered) = (tables, [Catalogue.Table]())
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.name))
            let ready = waiting.filter { table in !table.foreignKeys.contains { $0.target != table.name && names.contains($0.target) } }
            guard !ready.isEmpty else {
                throw .schema("these tables refer to each other in a circle: \(names.sorted().joined(separator: ", "))")
            }
            ordered += ready
            let done = Set(ready.map(\.name))
            waiting.removeAll { done.contains($0.name) }
        }
        return ordered
    }
}

extension Catalogue.Table {
    /// Columns that point to other rows of the same table: set when all rows are there.
    ///
    /// - Throws: when such a reference cannot be left empty meanwhile.
    func postponed() throws(StorageError) -> [Int] {
        var places: Set<Int> = []
        for key in foreignKeys where key.target == name {
            let empty = columns.indices.filter { key.columns.contains(columns[$0].name) && columns[$0].isNullable }
            guard !empty.isEmpty else { throw .schema("\(name) refers to itself by \(key.columns), which cannot be set later") }
            places.formUnion(empty)
        }
        return places.sorted()
    }
}
