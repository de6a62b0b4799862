import Domain
import Storage
import Testing

@testable import App

@Suite("Invitations to apply")
struct InvitationTests {
    @Test("Whoever is invited reads it in a letter, at home and on the project's page, in their own time zone")
    func sent() async throws {
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        let answer = try await search.inviteOnly()
        #expect(answer.status == 303 && answer.location == "/projects/\(search.project)/talent")
        #expect(try await search.subjects(to: "mina@people.example") == ["Tern Foundation invites you to apply"])
        let letter = try #require(search.site.post.to("mina@people.example").first?.body)
        #expect(letter.contains("720.00 USD") && letter.contains("24 hours") && letter.contains("(America/Chicago)"))
        #expect(letter.contains("Your lists are good.") && letter.contains("Declining is fine") && !letter.contains("Omar"))
        #expect(try await mina.get("/home").says("Tern Foundation invites you to apply"))
        let page = try await mina.get("/projects/\(search.project)")
        #expect(page.says("Tern Foundation invites you to apply") && page.says("They write: Your lists are good."))
        #expect(try await mina.get("/notices").says("Tern Foundation invites you to apply"))
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        #expect(try await !bo.get("/projects/\(search.project)").says("invites you"))
        #expect(try await search.omar.get("/projects/\(search.project)/talent").says("1 invited."))
    }

    @Test("An applicant who was invited is not to be told from the others")
    func blind() async throws {
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        let invited = try await search.inviteOnly()
        #expect(invited.status == 303)
        // The first look still says that the invitation is sent.
        try await search.omar.get("/projects/\(search.project)/talent")
        let before = try await search.omar.get("/projects/\(search.project)/talent").text
        let id = try await search.apply(mina)
        let pages = ["/projects/\(search.project)/talent", "/projects/\(search.project)/screening", "/applications/\(id)"]
        #expect(try await search.omar.get(pages[0]).text == before, "the employer's page says nothing of it")
        for path in pages.dropFirst() {
            let page = try await search.omar.get(path)
            #expect(!page.text.localizedCaseInsensitiveContains("invit") && !page.says("Participant "), "\(path)")
        }
        _ = try await search.subjects(to: "omar@tern.example")
        let mails = search.site.post.to("omar@tern.example").map { $0.subject + $0.body }
        #expect(!mails.isEmpty && mails.allSatisfy { !$0.localizedCaseInsensitiveContains("invit") && !$0.contains("Mina") })
        #expect(try await !mina.get("/home").says("invites you to apply"))
    }

    @Test("How many applied is said of three, and never of fewer")
    func counted() async throws {
        let search = try await Searching()
        var people: [Visitor] = []
        for number in 1...3 { people.append(try await search.findable("Person Number\(number)", "person\(number)@people.example")) }
        let paths = try await search.invitePaths()
        let fits = "/projects/\(search.project)/talent"
        for path in paths.prefix(2) { try await search.omar.post(path, [("project", search.project.text)]) }
        try await search.site.pass(.minutes(1))
        for person in people { _ = try await search.apply(person) }
        try await search.site.pass(.minutes(1))
        #expect(try await search.omar.get(fits).says("From 3 invitations on"))
        // The third has applied already: a refusal would tell, and so would the count or somebody missing from the list.
        #expect(try await search.invitePaths() == paths)
        #expect(try await search.omar.post(paths[2], [("project", search.project.text)]).status == 303)
        #expect(try await search.omar.get(fits).says("2 of 3 applied"))
        for person in 1...3 { _ = try await search.subjects(to: "person\(person)@people.example") }
        let told = search.site.post.all.count { $0.subject.contains("invites you to apply") }
        #expect(told == 2, "who has applied hears nothing of it")
    }

    @Test("Invited twice, or ten times at once, is invited once")
    func once() async throws {
        let search = try await Searching()
        try await search.findable("Mina Okafor", "mina@people.example")
        let path = try #require(try await search.invitePaths().first)
        let fields = [("project", search.project.text), ("note", "")]
        let statuses = try await atOnce(10) { try await search.omar.post(path, fields).status }
        #expect(statuses.sorted() == [303] + Array(repeating: 409, count: 9))
        #expect(try await search.omar.post(path, fields).status == 409)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM application_invitation") == 1)
        #expect(try await search.subjects(to: "mina@people.example").count == 1)
        #expect(try await search.site.deadlocks() == 0)
    }

    @Test("Somebody applies, or hides, while they are invited: nobody who had applied or hidden first is invited")
    func races() async throws {
        let search = try await Searching()
        for number in 1...12 {
            let person = try await search.findable("Person Number\(number)", "person\(number)@people.example")
            let path = try #require(try await search.invitePaths().first)
            let acts: [@Sendable () async throws -> Int] = [
                { try await search.omar.post(path, [("project", search.project.text)]).status },
                {
                    number.isMultiple(of: 2)
                        ? try await person.post("/projects/\(search.project)/apply", Searching.words).status
                        : try await person.post("/profile", []).status
                },
            ]
            let statuses = try await atOnce(acts)
            #expect(statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
            try await person.post("/profile", [])
        }
        #expect(try await search.site.deadlocks() == 0)
    }

    @Test("It is declined in one click and undone in one; for good, that employer finds them no more")
    func declined() async throws {
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        _ = try await search.inviteOnly()
        let id = try await search.invitation()
        let path = try #require(try await search.invitePaths().first)
        #expect(try await mina.post("/application-invitations/\(id)/decline", [("never", "yes")]).status == 303)
        #expect(try await mina.get("/projects/\(search.project)").says("You declined this invitation"))
        #expect(try await !mina.get("/home").says("invites you to apply"))
        #expect(try await search.omar.get("/talent").says("0 people"))
        #expect(try await search.omar.get(path).status == 404)
        #expect(try await search.omar.get("/projects/\(search.project)/talent").says("Declined"))
        #expect(try await mina.post("/application-invitations/\(id)/decline").status == 409)
        #expect(try await mina.post("/application-invitations/\(id)/restoration").status == 303)
        #expect(try await mina.get("/home").says("invites you to apply"))
        #expect(try await search.omar.get("/talent").says("1 person"))
        #expect(try await mina.post("/application-invitations/\(id)/restoration").status == 409)
    }

    @Test("Only whoever is invited answers, and only whoever invited takes it back")
    func wrongPeople() async throws {
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        _ = try await search.inviteOnly()
        let id = try await search.invitation()
        for act in ["decline", "restoration"] {
            #expect(try await bo.post("/application-invitations/\(id)/\(act)").status == 404)
            #expect(try await search.omar.post("/application-invitations/\(id)/\(act)").status == 404)
            #expect(try await search.site.visitor().post("/application-invitations/\(id)/\(act)").location?.hasPrefix("/sign-in") == true)
        }
        #expect(try await mina.post("/application-invitations/\(id)/withdrawal").status == 404)
        let rival = try await search.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        #expect(try await rival.post("/application-invitations/\(id)/withdrawal").status == 404)
        #expect(try await search.omar.post("/application-invitations/\(id)/withdrawal").status == 303)
        #expect(try await !mina.get("/projects/\(search.project)").says("invites you"))
        #expect(try await mina.post("/application-invitations/\(id)/decline").status == 409)
    }

    @Test("Thirty wait for one project and no more, and a project that takes no applications invites nobody")
    func caps() async throws {
        let search = try await Searching()
        for number in 1...(ApplicationInvitation.most + 1) {
            try await search.findable("Person Number\(number)", "person\(number)@people.example")
        }
        var paths = try await search.invitePaths()
        let next = try await search.omar.get("/talent").body.firstMatch(of: #/rel="next" href="([^"]+)"/#).map { String($0.output.1) }
        paths += Searching.invitePaths(in: try await search.omar.get(try #require(next)).body)
        #expect(paths.count == ApplicationInvitation.most + 1)
        for path in paths.dropLast() { #expect(try await search.omar.post(path, [("project", search.project.text)]).status == 303) }
        let last = try #require(paths.last)
        let refused = try await search.omar.post(last, [("project", search.project.text)])
        #expect(refused.status == 409 && refused.says("30 people are invited to this project"))
        let id = try await search.invitation()
        try await search.omar.post("/application-invitations/\(id)/withdrawal")
        try await search.site.pass(.days(11))
        let late = try await search.omar.post(last, [("project", search.project.text)])
        #expect(late.status == 409 && late.says("does not take applications now"))
    }

    @Test("A form without a project, or with too many words, comes back with what was typed")
    func wrong() async throws {
        let search = try await Searching()
        try await search.findable("Mina Okafor", "mina@people.example")
        let path = try #require(try await search.invitePaths().first)
        let answer = try await search.omar.post(path, [("note", String(repeating: "x", count: 601))])
        #expect(
            answer.status == 422 && answer.says("Choose the project to invite them to.") && answer.says(String(repeating: "x", count: 601)))
        #expect(try await search.omar.post(path, [("project", "01m6dqs9m0nz35v8s17h2j8a7j")]).status == 404)
    }
}
