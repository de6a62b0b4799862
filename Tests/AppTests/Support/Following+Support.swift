import Domain
import Foundation
import NIOCore
import Storage
import Testing

@testable import App

extension ProjectTests.Scene {
    /// Omar publishes a project of Tern's.
    @discardableResult
    func publish(_ title: String, _ changes: [(String, String)] = []) async throws -> ID<Project> {
        let id = try await draft([("title", title)] + changes)
        #expect(try await omar.post("/projects/\(id)/publication").status == 303)
        return id
    }

    func tern() async throws -> ID<Organization> {
        try await site.site.database.read { tx in try tx.value("SELECT id AS value FROM organization").orNotFound() }
    }

    /// Somebody follows something, and hears of it so soon.
    func follow(_ visitor: Visitor, _ kind: String, _ target: String, _ pace: Pace = .instant) async throws {
        #expect(try await visitor.post("/following", [("kind", kind), ("target", target)]).status == 303)
        #expect(try await visitor.hears(pace).status == 303)
    }
}

extension TestSite {
    /// Letters to somebody, by subject; what is due now is done first.
    func subjects(to visitor: Visitor) async throws -> [String] {
        try await settle()
        return post.to(visitor.email).map(\.subject)
    }

    func count(_ sql: SQL) async throws -> Int { try await site.database.read { tx in try tx.value(sql) ?? -1 } }

    func run(_ sql: SQL) async throws { try await site.database.write { tx in _ = try tx.run(sql) } }

    /// A crowd of people who follow a field and want to hear at once; the store knows nothing else of them.
    func crowd(_ count: Int, following field: String) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            for number in 1...count {
                let id = moment.newID(Person.self)
                let address = try Email("crowd\(number)@people.example")
                try tx.insertPerson(
                    id, try Line("Crowd \(number)", "The name", 1...80), address, zone: .utc, passwordHash: "none", at: moment.now)
                try tx.confirm(id, at: moment.now)
                try tx.insertFollow(FollowTarget(trusted: .field, field), by: id, at: moment.now)
                try tx.run("INSERT INTO follow_setting (person_id, pace) VALUES (\(id), 'instant')")
            }
        }
    }

    /// What a mail program sends at one click: no cookies, from no page.
    func oneClick(_ url: String, type: String = "application/x-www-form-urlencoded", _ body: String = "List-Unsubscribe=One-Click")
        async throws -> Int
    {
        let path = url.hasPrefix("/") ? url : "/" + url.split(separator: "/").dropFirst(2).joined(separator: "/")
        return try await send(.post, path, [.contentType: type], ByteBuffer(string: body)).status.code
    }
}

extension Visitor {
    /// Chooses how soon to hear of what they follow.
    @discardableResult
    func hears(_ pace: Pace, letters: Bool = true, reminders: Bool = true) async throws -> Answer {
        try await post(
            "/following/settings",
            [("pace", pace.rawValue), ("letters", letters ? "yes" : ""), ("reminders", reminders ? "yes" : "")])
    }
}
