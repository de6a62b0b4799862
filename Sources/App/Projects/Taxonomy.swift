import Foundation

/// The starter lists of fields, industries and skills that projects and people are described with.
struct Taxonomy: Decodable, Sendable {
    struct Term: Decodable, Sendable, Hashable { let id: String, name: String }
    struct Skill: Decodable, Sendable, Hashable { let id: String, name: String, aliases: [String]?, field: String? }

    let fields: [Term]
    let industries: [Term]
    let skills: [Skill]

    /// The lists this program carries; `foothold doctor` and a test see that they are whole.
    static let standard = load()

    private static func load() -> Taxonomy {
        let data = Data(Assets.bytes("Data/taxonomy.json") ?? [])
        return (try? JSONDecoder().decode(Taxonomy.self, from: data)) ?? Taxonomy(fields: [], industries: [], skills: [])
    }

    private static let fieldNames = Dictionary(standard.fields.map { ($0.id, $0.name) }) { first, _ in first }
    private static let industryNames = Dictionary(standard.industries.map { ($0.id, $0.name) }) { first, _ in first }
    private static let skillNames = Dictionary(standard.skills.map { ($0.id, $0.name) }) { first, _ in first }

    /// The name of a field, or the id itself when the list does not know it any more.
    static func field(_ id: String) -> String { fieldNames[id] ?? id }
    static func industry(_ id: String) -> String { industryNames[id] ?? id }
    static func skill(_ id: String) -> String { skillNames[id] ?? id }

    static func knowsField(_ id: String) -> Bool { fieldNames[id] != nil }
    static func knowsIndustry(_ id: String) -> Bool { industryNames[id] != nil }
    static func knowsSkill(_ id: String) -> Bool { skillNames[id] != nil }

    static var fieldOptions: [Option] { standard.fields.map { Option(value: $0.id, label: $0.name) } }
    static var industryOptions: [Option] { standard.industries.map { Option(value: $0.id, label: $0.name) } }
    static var skillOptions: [Option] { standard.skills.map { Option(value: $0.id, label: $0.name) } }
}
