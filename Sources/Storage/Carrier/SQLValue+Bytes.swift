/// Values as bytes. Swift's own `==` and `<` on strings think that "é" is one text, however it is spelt; a store does not.
extension SQLValue {
    func isSame(as other: SQLValue) -> Bool {
        switch (self, other) {
        case (.text(let text), .text(let other)): text.utf8.elementsEqual(other.utf8)
        default: self == other
        }
    }

    /// Whether this value sorts before the other of its kind, texts by their bytes.
    func sortsBefore(_ other: SQLValue) -> Bool {
        switch (self, other) {
        case (.text(let text), .text(let other)): text.utf8.lexicographicallyPrecedes(other.utf8)
        case (.integer(let integer), .integer(let other)): integer < other
        case (.boolean(let flag), .boolean(let other)): !flag && other
        default: false
        }
    }

    /// About how much of memory it takes.
    var size: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .integer, .boolean, .null: 8
        }
    }

    /// As a person reads it.
    var words: String {
        switch self {
        case .null: "NULL"
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .boolean(let flag): String(flag)
        }
    }
}

extension [SQLValue] {
    /// Whether this key sorts before the other: by the first of its values that differs.
    func sortsBefore(_ other: [SQLValue]) -> Bool {
        for (mine, theirs) in zip(self, other) where !mine.isSame(as: theirs) { return mine.sortsBefore(theirs) }
        return false
    }
}
