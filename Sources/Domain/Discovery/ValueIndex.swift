/// Which slots have which values of one facet, and how many live slots have each.
struct ValueIndex: Sendable {
    private(set) var values: [String] = []
    private var codes: [String: Int] = [:]
    private var postings: [Postings] = []
    /// Live slots by the code of their value.
    private(set) var totals: [Int32] = []
    /// The codes of all slots one after the other, and where those of a slot begin.
    private var flat: [UInt32] = []
    private var starts: [UInt32] = [0]

    func code(of value: String) -> Int? { codes[value] }

    /// The code of a value, given to it when it has none.
    mutating func intern(_ value: String) -> Int {
        if let code = codes[value] { return code }
        codes[value] = values.count
        values.append(value)
        postings.append(Postings())
        totals.append(0)
        return values.count - 1
    }

    /// Writes down the values of the next slot.
    mutating func append(_ slot: Int, _ found: [String]) {
        for value in found {
            let code = intern(value)
            postings[code].append(slot)
            totals[code] += 1
            flat.append(UInt32(truncatingIfNeeded: code))
        }
        starts.append(UInt32(truncatingIfNeeded: flat.count))
    }

    /// A slot that is live no more is counted no more.
    mutating func retire(_ slot: Int) {
        for place in Int(starts[slot])..<Int(starts[slot + 1]) { totals[Int(flat[place])] -= 1 }
    }

    @inline(__always)
    func codes(of slot: Int) -> ArraySlice<UInt32> { flat[Int(starts[slot])..<Int(starts[slot + 1])] }

    /// The slots that have any of these values.
    func slots(having wanted: Set<String>) -> Bitset {
        var set = Bitset()
        set.reserve(below: starts.count - 1)
        for code in wanted.compactMap({ codes[$0] }) { postings[code].add(to: &set) }
        return set
    }

    func forEachSlot(having value: String, _ body: (Int) -> Void) {
        if let code = codes[value] { postings[code].forEach(body) }
    }

    /// How many slots of a set have each value, by its code.
    func counts(in set: Bitset) -> [Int32] {
        var counts = Array(repeating: Int32(0), count: values.count)
        counts.withUnsafeMutableBufferPointer { counts in
            starts.withUnsafeBufferPointer { starts in
                flat.withUnsafeBufferPointer { flat in
                    // Where every slot has one value, its place is the slot's.
                    if flat.count + 1 == starts.count { return set.forEach { counts[Int(flat[$0])] += 1 } }
                    set.forEach { slot in
                        for place in Int(starts[slot])..<Int(starts[slot + 1]) { counts[Int(flat[place])] += 1 }
                    }
                }
            }
        }
        return counts
    }

    /// The values with the largest numbers, the largest first, then by value; and, whatever their number, the chosen ones.
    func most(of numbers: [Int32], limit: Int, and chosen: Set<String>) -> [ProjectsFound.Count] {
        func precedes(_ one: Int, _ other: Int) -> Bool {
            numbers[one] != numbers[other] ? numbers[one] > numbers[other] : values[one] < values[other]
        }
        var first = FirstFew(size: limit, precedes)
        for code in numbers.indices where numbers[code] > 0 { first.take(code) }
        let others = chosen.compactMap { codes[$0] }.filter { numbers[$0] > 0 && !first.items.contains($0) }.sorted(by: precedes)
        return (first.items + others).map { ProjectsFound.Count(value: values[$0], count: Int(numbers[$0])) }
    }
}
