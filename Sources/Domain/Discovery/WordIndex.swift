/// Which slots have which words, and where the word stands in them.
struct WordIndex: Sendable {
    private var words: [String] = []
    private var codes: [String: UInt32] = [:]
    /// Codes in the order of their words' bytes, for what begins alike.
    private var order: [UInt32] = []
    /// For each word the slots that have it, ascending: the slot's number times four, and the most telling zone.
    private var postings: [[UInt32]] = []
    /// Which letters each word has: two words that differ by few letters differ by few of these.
    private var letters: [UInt64] = []

    /// A word that was found, and what its places count in the order of the best match.
    struct Hit {
        let code: UInt32
        let factor: Int32
    }

    /// Writes down the words of the next slot.
    mutating func append(_ slot: Int, _ found: [WordZone: [String]]) {
        var zones: [UInt32: UInt32] = [:]
        for zone in WordZone.allCases {
            for word in found[zone] ?? [] { zones[intern(word)] = zone.rawValue }
        }
        for (code, zone) in zones { postings[Int(code)].append(UInt32(truncatingIfNeeded: slot) << 2 | zone) }
    }

    private mutating func intern(_ word: String) -> UInt32 {
        if let code = codes[word] { return code }
        let code = UInt32(truncatingIfNeeded: words.count)
        codes[word] = code
        words.append(word)
        postings.append([])
        letters.append(Self.letters(of: word))
        if isOrdered { order.insert(code, at: firstPlace(notBefore: word)) }
        return code
    }

    /// While the index is built, words are put in order once, at the end.
    private(set) var isOrdered = false

    mutating func putInOrder() {
        order = words.indices.map { UInt32(truncatingIfNeeded: $0) }.sorted { Self.precedes(words[Int($0)], words[Int($1)]) }
        postings = postings.map { $0.withUnsafeBufferPointer(Array.init) }
        isOrdered = true
    }

    private static func precedes(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }

    private func firstPlace(notBefore word: String) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(words[Int(order[middle])], word) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds the slots that have a word to a set with room for all of them, and, when scores are kept, what they count.
    func add(_ hit: Hit, to set: inout Bitset, _ scores: inout [Int32]) {
        let weights = WordZone.allCases.map { $0.weight * hit.factor }
        set.withWords { words in
            if scores.isEmpty {
                for posting in postings[Int(hit.code)] { words[Int(posting >> 8)] |= 1 << UInt64(posting >> 2 & 63) }
            } else {
                scores.withUnsafeMutableBufferPointer { scores in
                    for posting in postings[Int(hit.code)] {
                        words[Int(posting >> 8)] |= 1 << UInt64(posting >> 2 & 63)
                        scores[Int(posting >> 2)] += weights[Int(posting & 3)]
                    }
                }
            }
        }
    }

    /// The known words that a searched one means.
    func hits(_ wanted: SearchWord) -> [Hit] {
        var found: Set<UInt32> = []
        for word in wanted.forms.union(wanted.synonyms) {
            if let code = codes[word] { found.insert(code) }
        }
        if wanted.isPrefix {
            var place = firstPlace(notBefore: wanted.text)
            while place < order.count, SearchWord.begins(words[Int(order[place])], with: wanted.text) {
                found.insert(order[place])
                place += 1
            }
        }
        let exact = codes[wanted.text]
        return found.map { Hit(code: $0, factor: $0 == exact ? 2 : 1) }
    }

    /// The words nearest to one that means none of those in use, if any is near enough.
    func nearest(to wanted: SearchWord, inUse: (UInt32) -> Bool) -> [Hit] {
        let mask = Self.letters(of: wanted.text)
        var (best, nearest): ([UInt32], Int) = ([], wanted.tolerance)
        guard nearest > 0 else { return [] }
        for code in words.indices where (letters[code] ^ mask).nonzeroBitCount <= 2 * nearest {
            let distance = Text.distance(words[code], wanted.text)
            guard distance <= nearest, inUse(UInt32(truncatingIfNeeded: code)) else { continue }
            if distance < nearest { (best, nearest) = ([], distance) }
            best.append(UInt32(truncatingIfNeeded: code))
        }
        return best.map { Hit(code: $0, factor: 1) }
    }

    func isInUse(_ code: UInt32, in slots: Bitset) -> Bool { postings[Int(code)].contains { slots.contains(Int($0 >> 2)) } }

    func word(_ hit: Hit) -> String { words[Int(hit.code)] }

    private static func letters(of word: String) -> UInt64 {
        word.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
}
