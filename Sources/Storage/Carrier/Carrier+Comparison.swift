extension Carrier {
    /// Reads both stores beside each other, table by table, and says every difference.
    func compare(_ tables: [Catalogue.Table], with snapshot: any SQLSnapshot) async throws -> Summary {
        try await target.snapshot { copy in
            var summary = Summary()
            for table in tables {
                try Task.checkCancellation()
                let digest = try await compare(table, snapshot, copy, &summary)
                summary.rows += digest.rows
            }
            return summary
        }
    }

    /// - Returns: what the source holds of the table.
    private func compare(
        _ table: Catalogue.Table, _ snapshot: any SQLSnapshot, _ copy: any SQLSnapshot, _ summary: inout Summary
    ) async throws -> TableDigest {
        var (original, copied) = (RowStream(TableReader(table, in: snapshot)), RowStream(TableReader(table, in: copy)))
        var (originalDigest, copiedDigest) = (TableDigest(), TableDigest())
        var (mine, theirs) = (try await original.next(), try await copied.next())
        while mine != nil || theirs != nil {
            let order = Self.order(mine, theirs, by: table)
            for (row, what) in differences(order, mine, theirs, table) {
                summary.differences += 1
                try say(.differs(table: table.name, row: table.words(for: row), what: what))
            }
            if order != .onlyTheirs, let row = mine {
                originalDigest.add(row)
                mine = try await original.next()
            }
            if order != .onlyMine, let row = theirs {
                copiedDigest.add(row)
                theirs = try await copied.next()
            }
        }
        if originalDigest.sum == copiedDigest.sum {
            try say(.same(table: table.name, rows: originalDigest.rows, hash: originalDigest.sum))
        }
        return originalDigest
    }

    private enum Order {
        case onlyMine, onlyTheirs, both
    }

    /// Which of the two next rows comes first by its key.
    private static func order(_ mine: [SQLValue]?, _ theirs: [SQLValue]?, by table: Catalogue.Table) -> Order {
        guard let mine else { return .onlyTheirs }
        guard let theirs else { return .onlyMine }
        let (key, other) = (table.key(of: mine), table.key(of: theirs))
        if key.sortsBefore(other) { return .onlyMine }
        return other.sortsBefore(key) ? .onlyTheirs : .both
    }

    /// What is different about these rows: the key, and in which words.
    private func differences(
        _ order: Order, _ mine: [SQLValue]?, _ theirs: [SQLValue]?, _ table: Catalogue.Table
    ) -> [(key: [SQLValue], what: String)] {
        switch (order, mine, theirs) {
        case (.onlyMine, let row?, _): return [(table.key(of: row), "is missing")]
        case (.onlyTheirs, _, let row?): return [(table.key(of: row), "is in the target only")]
        case (.both, let row?, let other?):
            let places = table.columns.indices.filter { !row[$0].isSame(as: other[$0]) }
            return places.map { (table.key(of: row), "\(table.columns[$0].name) is not the same") }
        default: return []
        }
    }
}
