/// By what number a list is ordered, beside the id.
struct Ranking {
    let sort: ProjectSort
    /// What the words of a query count in each slot; empty when nothing is searched for, or not asked.
    private let scores: [Int32]
    private let scorer: ProjectScorer?
    private let keys: [Int64]

    init(_ query: ProjectQuery, _ scores: [Int32], _ index: ProjectIndex) {
        self.scores = scores
        scorer = query.sort == .best ? query.matcher.map { ProjectScorer($0, index) } : nil
        sort = query.sort
        keys = index.orders[query.sort.withoutReader]?.keys ?? []
    }

    /// Whether the order is one that is kept ready.
    var isKept: Bool { scores.isEmpty && scorer == nil }

    /// Words come first, and of what they find alike, what matches the reader.
    @inline(__always)
    func key(_ slot: Int) -> Int64 {
        isKept ? keys[slot] : (scores.isEmpty ? 0 : Int64(scores[slot]) << 16) + (scorer?.score(slot) ?? 0)
    }
}

extension ProjectIndex {
    /// One page of a set.
    func page(of set: Bitset, ranking: Ranking, _ place: ListPlace, size: Int) -> ProjectsFound {
        let total = set.count
        // Few of many are sorted; many of many are met soon by going through the order that is kept.
        if ranking.isKept, total * 16 > ids.count, let order = orders[ranking.sort.withoutReader] {
            return walk(order, through: set, total, place, size)
        }
        return select(from: set, total, ranking, place, size)
    }

    private func walk(_ order: SlotOrder, through set: Bitset, _ total: Int, _ place: ListPlace, _ size: Int) -> ProjectsFound {
        var found = ProjectsFound(total: total)
        func first(of slots: some Sequence<UInt32>) -> [ListCursor] {
            var cursors: [ListCursor] = []
            for slot in slots where set.contains(Int(slot)) {
                if cursors.count == size { break }
                cursors.append(order.cursor(Int(slot), ids))
            }
            return cursors
        }
        switch place {
        case .start: found.places = first(of: order.slots[order.passed...])
        case .after(let cursor):
            let end = order.end(of: cursor, ids)
            found.skipped = order.slots[..<end].count { set.contains(Int($0)) }
            found.places = first(of: order.slots[end...])
        case .before(let cursor):
            let begin = order.position(of: cursor, ids)
            found.places = first(of: order.slots[..<begin].reversed()).reversed()
            found.skipped = order.slots[..<begin].count { set.contains(Int($0)) } - found.places.count
        }
        return found
    }

    private func select(from set: Bitset, _ total: Int, _ ranking: Ranking, _ place: ListPlace, _ size: Int) -> ProjectsFound {
        // The page before a cursor is the first page of the reversed order beyond it.
        let (cursor, isBackwards): (ListCursor?, Bool) =
            switch place {
            case .start: (nil, false)
            case .after(let cursor): (cursor, false)
            case .before(let cursor): (cursor, true)
            }
        let descending = ranking.sort.isDescending != isBackwards
        var best = FirstFew<ListCursor>(size: size) { $0.precedes($1, descending: descending) }
        var beyond = 0
        set.forEach { slot in
            let key = ranking.key(slot)
            if let cursor, !cursor.precedes(ListCursor(key: key, id: ids[slot]), descending: descending) { return }
            beyond += 1
            // Of most nothing more is asked than their number.
            if let last = best.last, descending ? key < last.key : key > last.key { return }
            best.take(ListCursor(key: key, id: ids[slot]))
        }
        let skipped = isBackwards ? beyond - best.items.count : total - beyond
        return ProjectsFound(places: isBackwards ? best.items.reversed() : best.items, total: total, skipped: skipped)
    }
}
