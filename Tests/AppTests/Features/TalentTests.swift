import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Finding people")
struct TalentTests {
    @Test("Nobody is found who did not choose it, and whoever changes their mind is gone at once")
    func choice() async throws {
        let search = try await Searching()
        try await search.site.person("Bo Lindqvist", "bo@people.example")
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        #expect(try await search.omar.get("/talent").says("1 person"))
        #expect(try await search.omar.get("/projects/\(search.project)/talent").says("1 of 1 skills claimed"))
        let path = try #require(try await search.invitePaths().first)
        try await mina.post("/profile", [("skills", "Spreadsheets")])
        #expect(try await search.omar.get("/talent").says("0 people"))
        #expect(try await search.omar.get("/projects/\(search.project)/talent").says("Nobody else is to be found now"))
        #expect(try await search.omar.get(path).status == 404)
        #expect(try await search.omar.post(path, [("project", search.project.text)]).status == 409)
        try await mina.post("/profile", [("skills", "Spreadsheets"), ("in_talent_search", "yes")])
        #expect(try await search.omar.get(path).status == 200)
        try await search.run("UPDATE person SET suspended_at = 1 WHERE id = \(mina.id)")
        #expect(try await search.omar.get("/talent").says("0 people"))
        try await search.run("UPDATE person SET suspended_at = NULL, confirmed_at = NULL WHERE id = \(mina.id)")
        #expect(try await search.omar.get("/talent").says("0 people"))
    }

    @Test("It is there for those who may post for an employer, and for nobody else")
    func wrongPeople() async throws {
        let demo = try await DemoSite.copy()
        for email in ["mina@people.example", "priya@northfield.example", "ines@foothold.example"] where try await exists(email, demo) {
            #expect(try await demo.member(email).get("/talent").status == 404, "\(email)")
        }
        #expect(try await demo.visitor().get("/talent").location?.hasPrefix("/sign-in") == true)
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        let path = try #require(try await search.invitePaths().first)
        let rival = try await search.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        #expect(try await rival.get("/talent").says("1 person"))
        #expect(try await rival.get(path).status == 404, "Tern's word for Mina is nothing to Rival")
        #expect(try await rival.get("/projects/\(search.project)/talent").status == 404)
        let own = try #require(Searching.invitePaths(in: try await rival.get("/talent").body).first)
        #expect(try await rival.post(own, [("project", search.project.text)]).status == 404)
        #expect(own != path)
        #expect(try await mina.get(path).status == 404)
        // Those who only look on do not search.
        try await search.run("UPDATE membership SET role = 'viewer' WHERE person_id = \(rival.id)")
        #expect(try await rival.get("/talent").status == 404)
    }

    private func exists(_ email: String, _ site: TestSite) async throws -> Bool {
        try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM person WHERE email_folded = \(email)") == "1"
    }

    @Test("The pages hold nobody's name, school, headline or id")
    func blindness() async throws {
        let demo = try await DemoSite.copy()
        let omar = try await demo.member("omar@tern.example")
        let project = try await demo.value(
            "SELECT id AS value FROM project WHERE organization_id = (SELECT id FROM organization WHERE slug = 'tern') AND state = 'published' ORDER BY id LIMIT 1"
        )
        var pages = [
            try await omar.get("/talent"), try await omar.get("/talent?evidenced=yes"), try await omar.get("/projects/\(project)/talent"),
        ]
        let invite = try #require(Searching.invitePaths(in: pages[0].body).first)
        pages.append(try await omar.get(invite))
        #expect(pages[0].says("Participant "))
        let secrets = try await demo.site.database.read { tx in
            try tx.rows(
                """
                SELECT person.name AS secret FROM person JOIN profile ON profile.person_id = person.id WHERE profile.headline <> ''
                UNION SELECT headline FROM profile WHERE headline <> ''
                UNION SELECT slug FROM profile WHERE slug IS NOT NULL
                UNION SELECT place FROM profile_entry WHERE kind = 'education'
                UNION SELECT person_id FROM profile
                """
            ).map { try $0["secret"] as String }
        }
        #expect(secrets.count > 100)
        for page in pages {
            #expect(page.status == 200)
            let main = page.body.components(separatedBy: "<main").last ?? ""
            for secret in secrets { #expect(!main.contains(secret), "\(page.path) says \(secret)") }
        }
    }

    @Test("Filters narrow, count beside themselves what they would leave, and know evidence from claims")
    func filters() async throws {
        let search = try await Searching()
        try await search.findable("Mina Okafor", "mina@people.example", skills: ["Spreadsheets", "SQL"], hours: "12", place: "remote")
        try await search.findable("Bo Lindqvist", "bo@people.example", skills: ["Spreadsheets"], hours: "6", place: "onsite")
        try await search.findable("Zed Novak", "zed@people.example", skills: ["SQL"], hours: "20")
        let found = { (query: String) in try await search.omar.get("/talent?\(query)").text }
        #expect(try await found("").contains("3 people"))
        #expect(try await found("skill=spreadsheets").contains("2 people"))
        #expect(try await found("skill=Structured+Query+Language&skill=sql").contains("2 people"))
        #expect(try await found("hours=10").contains("2 people"))
        #expect(try await found("place=remote").contains("2 people"), "who names no place takes any")
        #expect(try await found("field=data-analysis&hours=7&skill=sql&place=onsite").contains("1 person"))
        #expect(try await found("evidenced=yes").contains("0 people"))
        #expect(try await found("skill=nonsense&place=moon&hours=-3").contains("3 people"))
        let page = try await search.omar.get("/talent?skill=spreadsheets&hours=10")
        #expect(
            page.body.contains("<span>SQL</span> <span class=\"count\">2<")
                && page.body.contains("<span>Remote</span> <span class=\"count\">1<"))
        let left = try await search.omar.get("/talent?skill=Spredsheets")
        #expect(left.says("did you mean “Spreadsheets”?"), "what is left out is said")
    }

    @Test("A skill counts as evidenced once an employer's rating of finished work is open to be read")
    func evidence() async throws {
        let demo = try await DemoSite.copy()
        let omar = try await demo.member("omar@tern.example")
        let skill = try await demo.value(
            """
            SELECT feedback_skill.skill AS value FROM feedback_skill JOIN feedback ON feedback.id = feedback_skill.feedback_id
            JOIN engagement ON engagement.id = feedback.engagement_id
            WHERE engagement.person_id = (SELECT id FROM person WHERE email_folded = 'mina@people.example') ORDER BY feedback_skill.skill LIMIT 1
            """)
        #expect(try await omar.get("/talent?evidenced=yes&skill=\(skill)").says("\(Taxonomy.skill(skill)) · 1 work"))
        let count = {
            try await omar.get("/talent?evidenced=yes").text.firstMatch(of: #/(\d+) (people|person)\b/#).map { String($0.output.1) }
        }
        let before = try await count()
        try await demo.site.database.write { tx in _ = try tx.run("UPDATE credential SET state = 'revoked', revoked_at = 1") }
        #expect(try await count() == "0" && before != "0")
    }

    @Test("Pages follow each other without a gap or a repetition, and members of the organization are on none")
    func paging() async throws {
        let search = try await Searching()
        for number in 1...45 { try await search.findable("Person Number\(number)", "person\(number)@people.example") }
        try await search.omar.post("/profile", [("in_talent_search", "yes"), ("skills", "Spreadsheets")])
        for first in ["/talent", "/talent?skill=spreadsheets&skill=sql"] {
            var (seen, next): ([String], String?) = ([], first)
            while let path = next, seen.count < 100 {
                let page = try await search.omar.get(path)
                #expect(page.says("45 people"))
                seen += Searching.invitePaths(in: page.body)
                let link = page.body.firstMatch(of: #/rel="next" href="([^"]+)"/#).map { String($0.output.1) }
                next = link?.replacingOccurrences(of: "&amp;", with: "&")
            }
            #expect(seen.count == 45 && Set(seen).count == 45)
        }
    }

    @Test("A label is the same every time for one organization, another for the next, and its address opens for nobody else")
    func labels() throws {
        let secret = SiteSecret(key: .init(data: Data(repeating: 7, count: 32)))
        let (tern, rival) = (TalentMask(secret: secret, organization: ID("tern")), TalentMask(secret: secret, organization: ID("rival")))
        let mina: ID<Person> = ID("01kavq8000000000000000pe01")
        #expect(tern.label(of: mina) == tern.label(of: mina) && tern.label(of: mina) != rival.label(of: mina))
        #expect(tern.label(of: mina).wholeMatch(of: #/Participant [0-9A-HJKMNP-TV-Z]{4}/#) != nil)
        let handle = try tern.handle(of: mina)
        #expect(try handle == tern.handle(of: mina) && handle != rival.handle(of: mina) && !handle.contains("01kavq"))
        #expect(tern.person(behind: handle) == mina && rival.person(behind: handle) == nil)
        for wrong in ["", "x", String(handle.dropLast()), handle + "A", String(repeating: "A", count: 5_000), mina.text] {
            #expect(tern.person(behind: wrong) == nil)
        }
    }
}
