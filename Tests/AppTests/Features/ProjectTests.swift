import Domain
import Storage
import Testing

@testable import App

@Suite("Writing and publishing projects")
struct ProjectTests {
    /// Omar at Tern, verified or not, and an operator.
    struct Scene {
        let site: TestSite
        let omar: Visitor
        let ines: Visitor

        init(verified: Bool = true) async throws {
            site = try await TestSite()
            omar = try await site.person("Omar Haddad", "omar@tern.example", zone: "America/Los_Angeles")
            ines = try await site.operatorVisitor()
            try await omar.post("/organizations", OrganizationTests.tern)
            if verified { try await site.site.database.write { tx in try tx.run("UPDATE organization SET state = 'verified'") } }
        }

        /// A scope that passes every check; `changes` replace fields of it.
        func scope(_ changes: [(String, String)] = []) -> [(String, String)] {
            let fields = [
                ("title", "Clean up a donor list"), ("problem", "We have three lists and cannot tell who gave twice last year."),
                ("background", "Tern keeps three spreadsheets. You make one of them."), ("field", "data-analysis"),
                ("needed", "Spreadsheets"), ("gained", ""),
                ("deliverables.0.title", "One clean donor list"), ("deliverables.0.weight", "60"), ("deliverables.0.due", "7"),
                ("deliverables.0.criteria.0", "Every person appears once with one id"), ("deliverables.3.title", "A page of findings"),
                ("deliverables.3.weight", "40"), ("deliverables.3.due", "14"),
                ("deliverables.3.criteria.5", "Four questions answered with one chart each"),
                ("supervisor", omar.id?.text ?? ""), ("backup_supervisor", ""), ("mentor", ""), ("minutes", "60"), ("check_ins", "weekly"),
                ("start", "2026-11-30"), ("apply_by", "2026-11-13"), ("decide_by", "2026-11-20"), ("hours", "24"), ("fee", "720"),
                ("seats", "1"),
                ("place", "remote"), ("city", ""), ("tools", ""), ("eligibility", ""), ("ai", "disclose"), ("ai_note", ""),
                ("confidentiality", "open"),
                ("ip", "assigned"), ("portfolio", "full"), ("questions.0", "Which list did you last clean up?"), ("act", "check"),
            ]
            let changed = Set(changes.map(\.0))
            return fields.filter { !changed.contains($0.0) } + changes
        }

        func draft(_ changes: [(String, String)] = []) async throws -> ID<Project> {
            let id: ID<Project> = ID(
                try await omar.post("/projects/new").location?.split(separator: "/").dropLast().last.map(String.init) ?? "")
            #expect(try await omar.post("/projects/\(id)/edit", scope(changes)).status == 303)
            return id
        }

        func published() async throws -> ID<Project> {
            let id = try await draft()
            #expect(try await omar.post("/projects/\(id)/publication").status == 303)
            return id
        }

        func file(_ id: ID<Project>) async throws -> ProjectFile {
            try await site.site.database.read { tx in try tx.projectFile(id).orNotFound() }
        }
    }

    @Test("Every template can be read, and starts a draft whose placeholders hold it back")
    func templates() async throws {
        #expect(ProjectTemplate.all.count >= 10)
        let scene = try await Scene()
        let template = try #require(ProjectTemplate.all.first)
        let location = try #require(try await scene.omar.post("/projects/new", [("template", template.id)]).location)
        let id: ID<Project> = ID(String(location.split(separator: "/")[1]))
        let file = try await scene.file(id)
        #expect(file.draft.deliverables.map(\.title) == template.deliverables.map(\.title))
        #expect(file.draft.gaps(at: scene.site.now).contains { $0.message.contains("“[") })
        #expect(try await scene.omar.post("/projects/\(id)/publication").status == 409)
        #expect(try await scene.omar.post("/projects/new", [("template", "nothing")]).status == 404)
    }

    @Test("A draft keeps what is written, gaps in the numbering and all, in the employer's zone")
    func saving() async throws {
        let scene = try await Scene()
        let file = try await scene.file(scene.draft())
        #expect(file.draft.deliverables.map(\.weight) == [60, 40])
        #expect(file.draft.deliverables.last?.criteria == ["Four questions answered with one chart each"])
        #expect(file.draft.needed == ["spreadsheets"])
        // The last minute of 13 November in Los Angeles.
        #expect(file.draft.applyBy?.isoText == "2026-11-14T07:59:00Z")
        #expect(file.shares.map(\.minor) == [43_200, 28_800])
    }

    @Test("An incomplete draft is kept; a wrong value is named at its field while the rest is kept")
    func incomplete() async throws {
        let scene = try await Scene()
        let id: ID<Project> = ID(
            try await scene.omar.post("/projects/new").location?.split(separator: "/").dropLast().last.map(String.init) ?? "")
        let blank = scene.scope().map { name, value in
            (name, ["place", "check_ins", "ai", "confidentiality", "ip", "portfolio", "seats"].contains(name) ? value : "")
        }
        #expect(try await scene.omar.post("/projects/\(id)/edit", blank).status == 303)
        #expect(try await scene.file(id).draft.deliverables.isEmpty)
        let wrong = try await scene.omar.post(
            "/projects/\(id)/edit",
            scene.scope([
                ("fee", "lots"), ("needed", "Spreadsheet, Kwidditch"), ("decide_by", "2026-11-01"), ("deliverables.0.weight", "half"),
                ("supervisor", scene.ines.id?.text ?? ""),
            ]))
        #expect(wrong.status == 422)
        for field in ["fee", "needed", "decide_by", "deliverables-0-weight", "supervisor"] {
            #expect(wrong.body.contains("id=\"\(field)-error\""), "\(field)")
        }
        #expect(wrong.body.contains("value=\"lots\"") && wrong.says("“Kwidditch” is not on our list"))
        let kept = try await scene.file(id).draft
        #expect(kept.title == "Clean up a donor list")
        #expect(kept.hours == 24 && kept.fee == nil && kept.decideBy == nil)
    }

    @Test("A verified employer's good scope goes straight out, once")
    func publishes() async throws {
        let scene = try await Scene()
        let id = try await scene.draft()
        #expect(try await scene.omar.get("/projects/\(id)/check").says("Publish the project"))
        #expect(try await scene.site.visitor().get("/projects/\(id)").status == 404)
        #expect(try await scene.omar.post("/projects/\(id)/publication").status == 303)
        #expect(try await scene.omar.post("/projects/\(id)/publication").status == 409)
        #expect(try await scene.omar.post("/projects/\(id)/edit", scene.scope()).status == 409)
        let page = try await scene.site.visitor().get("/projects/\(id)")
        for words in ["720.00 USD", "One clean donor list", "432.00 USD", "Omar Haddad", "0 so far", "Sign in to apply"] {
            #expect(page.says(words), "\(words)")
        }
    }

    @Test("Below 60 nothing is published; an employer who is not verified waits for the operator")
    func gates() async throws {
        let scene = try await Scene(verified: false)
        let cheap = try await scene.draft([("fee", "100")])
        #expect(try await scene.omar.get("/projects/\(cheap)/check").says("cannot be published yet"))
        #expect(try await scene.omar.post("/projects/\(cheap)/publication").status == 409)
        let id = try await scene.draft()
        #expect(try await scene.omar.get("/projects/\(id)/check").says("Ask for review"))
        #expect(try await scene.omar.post("/projects/\(id)/publication").status == 303)
        #expect(try await scene.file(id).state == .review)
        #expect(try await scene.ines.get("/desk/projects").says("Clean up a donor list"))
        #expect(try await scene.omar.post("/desk/projects/\(id)", [("act", "approve")]).status == 404)
        #expect(try await scene.ines.post("/desk/projects/\(id)", [("act", "return"), ("reasons", "")]).status == 422)
        #expect(
            try await scene.ines.post("/desk/projects/\(id)", [("act", "return"), ("reasons", "Say which three lists you mean.")]).status
                == 303)
        #expect(try await scene.omar.get("/projects/\(id)/edit").says("Say which three lists you mean."))
        try await scene.omar.post("/projects/\(id)/publication")
        #expect(try await scene.ines.post("/desk/projects/\(id)", [("act", "approve")]).status == 303)
        #expect(try await scene.ines.post("/desk/projects/\(id)", [("act", "approve")]).status == 409)
        try await scene.site.settle()
        #expect(scene.site.post.to("ines@foothold.example").count == 2)
        #expect(
            scene.site.post.to("omar@tern.example").map(\.subject).sorted() == [
                "“Clean up a donor list” is published", "“Clean up a donor list” needs changes",
            ])
    }

    @Test("Strangers, visitors and other employers see no draft and change nothing")
    func wrongPeople() async throws {
        let scene = try await Scene()
        let id = try await scene.draft()
        let zed = try await scene.site.person("Zed Novak", "zed@people.example")
        let rival = try await scene.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        for visitor in [zed, rival] {
            for path in ["edit", "check", "closure"] { #expect(try await visitor.get("/projects/\(id)/\(path)").status == 404, "\(path)") }
            for path in ["edit", "publication", "closure", "archiving", "copy", "review-withdrawal"] {
                #expect(try await visitor.post("/projects/\(id)/\(path)", [("reason", "because of that")]).status == 404, "\(path)")
            }
        }
        #expect(try await scene.site.visitor().get("/projects/\(id)/edit").location?.hasPrefix("/sign-in") == true)
        let file = try await scene.file(id)
        #expect(file.state == .draft && file.draft.title == "Clean up a donor list")
    }

    @Test("A backup supervisor who is no member is invited on publication")
    func backup() async throws {
        let scene = try await Scene()
        let id = try await scene.draft([("backup_supervisor", "Lena@Tern.example")])
        try await scene.omar.post("/projects/\(id)/publication")
        try await scene.site.settle()
        #expect(scene.site.post.to("lena@tern.example").map(\.subject) == ["Omar Haddad invites you to Tern on Foothold"])
    }

    @Test("Closing tells everyone who waits, with the reason; archive and copy follow")
    func closing() async throws {
        let scene = try await Scene()
        let id = try await scene.published()
        let mina = try await applied(to: id, scene, "mina@people.example")
        #expect(try await scene.omar.post("/projects/\(id)/closure", [("reason", "")]).status == 422)
        #expect(try await scene.omar.post("/projects/\(id)/archiving").status == 409)
        #expect(try await scene.omar.post("/projects/\(id)/closure", [("reason", "The budget is gone.")]).status == 303)
        #expect(try await reason(mina, scene) == .projectClosed)
        #expect(try await scene.omar.post("/projects/\(id)/closure", [("reason", "The budget is gone.")]).status == 409)
        #expect(try await scene.omar.post("/projects/\(id)/archiving").status == 303)
        let copy = try await scene.omar.post("/projects/\(id)/copy")
        let copied = try await scene.file(ID(String(copy.location?.split(separator: "/")[1] ?? "")))
        #expect(copied.state == .draft && copied.draft.applyBy == nil && copied.draft.deliverables.count == 2)
    }

    @Test("On the day of decision the employer is reminded; three days later everyone is told that none came")
    func undecided() async throws {
        let scene = try await Scene()
        let id = try await scene.published()
        let mina = try await applied(to: id, scene, "mina@people.example")
        try await scene.site.pass(.days(19))
        #expect(scene.site.post.to("omar@tern.example").last?.subject == "One person waits for your decision on “Clean up a donor list”")
        #expect(try await scene.file(id).state == .published)
        try await scene.site.pass(.days(3))
        #expect(try await scene.file(id).state == .expired)
        #expect(try await reason(mina, scene) == .noDecision)
        #expect(try await scene.site.visitor().get("/organizations/tern").says("0 %"))
    }

    private func applied(to project: ID<Project>, _ scene: Scene, _ email: String) async throws -> ID<Application> {
        let person = try #require(try await scene.site.person("Mina Okafor", email).id)
        let moment = scene.site.site.world.moment()
        let id = moment.newID(Application.self)
        try await scene.site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO application (id, project_id, person_id, state, pitch, submitted_at, created_at, updated_at)
                VALUES (\(id), \(project), \(person), 'submitted', 'A pitch', \(moment.now), \(moment.now), \(moment.now))
                """)
        }
        return id
    }

    private func reason(_ id: ID<Application>, _ scene: Scene) async throws -> ReasonCode? {
        try await scene.site.site.database.read { tx in
            try tx.value("SELECT reason AS value FROM application WHERE id = \(id) AND state = 'declined'") as ReasonCode?
        }
    }
}
