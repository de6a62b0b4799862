import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Reminders, and stopping letters")
struct ReminderTests {
    private typealias Scene = ProjectTests.Scene

    private static let draft = [("pitch", Searching.pitch), ("act", "draft")]

    /// A minute before two days before the project of `scene` closes: 13 November 2026, 23:59 in Los Angeles.
    private func waitUntilJustBefore(_ scene: Scene) async throws {
        let closing = Zone("America/Los_Angeles").end(of: try #require(Day(parsing: "2026-11-13")))
        try await scene.site.pass(closing - .hours(48) - .minutes(1) - scene.site.now)
    }

    @Test("Two days before it closes, whoever saved a project or began to apply is reminded, once, in their own time")
    func reminded() async throws {
        let scene = try await Scene()
        let saver = try await scene.site.person("Mina Okafor", "mina@people.example", zone: "America/Chicago")
        let drafter = try await scene.site.person("Bo Lindqvist", "bo@people.example")
        let both = try await scene.site.person("Zed Novak", "zed@people.example")
        let project = try await scene.publish("Count the boats")
        for visitor in [saver, both] { #expect(try await visitor.post("/projects/\(project)/saving").status == 303) }
        for visitor in [drafter, both, both] { #expect(try await visitor.post("/projects/\(project)/apply", Self.draft).status == 303) }
        try await waitUntilJustBefore(scene)
        #expect(scene.site.post.to(saver.email).isEmpty)
        try await scene.site.pass(.days(4))
        for visitor in [saver, drafter, both] {
            #expect(try await scene.site.subjects(to: visitor) == ["“Count the boats” closes in 2 days"], "\(visitor.name)")
        }
        let letter = try #require(scene.site.post.to(saver.email).first)
        #expect(letter.body.contains("Apply by Saturday 14 November 2026, 01:59 (America/Chicago)"))
        #expect(letter.body.contains("/projects/\(project)\n") && letter.body.contains("Stop reminders"))
        #expect(scene.site.post.to(both.email).first?.body.contains("/projects/\(project)/apply") == true)
        #expect(letter.unsubscribe?.hasPrefix("http://localhost/unsubscribe/") == true)
    }

    @Test("Nobody is reminded of what they sent, took back, belong to, or is over; nor who wants no reminders, nor too late")
    func refused() async throws {
        let scene = try await Scene()
        var all: [Visitor] = []
        for name in ["sent", "removed", "member", "quiet", "late"] {
            all.append(try await scene.site.person(name, "\(name)@people.example"))
        }
        let project = try await scene.publish("Count the boats")
        let over = try await scene.publish("Count the bridges")
        for visitor in all.dropLast() {
            for id in [project, over] { #expect(try await visitor.post("/projects/\(id)/saving").status == 303) }
        }
        let question = try await scene.site.value("SELECT id AS value FROM question WHERE project_id = \(project)")
        let words = [("pitch", Searching.pitch), ("answer.\(question)", "The list of a club."), ("act", "send")]
        #expect(try await all[0].post("/projects/\(project)/apply", words).status == 303)
        #expect(try await all[1].post("/projects/\(project)/saving/removal").status == 303)
        let tern = try await scene.tern()
        try await scene.site.run(
            "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(tern), \(all[2].id), 'viewer', 1)")
        #expect(try await all[3].hears(.weekly, reminders: false).status == 303)
        #expect(try await scene.omar.post("/projects/\(over)/closure", [("reason", "We found somebody.")]).status == 303)
        try await waitUntilJustBefore(scene)
        try await scene.site.pass(.hours(1))
        #expect(try await all[4].post("/projects/\(project)/saving").status == 303)
        #expect(try await all[4].get("/projects/\(project)").says("Saved."))
        try await scene.site.pass(.days(4))
        for visitor in all {
            let told = try await scene.site.subjects(to: visitor).filter { $0.contains("closes") }
            #expect(told == [], "\(visitor.name)")
        }
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM closing_reminder") == 0)
        #expect(
            try await scene.site.count("SELECT COUNT(*) AS value FROM job WHERE name = 'remind_of_saved' AND outcome LIKE 'refused%'") > 0)
    }

    /// Mina has a letter about a project of Tern's; gives where it can be stopped.
    private func letter(_ scene: Scene, _ mina: Visitor) async throws -> String {
        try await scene.publish("Count the boats")
        try await scene.site.settle()
        let mail = try #require(scene.site.post.to(mina.email).last)
        let head = mail.rendered(at: scene.site.now).components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        let url = try #require(mail.unsubscribe)
        #expect(head.contains("List-Unsubscribe: <\(url)>") && head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        #expect(mail.body.contains(url))
        return url
    }

    @Test("A bare POST of either kind stops all letters, without a redirect, and again; looking does not; undo brings them back")
    func oneClick() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        try await scene.follow(mina, "field", "data-analysis")
        let url = try await letter(scene, mina)
        let path = String(url.dropFirst("http://localhost".count))
        #expect(try await scene.site.visitor().get(path).says("Stop these letters?"))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE letters") == 1, "looking changes nothing")
        let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
        #expect(try await scene.site.oneClick(url, type: "multipart/form-data; boundary=x", multipart) == 200)
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE letters") == 0)
        #expect(try await scene.site.oneClick(url) == 200)
        #expect(try await mina.get("/following").says("No letters about new projects"))
        try await scene.publish("Count the bridges")
        try await scene.site.pass(.days(8))
        #expect(try await scene.site.subjects(to: mina).count == 1)
        let stopped = try await scene.site.visitor().get(path)
        #expect(stopped.says("They are stopped") && stopped.says("Undo"))
        let again = try await scene.site.visitor().post(path, [("again", "weekly")])
        #expect(again.status == 200 && again.says("They come again"))
        #expect(try await scene.site.value("SELECT pace AS value FROM follow_setting") == "instant", "as soon as before")
        try await scene.publish("Count the birds", [("apply_by", "2026-11-25"), ("decide_by", "2026-12-02"), ("start", "2026-12-07")])
        #expect(try await scene.site.subjects(to: mina).contains("New at Tern: “Count the birds”"))
    }

    @Test("A letter of one search stops that search alone, and undo gives it back its pace; a search that is gone is said to be")
    func search() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        for word in ["boats", "donors"] {
            #expect(try await mina.post("/searches", [("query", "q=\(word)"), ("name", word), ("pace", "instant")]).status == 303)
        }
        let url = try await letter(scene, mina)
        let path = String(url.dropFirst("http://localhost".count))
        let stopped = try await scene.site.visitor().post(path, [("List-Unsubscribe", "One-Click")])
        #expect(stopped.status == 200 && stopped.says("letters about your search “boats”"))
        #expect(stopped.body.contains("name=\"again\" value=\"instant\""))
        #expect(try await scene.site.value("SELECT name AS value FROM saved_search WHERE pace = 'off'") == "boats")
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE letters") == 1)
        #expect(try await scene.site.visitor().post(path, [("again", "instant")]).says("They come again"))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM saved_search WHERE pace = 'instant'") == 2)
        try await scene.site.run("DELETE FROM saved_search WHERE name = 'boats'")
        #expect(try await scene.site.visitor().get(path).says("This search was removed"))
        #expect(try await scene.site.oneClick(url) == 200)
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM saved_search WHERE pace = 'instant'") == 1)
    }

    @Test("A token that is not ours, damaged, or of another purpose is not there and changes nothing; another site's page cannot use one")
    func foreign() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let (id, secret) = (try #require(mina.id), site.site.secret)
        try await mina.hears(.weekly)
        let good = Unsubscription(.digests, of: id).token(secret)
        #expect(Unsubscription(good, secret) == Unsubscription(.digests, of: id))
        let other = SiteSecret(key: .init(data: Data(repeating: 8, count: 32)))
        let bad = [
            Unsubscription(.digests, of: id).token(other), String(good.dropLast()), "x" + good.dropFirst(),
            good.replacing("digests", with: "reminders"),
            secret.token("\(id)~digests", for: "invite"), secret.token("\(id)~all", for: "unsubscribe"), "x", "\(id)~digests.",
        ]
        for token in bad {
            #expect(try await site.visitor().get("/unsubscribe/\(token)").status == 404, "\(token)")
            #expect(try await site.oneClick("/unsubscribe/\(token)") == 404, "\(token)")
        }
        let nobody = Unsubscription(.digests, of: ID("01m6dqs9m0nz35v8s17h2j8a7j")).token(secret)
        #expect(try await site.oneClick("/unsubscribe/\(nobody)") == 404)
        let crossed = try await site.visitor().post("/unsubscribe/\(good)", headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(crossed.status == 403)
        #expect(try await site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE letters AND reminders") == 1)
        #expect(try await site.oneClick("/unsubscribe/\(Unsubscription(.reminders, of: id).token(secret))") == 200)
        #expect(try await site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE letters AND NOT reminders") == 1)
    }
}
