import Domain

/// What the columns of a published file mean: ESCO's `skills_en.csv`, or of the O*NET database `Technology Skills.txt`, `Skills.txt`
/// and its like, and `Content Model Reference.txt`.
struct PublishedList {
    private enum Kind {
        case concepts(uri: Int, name: Int, aliases: Int, status: Int?)
        case technology(occupation: Int, example: Int)
        case elements(id: Int, name: Int)
    }

    let source: SkillSource
    let width: Int
    private let kind: Kind

    /// - Returns: nil when the first row is that of no file we know.
    init?(header: [String]) {
        let names = header.map { Text.line($0).lowercased() }
        func column(_ name: String) -> Int? { names.firstIndex(of: name) }
        if let uri = column("concepturi"), let name = column("preferredlabel"), let aliases = column("altlabels"),
            column("skilltype") != nil
        {
            (source, kind) = (.esco, .concepts(uri: uri, name: name, aliases: aliases, status: column("status")))
        } else if let occupation = column("o*net-soc code"), let example = column("example"), column("commodity code") != nil {
            (source, kind) = (.onet, .technology(occupation: occupation, example: example))
        } else if let id = column("element id"), let name = column("element name") {
            (source, kind) = (.onet, .elements(id: id, name: name))
        } else {
            return nil
        }
        width = header.count
    }

    /// The skill of a row; nil when the list itself says that it is none, or none any more.
    ///
    /// - Throws: a refusal that says what is wrong with the row.
    func term(_ fields: [String]) throws(Refusal) -> SkillTerm? {
        guard fields.count == width else { throw .invalid("", "it has \(fields.count) columns instead of \(width)") }
        switch kind {
        case .concepts(let uri, let name, let aliases, let status):
            if let status, fields[status] != "released" { return nil }
            return try Self.concept(fields[uri], fields[name], fields[aliases])
        case .technology(let occupation, let example):
            guard fields[occupation].wholeMatch(of: #/\d{2}-\d{4}\.\d{2}/#) != nil else {
                throw .invalid("", "“\(fields[occupation].prefix(40))” is no occupation code")
            }
            return try Self.technology(Text.line(fields[example]))
        case .elements(let id, let name): return try Self.element(Text.line(fields[id]), fields[name])
        }
    }

    private static let concepts = "http://data.europa.eu/esco/skill/"

    private static func concept(_ raw: String, _ name: String, _ aliases: String) throws(Refusal) -> SkillTerm {
        let uri = Text.line(raw)
        let id = uri.dropFirst(concepts.count)
        guard uri.hasPrefix(concepts), id.wholeMatch(of: #/[A-Za-z0-9.-]{1,80}/#) != nil else {
            throw .invalid("", "“\(uri.prefix(60))” is no address of a skill")
        }
        return try SkillTerm(
            id: "esco-\(id)", source: .esco, uri: uri, name: name, aliases: aliases.split(whereSeparator: \.isNewline).map(String.init))
    }

    /// Tools have no ids of their own there: the name is one.
    private static func technology(_ name: String) throws(Refusal) -> SkillTerm {
        try SkillTerm(
            id: "onet-tool-\(sha256(Text.folded(name)).prefix(16))", source: .onet,
            uri: "https://www.onetonline.org/search/tech/example?e=\(Path.encoded(name))", name: name)
    }

    /// Of the content model only skills (2.A, 2.B) and knowledge (2.C), without the headings they stand under.
    private static func element(_ id: String, _ name: String) throws(Refusal) -> SkillTerm? {
        guard id.wholeMatch(of: #/\d(\.[0-9A-Za-z]{1,3})*/#) != nil else { throw .invalid("", "“\(id.prefix(40))” is no element id") }
        guard id.wholeMatch(of: #/2\.[ABC]\.\d+\.[a-z]+|2\.C\.10/#) != nil else { return nil }
        return try SkillTerm(
            id: "onet-\(id)", source: .onet, uri: "https://www.onetonline.org/find/descriptor/result/\(id)", name: name)
    }
}
