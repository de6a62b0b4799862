import Domain
import Storage

/// Profiles: a person describes themselves, and only they change it.
struct Profiles: Sendable {
    let site: Site

    /// More than this on one profile is a mistake or a machine.
    static let mostEntries = 30

    func own(_ viewer: Viewer) async throws -> Profile {
        try await site.database.read { tx in
            guard let profile = try tx.profile(of: viewer.id) else { throw Refusal.notFound }
            return profile
        }
    }

    func save(_ text: ProfileText, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.updateProfile(text, of: viewer.id, at: now)
            try tx.setSkills(text.skills, of: viewer.id)
            try tx.setInterests(text.interests, of: viewer.id)
            try tx.tellIndex(.person(viewer.id))
        }
    }

    func entry(_ id: ID<ProfileEntry>, of viewer: Viewer) async throws -> ProfileEntry {
        try await site.database.read { tx in
            guard let entry = try tx.entry(id, of: viewer.id) else { throw Refusal.notFound }
            return entry
        }
    }

    func add(_ text: EntryText, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdProfile(of: viewer.id)
            guard try tx.countEntries(of: viewer.id) < Self.mostEntries else {
                throw Refusal.conflict("A profile holds \(Self.mostEntries) entries. Remove one first.")
            }
            try tx.insertEntry(moment.newID(), text, of: viewer.id)
        }
    }

    func change(_ id: ID<ProfileEntry>, to text: EntryText, by viewer: Viewer) async throws {
        try await site.database.write { tx in try tx.updateEntry(id, text, of: viewer.id) }
    }

    func remove(_ id: ID<ProfileEntry>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            guard try tx.run("DELETE FROM profile_entry WHERE id = \(id) AND person_id = \(viewer.id)") == 1 else { throw Refusal.notFound }
        }
    }
}

extension Site {
    var profiles: Profiles { Profiles(site: self) }
}
