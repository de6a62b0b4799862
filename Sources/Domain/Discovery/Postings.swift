/// The slots that have some value, in ascending order: a list while there are few, a bitset once that is smaller.
struct Postings: Sendable {
    private var list: [UInt32] = []
    private var bits: Bitset?
    private(set) var count = 0

    /// - Parameter slot: larger than every one before.
    mutating func append(_ slot: Int) {
        count += 1
        if bits != nil {
            bits?.insert(slot)
        } else {
            list.append(UInt32(truncatingIfNeeded: slot))
            if list.count > 64, list.count * 32 > slot { becomeDense() }
        }
    }

    private mutating func becomeDense() {
        var dense = Bitset()
        if let last = list.last { dense.reserve(below: Int(last) + 1) }
        for slot in list { dense.insert(Int(slot)) }
        (bits, list) = (dense, [])
    }

    func add(to set: inout Bitset) {
        if let bits { set.formUnion(bits) } else { for slot in list { set.insert(Int(slot)) } }
    }

    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        if let bits { bits.forEach(body) } else { for slot in list { body(Int(slot)) } }
    }
}
