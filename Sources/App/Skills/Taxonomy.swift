import Foundation

/// The lists of fields, industries and skills that projects and people are described with: our own, and what `foothold skills import` added.
struct Taxonomy: Sendable {
    struct Field: Decodable, Sendable, Hashable { let id: String, name: String, family: String }
    struct Term: Decodable, Sendable, Hashable { let id: String, name: String }
    struct Skill: Decodable, Sendable, Hashable { let id: String, name: String, aliases: [String]?, field: String? }

    let fields: [Field]
    let industries: [Term]
    let skills: [Skill]

    /// The lists this program carries; `foothold doctor` and a test see that they are whole.
    static let standard = load()

    /// What was read from other lists. It is set when the process starts and when an import is announced, and grows only:
    /// an id that was known stays known.
    static let imported = ImportedSkillsBox()

    private struct Kinds: Decodable { let fields: [Field], industries: [Term] }
    private struct Skills: Decodable { let skills: [Skill] }

    private static func load() -> Taxonomy {
        func read<Part: Decodable>(_ name: String, _: Part.Type = Part.self) -> Part? {
            try? JSONDecoder().decode(Part.self, from: Data(Assets.bytes(name) ?? []))
        }
        let kinds: Kinds? = read("Data/taxonomy.json")
        let files = Assets.table.map(\.name).filter { $0.hasPrefix("Data/skills-") }
        let skills = files.compactMap { read($0, Skills.self)?.skills }
        return Taxonomy(fields: kinds?.fields ?? [], industries: kinds?.industries ?? [], skills: skills.flatMap { $0 })
    }

    private static let fieldNames = Dictionary(standard.fields.map { ($0.id, $0.name) }) { first, _ in first }
    private static let industryNames = Dictionary(standard.industries.map { ($0.id, $0.name) }) { first, _ in first }
    private static let skillsByID = Dictionary(standard.skills.map { ($0.id, $0) }) { first, _ in first }

    /// The name of a field, or the id itself when the list does not know it any more.
    static func field(_ id: String) -> String { fieldNames[id] ?? id }
    static func industry(_ id: String) -> String { industryNames[id] ?? id }
    static func skill(_ id: String) -> String { skillsByID[id]?.name ?? imported.now.names[id] ?? id }

    static func knowsField(_ id: String) -> Bool { fieldNames[id] != nil }
    static func knowsIndustry(_ id: String) -> Bool { industryNames[id] != nil }
    static func knowsSkill(_ id: String) -> Bool { skillsByID[id] != nil || imported.now.names[id] != nil }

    /// The name of a skill and its other names, for finding what needs it.
    static func names(ofSkill id: String) -> [String] {
        guard let skill = skillsByID[id] else { return imported.now.names[id].map { [$0] } ?? [] }
        return [skill.name] + (skill.aliases ?? [])
    }

    /// Where another list describes a skill, if one we read does.
    static func uri(ofSkill id: String) -> String? { imported.now.uris[id] }

    /// The families of fields in their order, each with its fields.
    static let families: [(name: String, fields: [Field])] = standard.fields.reduce(into: []) { families, field in
        if families.last?.name != field.family { families.append((field.family, [])) }
        families[families.count - 1].fields.append(field)
    }

    static let fieldOptions = options(standard.fields.map { ($0.id, $0.name) })
    static let industryOptions = options(standard.industries.map { ($0.id, $0.name) })

    /// A long list is looked through by its letters.
    private static func options(_ terms: [(id: String, name: String)]) -> [Option] {
        terms.map { Option(value: $0.id, label: $0.name) }.sorted { $0.label < $1.label }
    }
}
