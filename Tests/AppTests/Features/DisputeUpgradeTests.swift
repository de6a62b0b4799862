import Domain
import Storage
import TestStores
import Testing

@testable import App

@Suite("Disputes of before")
struct DisputeUpgradeTests {
    @Test("An engagement that was in dispute has a dispute after the upgrade, which waits for the operator")
    func upgrade() async throws {
        let store = try await TestStore()
        try await Migrator(SchemaSteps.all.filter { $0.number < 21 }).migrate(store.database, now: 0)
        try await store.database.write { tx in try tx.insertDisputedWork() }
        try await Migrator(SchemaSteps.all).migrate(store.database, now: 1)
        let (dispute, count) = try await store.database.read { tx in
            (try tx.lastDispute(about: ID("work")), try tx.disputes(where: "TRUE").count)
        }
        #expect(count == 1)
        #expect(dispute?.state == .answered && dispute?.side == .employer)
        #expect(dispute?.openedAt == Instant(milliseconds: 20))
        #expect(dispute?.claim?.words == "It is something else." && dispute?.claim?.terms == DisputeTerms(.active, shares: [:]))
    }
}

extension Transaction {
    /// Disputed twice: the first dispute was settled.
    fileprivate func insertDisputedWork() throws {
        for (id, name) in [("mina", "Mina"), ("omar", "Omar")] {
            try run(
                """
                INSERT INTO person (id, name, name_folded, email, email_folded, password_hash, time_zone, created_at)
                VALUES (\(id), \(name), \(id), \(id + "@tern.example"), \(id + "@tern.example"), '', 'UTC', 1)
                """)
        }
        try run(
            """
            INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
            VALUES ('tern', 'employer', 'verified', 'tern', 'Tern', 'tern', 'nonprofit', '11-50', 'Oslo', 'UTC', '', 1)
            """)
        try run(
            """
            INSERT INTO project (id, organization_id, state, title, summary, hours, fee_minor, currency, seats, policy_version,
                created_by, created_at, updated_at)
            VALUES ('list', 'tern', 'draft', 'A list', '', 24, 72000, 'USD', 1, '', 'omar', 1, 1)
            """)
        try run(
            """
            INSERT INTO application (id, project_id, person_id, state, created_at, updated_at) VALUES ('app', 'list', 'mina', 'accepted', 1, 1)
            """)
        try run(
            """
            INSERT INTO engagement (id, application_id, project_id, person_id, state, fee_minor, platform_minor, currency, agreement,
                agreement_hash, start_at, dispute_note, created_at)
            VALUES ('work', 'app', 'list', 'mina', 'disputed', 72000, 7200, 'USD', '', '', 1, 'It is something else.', 1)
            """)
        for (id, person, role, at) in [("e1", "mina", "participant", 10), ("e2", "omar", "supervisor", 20)] {
            try run(
                """
                INSERT INTO event (id, noun, noun_id, kind, person_id, role, happened_at)
                VALUES (\(id), 'engagement', 'work', 'dispute', \(person), \(role), \(at))
                """)
        }
    }
}
