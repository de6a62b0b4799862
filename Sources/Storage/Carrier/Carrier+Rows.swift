extension Carrier {
    /// Carries the rows of a table that are not in the target yet.
    func carry(
        _ table: Catalogue.Table, from snapshot: any SQLSnapshot, _ fingerprint: String, after progress: CarryProgress?
    ) async throws {
        let postponed = try table.postponed()
        let lastKey = try progress.map { progress in
            guard let key = KeyText.key(progress.lastKey, of: table) else { throw StorageError.other("“\(progress.lastKey)” is no key") }
            return key
        }
        var (reader, progress) = (TableReader(table, in: snapshot, after: lastKey), progress)
        while true {
            try Task.checkCancellation()
            let rows = try await reader.next()
            guard let last = rows.last else { break }
            let old = progress
            let new = CarryProgress(
                source: fingerprint, lastKey: KeyText.text(table.key(of: last)), rows: (old?.rows ?? 0) + rows.count)
            try await target.write { tx in
                try tx.insert(rows.map { Self.without(postponed, $0) }, into: table)
                try tx.note(new, after: old, of: table.name)
            }
            progress = new
            try say(.batch(table: table.name, rows: new.rows))
        }
        if !postponed.isEmpty { try await set(postponed, of: table, from: snapshot) }
        try say(.carried(table: table.name, rows: progress?.rows ?? 0))
    }

    private static func without(_ places: [Int], _ row: [SQLValue]) -> [SQLValue] {
        var row = row
        for place in places { row[place] = .null }
        return row
    }

    /// Sets the references of a table to itself, now that all its rows are there. Doing it twice does no harm.
    private func set(_ places: [Int], of table: Catalogue.Table, from snapshot: any SQLSnapshot) async throws {
        var reader = TableReader(table, in: snapshot)
        while case let rows = try await reader.next(), !rows.isEmpty {
            let pointing = rows.filter { row in places.contains { row[$0] != .null } }
            try await target.write { tx in
                for row in pointing { try tx.set(places, of: table, to: row) }
            }
        }
    }
}

extension Transaction {
    /// - Throws: with the table and the first and last row named, when the store refuses one of them.
    fileprivate func insert(_ rows: [[SQLValue]], into table: Catalogue.Table) throws {
        do { try connection.insert(rows, into: table) } catch let error as StorageError {
            throw error.said(of: table, rows)
        } catch let failure as PostgresFailure where !failure.isLost && !failure.isWorthAnotherTry {
            throw failure.storageError.said(of: table, rows)
        }
    }

    fileprivate func set(_ places: [Int], of table: Catalogue.Table, to row: [SQLValue]) throws {
        let changes = places.enumerated().map { "\(quoted(table.columns[$1].name)) = $\($0 + 1)" }.joined(separator: ", ")
        let key = table.primaryKey.enumerated().map { "\(quoted($1)) = $\(places.count + $0 + 1)" }.joined(separator: " AND ")
        _ = try connection.run("UPDATE \(quoted(table.name)) SET \(changes) WHERE \(key)", places.map { row[$0] } + table.key(of: row))
    }
}

extension StorageError {
    /// The same refusal, with the rows that were to be added.
    fileprivate func said(of table: Catalogue.Table, _ rows: [[SQLValue]]) -> StorageError {
        let keys = [rows.first, rows.last].compactMap(\.self).map { table.words(for: table.key(of: $0)) }
        return .invariant("\(table.name), a row from \(keys.joined(separator: " to ")): \(reason)")
    }
}
