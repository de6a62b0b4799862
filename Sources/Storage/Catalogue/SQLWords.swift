/// SQL text taken apart as far as a catalogue needs it: words, literals and signs, without comments and casts.
struct SQLWords {
    enum Token: Hashable {
        /// A name or a key word, in lower case unless it was quoted.
        case word(String)
        /// A number, or a text in its quotes.
        case literal(String)
        case sign(Character)
    }

    private(set) var tokens: [Token] = []
    private var rest: Substring

    init(_ sql: String) {
        rest = sql[...]
        while let first = rest.first { take(first) }
    }

    private mutating func take(_ first: Character) {
        if first.isWhitespace {
            rest.removeFirst()
        } else if rest.hasPrefix("--") {
            rest = rest.drop { !$0.isNewline }
        } else if rest.hasPrefix("::") {
            skipCast()
        } else if first == "'" {
            tokens.append(.literal("'\(quoted(by: first))'"))
        } else if first == "\"" {
            tokens.append(.word(quoted(by: first)))
        } else if first.isNumber {
            tokens.append(.literal(String(run { $0.isNumber || $0 == "." })))
        } else if first.isLetter || first == "_" {
            tokens.append(.word(run { $0.isLetter || $0.isNumber || $0 == "_" }.lowercased()))
        } else {
            tokens.append(.sign(rest.removeFirst()))
        }
    }

    private mutating func run(_ belongs: (Character) -> Bool) -> Substring {
        let run = rest.prefix(while: belongs)
        rest = rest[run.endIndex...]
        return run
    }

    /// Up to the closing quote; a doubled one stands for itself and stays doubled.
    private mutating func quoted(by quote: Character) -> String {
        rest.removeFirst()
        var text = ""
        while let next = rest.popFirst() {
            guard next == quote else { text.append(next); continue }
            guard rest.first == quote else { return text }
            rest.removeFirst()
            text += String(repeating: quote, count: 2)
        }
        return text
    }

    /// PostgreSQL says the type of a literal: `'draft'::text`, `ARRAY[…]::text[]`.
    private mutating func skipCast() {
        rest.removeFirst(2)
        _ = run { $0.isLetter || $0.isNumber || $0 == "_" }
        if rest.hasPrefix("[]") { rest.removeFirst(2) }
    }
}

extension SQLWords {
    /// The conditions of every CHECK in a CREATE TABLE.
    func checks(columns: [String]) -> [Catalogue.Condition] {
        tokens.indices.filter { tokens[$0] == .word("check") }.map { start in
            var depth = 0
            let condition = tokens[(start + 1)...].prefix { token in
                if token == .sign("(") { depth += 1 }
                if token == .sign(")") { depth -= 1 }
                return depth > 0
            }
            return Self.condition(condition, columns)
        }
    }

    /// The condition of a CREATE INDEX: what stands behind WHERE.
    func condition(columns: [String]) -> Catalogue.Condition? {
        tokens.firstIndex(of: .word("where")).map { Self.condition(tokens[($0 + 1)...], columns) }
    }

    /// All of it as one condition.
    func asCondition(columns: [String]) -> Catalogue.Condition { Self.condition(tokens[...], columns) }

    /// The value of a DEFAULT in one form; PostgreSQL puts quotes round a number below zero.
    func asFallback(of type: Catalogue.Column.Kind) -> String {
        tokens.map { token in
            switch token {
            case .word(let word): word
            case .literal(let literal): type == .text ? literal : literal.filter { $0 != "'" }
            case .sign(let sign): String(sign)
            }
        }.joined()
    }

    private static func condition(_ tokens: ArraySlice<Token>, _ columns: [String]) -> Catalogue.Condition {
        var (names, literals): (Set<String>, [String]) = ([], [])
        for token in tokens {
            switch token {
            case .word(let word) where columns.contains(word): names.insert(word)
            case .literal(let literal): literals.append(literal)
            case .word, .sign: break
            }
        }
        return Catalogue.Condition(columns: names.sorted(), literals: literals.sorted())
    }
}
