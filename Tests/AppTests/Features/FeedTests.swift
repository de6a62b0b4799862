import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Feeds of projects")
struct FeedTests {
    private static let nasty = "Count ]]> & \"boats\"; <b>now</b>, twice \\ 日本"

    private func renamed(_ search: Searching, _ title: String = nasty) async throws {
        try await search.run("UPDATE project SET title = \(title), field = 'data-analysis' WHERE id = \(search.project)")
    }

    @Test("Atom: what is open, escaped, with ids that last and links that are whole")
    func atom() async throws {
        let search = try await Searching()
        try await renamed(search)
        let feed = try await search.site.visitor().get("/projects.atom")
        #expect(feed.status == 200 && feed.headers[.contentType] == "application/atom+xml; charset=utf-8")
        let document = try FeedReading.read(feed.body)
        #expect(document.texts("title") == ["Projects on Foothold", Self.nasty])
        #expect(document.texts("id") == ["tag:localhost,2026:/projects.atom", "tag:localhost,2026:project/\(search.project)"])
        #expect(document.texts("updated") == ["2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z"])
        #expect(
            document.links == [
                "self http://localhost/projects.atom", "alternate http://localhost/projects",
                "alternate http://localhost/projects/\(search.project)",
            ])
        #expect(document.texts("summary").first?.hasPrefix("Find who gave twice. 24 h, 720.00 USD, Remote.") == true)
        let own = try FeedReading.read(try await search.site.visitor().get("/organizations/tern/projects.atom").body)
        #expect(own.texts("title") == ["Projects of Tern Foundation", Self.nasty])
    }

    @Test("A feed takes the query of the list, and says it in its title and links")
    func query() async throws {
        let search = try await Searching()
        try await renamed(search)
        let visitor = search.site.visitor()
        let found = try FeedReading.read(try await visitor.get("/projects.atom?field=data-analysis&hours=30&after=nonsense").body)
        #expect(found.texts("title").count == 2 && found.texts("title")[0] == "Projects on Foothold: Data analysis")
        #expect(found.links.first == "self http://localhost/projects.atom?field=data-analysis&hours=30")
        for query in ["field=writing", "hours=5", "q=zebra"] {
            let none = try FeedReading.read(try await visitor.get("/projects.atom?\(query)").body)
            #expect(none.texts("title").count == 1 && none.texts("updated").count == 1, "\(query)")
            #expect(try await !visitor.get("/projects.ics?\(query)").body.contains("VEVENT"), "\(query)")
        }
    }

    @Test("Who has a feed already is told so, until something changes")
    func unchanged() async throws {
        let search = try await Searching()
        let visitor = search.site.visitor()
        for path in ["/projects.atom", "/projects.ics", "/organizations/tern/projects.atom", "/organizations/tern/projects.ics"] {
            let tag = try #require(try await visitor.get(path).headers[.eTag])
            let same = try await visitor.get(path, headers: ["If-None-Match": "\"x\", \(tag)"])
            #expect(same.status == 304 && same.body.isEmpty && same.headers[.eTag] == tag, "\(path)")
            #expect(try await visitor.get(path, headers: ["If-None-Match": "\"x\""]).status == 200)
            // Nobody's own view of it may come in: it is shared.
            #expect(try await search.omar.get(path, headers: ["If-None-Match": tag]).status == 304)
        }
        let tag = try #require(try await visitor.get("/projects.atom").headers[.eTag])
        try await renamed(search, "Another title")
        #expect(try await visitor.get("/projects.atom", headers: ["If-None-Match": tag]).status == 200)
    }

    @Test("iCalendar: one event a project, folded and escaped so that no line begins where a title wants it to")
    func calendar() async throws {
        let search = try await Searching()
        try await renamed(search, "Sail\r\nEND:VCALENDAR; and, so \\ on " + String(repeating: "ж", count: 60))
        let answer = try await search.site.visitor().get("/projects.ics")
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        let bytes = Array(answer.body.utf8)
        #expect(bytes.suffix(2) == [13, 10])
        let lines = answer.body.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.unicodeScalars.contains("\n") && !$0.unicodeScalars.contains("\r") })
        let whole = answer.body.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(whole.count { $0 == "END:VCALENDAR" } == 1 && whole.count { $0 == "BEGIN:VEVENT" } == 1)
        #expect(whole.contains("UID:project-\(search.project)@localhost") && whole.contains("TRIGGER:-P2D"))
        #expect(whole.contains("DTSTART:20261112T090000Z") && whole.contains("DTSTAMP:20261102T090000Z"))
        #expect(whole.contains { $0.hasPrefix("SUMMARY:Last day to apply: Sail\\nEND:VCALENDAR\\; and\\, so \\\\ on ж") })
        #expect(
            try await search.site.visitor().get("/organizations/tern/projects.ics").body.contains(
                "X-WR-CALNAME:Projects of Tern Foundation"))
    }

    @Test("Drafts, projects under review and closed ones are in no feed, and a suspended employer has none")
    func hidden() async throws {
        let search = try await Searching()
        let paths = [
            "/projects.atom", "/projects.ics", "/organizations/tern/projects.atom", "/organizations/tern/projects.ics", "/sitemap.xml",
        ]
        func shown(_ state: SQL) async throws -> [Bool] {
            try await search.run("UPDATE project SET \(state) WHERE id = \(search.project)")
            var shown: [Bool] = []
            for path in paths { shown.append(try await search.omar.get(path).body.contains(search.project.text)) }
            return shown
        }
        #expect(try await shown("state = 'published'") == Array(repeating: true, count: 5))
        for state: SQL in ["state = 'draft'", "state = 'review'", "state = 'closed'", "state = 'filled'", "state = 'archived'"] {
            #expect(try await shown(state) == Array(repeating: false, count: 5))
        }
        #expect(try await shown("state = 'published', apply_by = \(search.site.now)") == Array(repeating: false, count: 5))
        try await search.run("UPDATE project SET apply_by = \(search.site.now + .days(5)) WHERE id = \(search.project)")
        try await search.run("UPDATE organization SET state = 'suspended' WHERE id = \(search.organization)")
        for visitor in [search.site.visitor(), search.omar] {
            for path in paths[2...3] { #expect(try await visitor.get(path).status == 404) }
            for path in [paths[0], paths[1], paths[4]] {
                let body = try await visitor.get(path).body
                #expect(!body.contains(search.project.text) && !body.contains("/organizations/tern"), "\(path)")
            }
        }
        #expect(try await search.site.visitor().get("/organizations/nobody/projects.atom").status == 404)
    }

    @Test("The organization's page says where its feeds are")
    func links() async throws {
        let search = try await Searching()
        let page = try await search.site.visitor().get("/organizations/tern")
        #expect(
            page.body.contains(
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Projects of Tern Foundation\" href=\"/organizations/tern/projects.atom\">"
            ))
        #expect(page.says("Calendar") && page.body.contains("href=\"/organizations/tern/projects.ics\""))
    }
}
