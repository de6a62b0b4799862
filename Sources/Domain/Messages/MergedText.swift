/// One text for several people: `{first}`, `{name}` and `{project}` stand for what is theirs.
public struct MergedText: Hashable, Sendable {
    public static let names = ["{first}", "{name}", "{project}"]

    public let text: String

    /// - Throws: when it is empty or too long, or has a name in braces that nobody would fill in.
    public init(_ raw: String) throws(Refusal) {
        let clean = try Prose(raw, "Your message", 1...3000).text
        var rest = clean[...]
        while let open = rest.firstIndex(of: "{") {
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[...close])
            guard Self.names.contains(name) || !Self.isName(name) else {
                throw .invalid("", "Nobody knows what \(name) stands for: use \(Self.names.joined(separator: ", ")).")
            }
            rest = rest[rest.index(after: open)...]
        }
        text = clean
    }

    /// Words right between braces: what somebody means to be filled in.
    private static func isName(_ braced: String) -> Bool {
        let inside = braced.dropFirst().dropLast()
        return inside.count < 24 && inside.first?.isLetter == true && inside.last?.isLetter == true
            && inside.allSatisfy { $0.isLetter || $0 == "_" || $0 == " " }
    }

    /// The text for one of them, in one pass, so that a brace in somebody's name is never taken for a name.
    public func filled(name: String, project: String) -> String {
        let first = name.split(separator: " ").first.map(String.init) ?? name
        let values = ["{first}": first, "{name}": name, "{project}": project]
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let name = Self.names.first(where: { rest.hasPrefix($0) }), let value = values[name] else {
                filled.append("{")
                rest = rest.dropFirst()
                continue
            }
            filled += value
            rest = rest.dropFirst(name.count)
        }
        return filled + rest
    }
}
