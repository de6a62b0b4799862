import TestStores

@testable import Storage

/// A small schema with everything a carrier has to mind, and awkward rows to put into it.
enum Harbour {
    static let steps = [
        Migration(
            1, "harbour",
            """
            CREATE TABLE ship (
                id TEXT PRIMARY KEY, port_id TEXT NOT NULL REFERENCES port (id), tug_id TEXT REFERENCES ship (id), name TEXT NOT NULL DEFAULT '',
                crew BIGINT CHECK (crew BETWEEN 0 AND 9000));
            CREATE TABLE berth (
                port_id TEXT NOT NULL REFERENCES port (id) ON DELETE CASCADE, number BIGINT NOT NULL, free BOOLEAN NOT NULL DEFAULT TRUE,
                kind TEXT NOT NULL CHECK (kind IN ('quay', 'buoy')), note TEXT, PRIMARY KEY (port_id, number));
            CREATE INDEX berth_free ON berth (number DESC) WHERE free = TRUE;
            """.forwards)
    ]

    /// A store of its own with the schema, and nothing else.
    static func empty(_ kind: TestStore.Kind) async throws -> TestStore {
        let store = try await TestStore(kind)
        try await Migrator(steps).migrate(store.database, now: 1)
        return store
    }

    static let words = [
        "", " ", "Ærø 港 😀 👩‍👩‍👧", "it's \"so\" \\ \\n {a,b} NULL", "\u{e9}", "e\u{301}", "two\nlines\tand a tab", "NULL", "a", "B", "~",
        "\u{202E}xyz",
    ]

    /// A store with every awkward value, and `berths` rows in one table.
    static func full(_ kind: TestStore.Kind, berths: Int = 3_000) async throws -> TestStore {
        let store = try await empty(kind)
        try await store.database.write { tx in
            for word in words { try tx.run("INSERT INTO port (id, depth, open) VALUES (\(word), \(Int64.min), \(nil as Bool?))") }
            try tx.run("INSERT INTO port (id, depth, open) VALUES ('deep', \(Int64.max), \(true)), ('shut', 0, \(false))")
            // A ship may come before the one that tows it.
            try tx.run("INSERT INTO ship (id, port_id, crew) VALUES ('z', 'deep', 9000), ('c', '', NULL)")
            try tx.run("INSERT INTO ship (id, port_id, tug_id, name) VALUES ('a', 'deep', 'z', 'Ærø'), ('b', 'shut', 'a', '')")
            for number in 0..<berths {
                try tx.run(
                    """
                    INSERT INTO berth (port_id, number, free, kind, note)
                    VALUES (\(words[number % words.count]), \(Int64(number) - 1000), \(number % 3 == 0), 'quay', \(number % 5 == 0 ? nil : "note \(number)"))
                    """)
            }
        }
        return store
    }
}

extension String {
    /// The table that the others refer to stands last in the catalogue's order of names, but first in the schema.
    fileprivate var forwards: String { "CREATE TABLE port (id TEXT PRIMARY KEY, depth BIGINT NOT NULL, open BOOLEAN);\n" + self }
}
