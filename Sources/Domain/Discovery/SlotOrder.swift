/// All slots in one order, by a number and then by id; retired ones stay in their places.
struct SlotOrder: Sendable {
    let descending: Bool
    private(set) var keys: [Int64] = []
    private(set) var slots: [UInt32] = []
    /// So many of the first were passed: none of them is live.
    private(set) var passed = 0

    init(descending: Bool) { self.descending = descending }

    func cursor(_ slot: Int, _ ids: [ID<Project>]) -> ListCursor { ListCursor(key: keys[slot], id: ids[slot]) }

    /// Notes the number of the next slot; its place is given by `sort` or `insert`.
    mutating func append(_ key: Int64) { keys.append(key) }

    mutating func sort(_ ids: [ID<Project>]) {
        let (keys, descending) = (keys, descending)
        slots = ids.indices.sorted { one, other in
            if keys[one] != keys[other] { return descending ? keys[one] > keys[other] : keys[one] < keys[other] }
            return descending ? ids[one] > ids[other] : ids[one] < ids[other]
        }.map { UInt32(truncatingIfNeeded: $0) }
    }

    mutating func insert(_ slot: Int, _ ids: [ID<Project>]) {
        let place = position(of: cursor(slot, ids), ids)
        slots.insert(UInt32(truncatingIfNeeded: slot), at: place)
        passed = min(passed, place)
    }

    /// How many places come before a cursor.
    func position(of cursor: ListCursor, _ ids: [ID<Project>]) -> Int {
        var (low, high) = (0, slots.count)
        while low < high {
            let middle = (low + high) / 2
            if self.cursor(Int(slots[middle]), ids).precedes(cursor, descending: descending) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many places come before everything that follows a cursor; it may stand there more than once, retired.
    func end(of cursor: ListCursor, _ ids: [ID<Project>]) -> Int {
        var place = position(of: cursor, ids)
        while place < slots.count, self.cursor(Int(slots[place]), ids) == cursor { place += 1 }
        return place
    }

    /// The slots not yet passed whose number is at most `key`, of an ascending order.
    func prefix(upTo key: Int64) -> ArraySlice<UInt32> { slots[passed...].prefix { keys[Int($0)] <= key } }

    /// From now on the slots up to `key` are not looked at; the caller has retired them.
    mutating func pass(upTo key: Int64) { passed += prefix(upTo: key).count }
}
