import Domain
import Foundation
import NIOCore
import Storage
import Testing

@testable import App

/// A word that is nowhere else is put into everything confidential; then everybody asks for everything.
@Suite("Canaries")
struct CanaryTests {
    /// One word for each confidential thing; on no page of the site is any of them by chance.
    private enum Canary: String, CaseIterable {
        case brief = "qzbriefcanary"
        case nda = "qzpapercanary"
        case insideName = "qzinsidenamecanary"
        case insideContent = "qzinsidecontentcanary"
        case shutName = "qzshutnamecanary"
        case shutContent = "qzshutcontentcanary"
        /// The words of a portfolio request before the employer redacted them.
        case original = "qzoriginalcanary"
    }

    private static let cast = ["visitor", "zed", "mina", "bo", "omar", "priya", "ines"]

    /// Who may meet what: those who gave it out everything, a participant as far as they have signed, nobody else anything.
    private struct Allowed {
        var mina: Set<Canary>
        var bo: Set<Canary> = []
        var ines: Set<Canary> = []

        func canaries(of name: String) -> Set<Canary> {
            switch name {
            case "omar": Set(Canary.allCases)
            case "mina": mina
            case "bo": bo
            case "ines": ines
            default: []
            }
        }
    }

    @Test("No path shows anything confidential to anyone without a signature and a live engagement", .timeLimit(.minutes(20)))
    func everyPath() async throws {
        let site = try await DemoSite.copy()
        let announced = try await site.announcements { try await everybodyAsks(for: Flock(site)) }
        #expect(announced.count > 10)
        for announcement in announced { #expect(Flock.found(in: announcement.text).isEmpty, "announced: \(announcement.text)") }
    }

    private func everybodyAsks(for flock: Flock) async throws {
        let unsigned: Set<Canary> = [.nda, .insideName, .insideContent]
        try await flock.expect(Allowed(mina: unsigned.union([.original]), bo: unsigned), "nobody has signed", Self.cast)
        #expect(try await flock.sign("mina").status == 303)
        let all = Set(Canary.allCases)
        try await flock.expect(Allowed(mina: all, bo: unsigned), "Mina has signed", Self.cast)

        // In a dispute the operator may sign as well; before signing, the paper and what both sides share.
        try await flock.set("disputed")
        try await flock.expect(Allowed(mina: all, bo: unsigned, ines: unsigned), "in dispute", ["ines", "zed", "bo"])
        for state in ["cancelled", "completed"] {
            try await flock.set(state)
            // What she signed she keeps, and what she wrote herself.
            try await flock.expect(Allowed(mina: [.nda, .original], bo: unsigned), "Mina's is \(state)", Self.cast)
        }
        try await flock.set("cancelled", everywhere: true)
        try await flock.expect(Allowed(mina: [.nda, .original]), "everything is over", ["visitor", "mina", "bo", "ines"])
        try await flock.expectSilence()
    }

    /// The demo with a canary in every confidential field, and the paths that lead to them.
    private struct Flock {
        let site: TestSite
        let project: String
        let mina: String
        let bo: String
        let extra: [String]

        init(_ site: TestSite) async throws {
            self.site = site
            let row = try #require(
                try await site.site.database.read { tx in
                    try tx.row(
                        """
                        SELECT engagement.id, engagement.project_id FROM engagement JOIN project ON project.id = engagement.project_id
                        JOIN organization ON organization.id = project.organization_id JOIN person ON person.id = engagement.person_id
                        WHERE organization.slug = 'tern' AND person.email_folded = 'mina@people.example' ORDER BY engagement.id LIMIT 1
                        """)
                })
            (mina, project) = (try row["id"], try row["project_id"])
            bo = "01zzzzzzzzzzzzzzzzzzzzzz01"
            try await Self.prepare(site, project: project, mina: mina, bo: bo)
            let omar = try await site.member("omar@tern.example")
            let path = "/projects/\(project)/material"
            let nda = String(repeating: "The \(Canary.nda.rawValue) stays here. ", count: 5)
            let brief = [("brief", "A secret: \(Canary.brief.rawValue)."), ("level", "confidential"), ("nda", nda)]
            #expect(try await omar.post(path, brief).status == 303)
            for (name, content, level) in [
                (Canary.insideName, Canary.insideContent, "internal"), (.shutName, .shutContent, "confidential"),
            ] {
                let file = (name.rawValue + ".txt", Array(content.rawValue.utf8))
                #expect(try await omar.addMaterial(path, [file], level).status == 303)
            }
            let request = try await Self.ask(site, omar)
            let files: [String] = try await site.site.database.read { tx in
                try tx.rows("SELECT id FROM project_file ORDER BY id").map { "/project-files/" + (try $0["id"] as String) }
            }
            extra =
                files + [request, "/projects/\(project)", "/projects/\(project)/readings", "/projects?q=secret"]
                + [path, path + "/files"]
                + [mina, bo].flatMap { ["/engagements/\($0)", "/engagements/\($0)/brief", "/engagements/\($0)/nda"] }
        }

        /// Everything lives, nothing is signed, and Bo works on the same project.
        private static func prepare(_ site: TestSite, project: String, mina: String, bo: String) async throws {
            try await site.site.database.write { tx in
                try tx.run("UPDATE engagement SET state = 'active' WHERE id = \(mina)")
                try tx.run("UPDATE project SET confidentiality = 'confidential', backup_email = '', mentor_id = NULL WHERE id = \(project)")
                try tx.run(
                    """
                    INSERT INTO application (id, project_id, person_id, state, created_at, updated_at)
                    SELECT '01zzzzzzzzzzzzzzzzzzzzzz02', \(project), person.id, 'accepted', 1, 1 FROM person
                    WHERE person.email_folded = 'bo@people.example'
                    AND NOT EXISTS (SELECT 1 FROM application WHERE application.project_id = \(project) AND application.person_id = person.id)
                    """)
                try tx.run(
                    """
                    INSERT INTO engagement (id, application_id, project_id, person_id, state, fee_minor, platform_minor, currency, agreement,
                        agreement_hash, start_at, created_at)
                    SELECT \(bo), application.id, \(project), person.id, 'onboarding', 100, 10, 'USD', 'Terms', 'hash', 1, 1
                    FROM application JOIN person ON person.id = application.person_id
                    WHERE application.project_id = \(project) AND person.email_folded = 'bo@people.example'
                    """)
            }
        }

        /// Mina has finished something for Tern, asks to show it, and is answered with other words.
        private static func ask(_ site: TestSite, _ omar: Visitor) async throws -> String {
            let engagement = try await site.value(
                """
                SELECT portfolio_item.engagement_id AS value FROM portfolio_item JOIN person ON person.id = portfolio_item.person_id
                WHERE person.email_folded = 'mina@people.example' ORDER BY portfolio_item.id LIMIT 1
                """)
            try await site.site.database.write { tx in
                // The piece is of Tern's then, whoever it was made for in the demo.
                try tx.run(
                    """
                    UPDATE project SET confidentiality = 'confidential', supervisor_id = \(omar.id),
                        organization_id = (SELECT id FROM organization WHERE slug = 'tern')
                    WHERE id = (SELECT project_id FROM engagement WHERE id = \(engagement))
                    """)
                try tx.run(
                    "UPDATE portfolio_item SET permission = 'description', words = '', visibility = 'public' WHERE engagement_id = \(engagement)"
                )
                try tx.run("UPDATE profile SET portfolio = 'public' WHERE slug = 'mina-okafor'")
            }
            let item = try await site.value("SELECT id AS value FROM portfolio_item WHERE engagement_id = \(engagement)")
            let words = "What I found was \(Canary.original.rawValue), and it mattered."
            let asked = try await site.member("mina@people.example").post("/portfolio/items/\(item)/requests", [("proposed", words)])
            #expect(asked.status == 303)
            let path = try #require(asked.location)
            let answer = try await omar.post(path, [("act", "redact"), ("redacted", "What I found is theirs to tell, and it mattered.")])
            #expect(answer.status == 303)
            return path
        }

        func sign(_ name: String) async throws -> Answer {
            let visitor = try await visitor(name)
            let page = try await visitor.get("/engagements/\(mina)/nda")
            return try await visitor.post("/engagements/\(mina)/nda", [("name", "Mina Okafor"), ("hash", Work.hash(in: page.body))])
        }

        func set(_ state: String, everywhere: Bool = false) async throws {
            let (mina, bo) = (mina, bo)
            try await site.site.database.write { tx in
                try tx.run("UPDATE engagement SET state = \(state) WHERE id = \(mina)")
                if everywhere { try tx.run("UPDATE engagement SET state = \(state) WHERE id = \(bo)") }
            }
        }

        private func visitor(_ name: String) async throws -> Visitor {
            guard let member = CastMember.all.first(where: { $0.email.hasPrefix(name + "@") }) else { return site.visitor() }
            return try await site.member(member.email)
        }

        static func found(in text: String) -> Set<Canary> { Set(Canary.allCases.filter { text.contains($0.rawValue) }) }

        /// Everybody asks for every page; nobody meets what is not theirs, and who may meet something does.
        func expect(_ allowed: Allowed, _ when: String, _ names: [String]) async throws {
            var paths = extra
            for route in site.routes where route.hasPrefix("GET ") {
                let pattern = String(route.dropFirst(4))
                paths.append(try await Things(site).path(pattern))
            }
            for name in names {
                let visitor = try await visitor(name)
                var met: Set<Canary> = []
                for path in paths where path != "/sign-out" {
                    let answer = try await visitor.get(path)
                    // Headers too: a file's name is one.
                    let seen = Self.found(in: answer.body + answer.headers.map { "\($0.value)" }.joined(separator: "\n"))
                    #expect(seen.isSubset(of: allowed.canaries(of: name)), "\(when): \(name) reads \(seen) at \(path)")
                    met.formUnion(seen)
                }
                #expect(met == allowed.canaries(of: name), "\(when): \(name) should have met \(allowed.canaries(of: name))")
            }
        }

        /// Letters, notices, the audit trail, jobs and the words that projects are found by say nothing.
        func expectSilence() async throws {
            try await site.settle()
            #expect(site.post.all.count >= 3)
            for mail in site.post.all { #expect(Self.found(in: mail.subject + mail.body).isEmpty, "\(mail.subject)") }
            let texts: [String] = try await site.site.database.read { tx in
                try tx.rows(
                    """
                    SELECT words AS text FROM project_search UNION ALL SELECT note FROM event UNION ALL SELECT subject FROM notice
                    UNION ALL SELECT path FROM notice UNION ALL SELECT outcome FROM job UNION ALL SELECT query FROM saved_search
                    UNION ALL SELECT words FROM portfolio_item UNION ALL SELECT background FROM project UNION ALL SELECT summary FROM credential
                    """
                ).map { try $0["text"] }
            }
            #expect(texts.count > 100)
            for text in texts { #expect(Self.found(in: text).isEmpty, "\(text)") }
        }
    }
}
