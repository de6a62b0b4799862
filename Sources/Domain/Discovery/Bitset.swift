/// A set of small numbers, a bit for each; slots beyond its words are not in it.
public struct Bitset: Hashable, Sendable {
    private(set) var words: [UInt64]

    public init() { words = [] }

    /// Holds every number below `count`.
    init(below count: Int) {
        words = Array(repeating: .max, count: count / 64)
        if count % 64 > 0 { words.append((1 << UInt64(count % 64)) - 1) }
    }

    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    @inline(__always)
    public func contains(_ number: Int) -> Bool {
        let word = number >> 6
        return word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
    }

    @inline(__always)
    public mutating func insert(_ number: Int) {
        if number >> 6 >= words.count { reserve(below: number + 1) }
        words[number >> 6] |= 1 << UInt64(number & 63)
    }

    /// Changes many bits at once, without asking each time whether the words are shared; nothing can grow.
    mutating func withWords(_ body: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
        words.withUnsafeMutableBufferPointer { body($0) }
    }

    public mutating func remove(_ number: Int) {
        let word = number >> 6
        if word < words.count { words[word] &= ~(1 << UInt64(number & 63)) }
    }

    /// Makes room for numbers below `count`, so that inserting them grows nothing.
    mutating func reserve(below count: Int) {
        let missing = (count + 63) / 64 - words.count
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
    }

    mutating func formIntersection(_ other: Bitset) {
        let shared = min(words.count, other.words.count)
        for word in 0..<shared { words[word] &= other.words[word] }
        for word in shared..<words.count { words[word] = 0 }
    }

    mutating func formUnion(_ other: Bitset) {
        reserve(below: other.words.count * 64)
        for word in other.words.indices { words[word] |= other.words[word] }
    }

    mutating func subtract(_ other: Bitset) {
        for word in 0..<min(words.count, other.words.count) { words[word] &= ~other.words[word] }
    }

    func intersects(_ other: Bitset) -> Bool {
        (0..<min(words.count, other.words.count)).contains { words[$0] & other.words[$0] != 0 }
    }

    /// Every number, smallest first.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        words.withUnsafeBufferPointer { words in
            for index in words.indices {
                var word = words[index]
                while word != 0 {
                    body(index << 6 + word.trailingZeroBitCount)
                    word &= word - 1
                }
            }
        }
    }
}
