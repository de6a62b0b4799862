import Storage

/// The numbered steps of the schema, as they lie in `Migrations/`.
public enum SchemaSteps {
    public static let all: [Migration] = {
        let files = Assets.table.filter { $0.name.hasPrefix("Migrations/") }
        let names = Set(files.compactMap { $0.name.dropFirst("Migrations/".count).split(separator: ".").first.map(String.init) }).sorted()
        return names.map { name in
            let number = Int(name.prefix(4)) ?? 0
            let words = String(name.dropFirst(5))
            func text(_ ending: String) -> String? {
                files.first { $0.name == "Migrations/\(name)\(ending).sql" }.map { String(decoding: $0.bytes, as: UTF8.self) }
            }
            // What both stores share comes first; a file of one store's own adds what only it can say.
            let both = text("") ?? ""
            return Migration(number, words, sqlite: both + (text(".sqlite") ?? ""), postgres: both + (text(".postgres") ?? ""))
        }
    }()
}
