import Domain
import Storage
import Testing

@testable import App

@Suite("Becoming part of a team")
struct TeamTests {
    private let kit = [
        ("people.0.name", "Lena Voss"), ("people.0.role", "Keeps the list"), ("people.0.ask", "Where a number comes from"),
        ("people.0.reach", "Chat, mornings"), ("buddy_name", "Ade Bello"), ("buddy_reach", "Chat"),
        ("first_task", "Open the list and find your favourite mistake."), ("channels", "Chat “donors”."), ("norms", "Say early."),
        ("glossary", "LYBUNT: gave last year but not this\nSoft credit"),
    ]

    @Test("A kit is read by whoever is engaged, the organization's until the project has its own, and by nobody when the work is over")
    func kits() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        #expect(try await work.mina.get("\(work.room)/team").says("Nothing is written yet."))
        #expect(try await work.omar.post("/organization/kit", kit).status == 303)
        let page = try await work.mina.get("\(work.room)/team")
        for words in [
            "Lena Voss", "Where a number comes from", "Your buddy", "Ade Bello", "gave last year but not this", "favourite mistake",
        ] {
            #expect(page.says(words), "\(words)")
        }
        #expect(try await work.omar.get("/projects/\(work.project)/kit").body.contains("value=\"Lena Voss\""), "a project begins with it")
        let own = kit.map { $0.0 == "people.0.name" ? ("people.0.name", "Zora Young") : $0 }
        #expect(try await work.omar.post("/projects/\(work.project)/kit", own).status == 303)
        let again = try await work.mina.get("\(work.room)/team")
        #expect(again.says("Zora Young") && !again.says("Lena Voss"))
        #expect(try await work.omar.get("/organization/kit").body.contains("value=\"Lena Voss\""))
        for stranger in [work.mina, lea] { #expect(try await stranger.get("/projects/\(work.project)/kit").status == 404) }
        #expect(try await lea.get("\(work.room)/team").status == 403)
        #expect(try await work.site.visitor().get("/projects/\(work.project)").says("Zora Young") == false)
        try await work.complete()
        #expect(try await !work.mina.get("\(work.room)/team").says("Zora Young"))
        let rival = try await work.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        #expect(try await rival.get("/projects/\(work.project)/kit").status == 404)
        #expect(try await rival.post("/projects/\(work.project)/kit", kit).status == 404)
    }

    @Test("Who has a role has a name, and an empty kit is none")
    func wrongKit() async throws {
        let work = try await Work.started()
        let wrong = try await work.omar.post("/organization/kit", [("people.1.role", "Data lead"), ("norms", "Say early.")])
        #expect(
            wrong.status == 422 && wrong.says("Say who this is.") && wrong.body.contains("value=\"Data lead\"") && wrong.says("Say early."))
        #expect(try await work.omar.post("/organization/kit", kit).status == 303)
        #expect(try await work.omar.post("/organization/kit", []).status == 303)
        #expect(try await work.site.count("SELECT COUNT(*) AS value FROM kit") == 0)
        #expect(try await work.site.count("SELECT COUNT(*) AS value FROM kit_person") == 0)
    }

    @Test("The introduction says what its participant chose, to whoever has the link, until it is taken back or the work is over")
    func introduction() async throws {
        let work = try await Work.started()
        let card = [
            ("name", "Mina"), ("pronunciation", "MEE-nah"), ("work", "I clean data."), ("ways", "Mornings are best."), ("reach", "Chat"),
        ]
        #expect(try await work.omar.post("\(work.room)/introduction", card).status == 403)
        #expect(try await work.mina.post("\(work.room)/introduction", [("name", "")]).status == 422)
        #expect(try await work.mina.post("\(work.room)/introduction", card).status == 303)
        let page = try await work.omar.get("\(work.room)/team")
        let link = try #require(page.body.firstMatch(of: #//introductions/[^"]+/#).map { String($0.output) })
        let stranger = work.site.visitor()
        let shown = try await stranger.get(link)
        #expect(shown.says("Meet Mina") && shown.says("say: MEE-nah") && shown.says("Mornings are best."))
        #expect(!shown.says("Okafor") && !shown.says("people.example"))
        #expect(try await stranger.get(String(link.dropLast(2)) + "xx").status == 404)
        #expect(try await work.mina.post("\(work.room)/introduction", [("act", "remove")]).status == 303)
        #expect(try await stranger.get(link).status == 404)
        #expect(try await work.mina.post("\(work.room)/introduction", card).status == 303)
        try await work.complete()
        #expect(try await stranger.get(link).status == 404)
    }

    @Test("At the end the supervisor and a team-mate are asked by mail, reminded once, and heard for two weeks")
    func survey() async throws {
        let work = try await Work.started()
        let mate = [("mate", "Ade Bello"), ("email", "ade@tern.example")]
        #expect(try await work.mina.post("\(work.room)/team-mate", mate).status == 403)
        #expect(try await work.omar.post("\(work.room)/team-mate", [("mate", "Me"), ("email", "omar@tern.example")]).status == 422)
        #expect(try await work.omar.post("\(work.room)/team-mate", mate).status == 303)
        try await work.complete()
        let link = try await work.site.link(to: "ade@tern.example")
        let ade = work.site.visitor()
        #expect(try await ade.get(link).says("How was working with Mina Okafor?"))
        let half = try await ade.post(link, [("clear_role", "4"), ("informed", "3")])
        #expect(half.status == 422 && half.says("Choose a number from 1 to 5."))
        func asked(_ email: String) -> Int { work.site.post.to(email).filter { $0.subject.contains("questions about working with") }.count }
        #expect(asked("ade@tern.example") == 1 && asked("omar@tern.example") == 1)
        #expect(try await ade.post(link, marks("4")).status == 303)
        #expect(try await ade.post(link, marks("1")).status == 409)
        #expect(try await ade.get(link).says("Thank you"))
        try await work.site.pass(.days(8))
        #expect(asked("ade@tern.example") == 1 && asked("omar@tern.example") == 2, "who answered is left alone")
        #expect(try await work.omar.get("/organization/team-surveys").says("1 of 2 answered."))
        try await work.site.pass(.days(7))
        #expect(asked("omar@tern.example") == 2, "one reminder")
        let own = try #require(
            work.site.post.to("omar@tern.example").last { $0.subject.contains("questions") }?.body.split(separator: "\n")
                .first { $0.contains("/team-surveys/") })
        let path = String(own.dropFirst("http://localhost".count))
        #expect(try await work.omar.get(path).says("This survey is closed"))
        #expect(try await work.omar.post(path, marks("5")).status == 409)
        #expect(try await ade.get(path.replacingOccurrences(of: "team-surveys/0", with: "team-surveys/1")).status == 404)
    }

    @Test("An employer reads averages of three answers or more, and nobody else reads them")
    func figures() async throws {
        let work = try await Work.started()
        let moment = work.site.site.world.moment()
        try await work.complete()
        for number in 0..<2 {
            let other = try await FinishedWork(work.site, mina: work.mina, omar: work.omar)
            let id = other.engagement
            try await work.site.site.database.write { tx in try tx.openTeamSurveys(of: id, moment) }
            #expect(number < 2)
        }
        try await work.site.run("UPDATE project SET organization_id = \(work.organization)")
        try await work.site.run("DELETE FROM membership WHERE organization_id <> \(work.organization)")
        try await work.site.run(
            "UPDATE team_survey SET answered_at = 1, clear_role = 4, informed = 5, belonging = 3, safety = 2, again = 5")
        #expect(try await work.omar.get("/organization/team-surveys").says("3 of 3 who were asked answered."))
        try await work.site.run("UPDATE team_survey SET clear_role = 5 WHERE id = (SELECT MAX(id) FROM team_survey)")
        let page = try await work.omar.get("/organization/team-surveys")
        #expect(page.says("Clear role") && page.says("4.3") && page.says("2.0"))
        #expect(try await work.mina.get("/organization/team-surveys").status == 404)
    }

    private func marks(_ mark: String) -> [(String, String)] { TeamSurveyItem.allCases.map { ($0.rawValue, mark) } + [("words", "Fine.")] }
}
