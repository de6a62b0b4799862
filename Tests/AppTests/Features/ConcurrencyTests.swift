import Domain
import Storage
import Testing

@testable import App

/// Two or more who act at the same time on the same thing: on PostgreSQL each sees only what the others have committed.
@Suite("At the same time")
struct ConcurrencyTests {
    @Test("Applicants who withdraw while their project closes without a decision do not keep it open")
    func closing() async throws {
        let search = try await Searching()
        let site = search.site
        var people: [(Visitor, String)] = []
        for number in 1...20 {
            let person = try await site.person("Person Number\(number)", "person\(number)@people.example")
            people.append((person, try await search.apply(person)))
        }
        try await site.settle()
        let (moment, project) = (site.site.world.moment(), search.project)
        try await site.site.database.write { tx in try tx.schedule(.closeUndecided, project.text, at: moment.now, moment) }
        var acts: [@Sendable () async throws -> Int] = [
            {
                try await site.settle()
                return 303
            }
        ]
        // The last of them first: the closing comes to them last.
        for (person, id) in people.reversed() {
            acts.append { try await person.post("/applications/\(id)/withdrawal").status }
        }
        let statuses = try await atOnce(acts)
        #expect(statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
        #expect(try await site.value("SELECT state AS value FROM project") == "expired")
        #expect(try await site.value("SELECT outcome AS value FROM job WHERE name = 'close_undecided'") == "")
        let withdrawn = try await search.count("SELECT COUNT(*) AS value FROM application WHERE state = 'withdrawn'")
        let closed = try await search.count("SELECT COUNT(*) AS value FROM application WHERE state = 'declined' AND reason = 'no_decision'")
        #expect(withdrawn + closed == 20)
        #expect(try await site.deadlocks() == 0)
    }

    @Test("One takes the last of two places while the other gives theirs back unpaid: nobody waits for the other")
    func places() async throws {
        let search = try await Searching(seats: 2)
        let site = search.site
        let (mina, bo) = (
            try await site.person("Mina Okafor", "mina@people.example"), try await site.person("Bo Lindqvist", "bo@people.example")
        )
        var acts: [@Sendable () async throws -> Int] = []
        for _ in 0..<12 {
            let pair = try await search.pair(of: mina, and: bo)
            acts.append {
                try await mina.post("/engagements/\(pair.work)/cancellation", [("reason", "withdrawn"), ("note", "")]).status
            }
            acts.append {
                try await bo.post("/applications/\(pair.offer)/acceptance", [("agreement", pair.agreement), ("name", bo.name)]).status
            }
        }
        #expect(try await atOnce(acts) == Array(repeating: 303, count: acts.count))
        #expect(try await search.count("SELECT COUNT(*) AS value FROM project WHERE seats_taken <> 1 AND id <> \(search.project)") == 0)
        #expect(try await site.site.database.read { try $0.ledgerProblems() }.isEmpty)
        #expect(try await site.deadlocks() == 0)
    }

    @Test("What is published is what was checked, whoever saves it meanwhile")
    func publishing() async throws {
        let scene = try await ProjectTests.Scene()
        let unfinished = scene.scope([("problem", "[fill in: what is wrong today]")])
        for _ in 0..<30 {
            let id = try await scene.draft()
            let acts: [@Sendable () async throws -> Int] = [
                { try await scene.omar.post("/projects/\(id)/edit", unfinished).status },
                { try await scene.omar.post("/projects/\(id)/publication").status },
            ]
            let statuses = try await atOnce(acts)
            #expect(statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
            let file = try await scene.file(id)
            #expect(file.state == .draft || file.draft.gaps(at: scene.site.now).isEmpty)
        }
    }

    @Test("Whoever is invited by two organizations and takes both at once belongs to one")
    func twoInvitations() async throws {
        let site = try await TestSite()
        let owners = [
            try await site.person("Omar Haddad", "omar@tern.example"), try await site.person("Rita Rival", "rita@rival.example"),
        ]
        for (owner, name) in zip(owners, ["Tern", "Rival Works"]) {
            try await owner.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", name) : $0 })
        }
        for number in 1...10 {
            let lena = try await site.person("Lena Voss", "lena\(number)@people.example")
            for owner in owners { try await owner.post("/organization/invitations", [("email", lena.email), ("role", "supervisor")]) }
            let own = OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Lena Works \(number)") : $0 }
            var acts: [@Sendable () async throws -> Int] = [{ try await lena.post("/organizations", own).status }]
            for path in try await site.invitations(to: lena.email) { acts.append { try await lena.post(path).status } }
            let statuses = try await atOnce(acts)
            #expect(statuses.sorted() == [303, 409, 409])
            #expect(try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM membership WHERE person_id = \(lena.id)") == "1")
        }
    }

    @Test("Ten recordings of one pay-out at once are one, and the other nine are told, not failed")
    func payouts() async throws {
        let work = try await Work.started()
        let (mina, engagement) = (try #require(work.mina.id), work.engagement)
        let fields = [("currency", "USD"), ("reference", "Out"), ("day", "2026-11-02"), ("amount", "1200")]
        for round in 0..<20 {
            let moment = work.site.site.world.moment()
            let share = try Transfer.release(Money(minor: 1_200, currency: .usd), engagement: engagement, person: mina)
            try await work.site.site.database.write { tx in
                try tx.post(share, onceKey: "share:\(round)", engagement: engagement, reference: "", by: nil, moment)
            }
            let statuses = try await atOnce(10) { try await work.ines.post("/desk/money/payouts/\(mina)", fields).status }
            #expect(statuses.sorted() == [303] + Array(repeating: 409, count: 9))
        }
        #expect(try await work.balance(.payable(mina)) == 0)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("A sign-up that is sent ten times at once makes one account, and every answer is the same")
    func signUps() async throws {
        let site = try await TestSite()
        let form = [
            ("name", "Mina Okafor"), ("email", "mina@people.example"), ("password", "a long enough one"), ("zone", "UTC"), ("adult", "yes"),
        ]
        let answers = try await atOnce(10) { try await site.visitor().post("/sign-up", form) }
        #expect(answers.allSatisfy { $0.status == 200 }, "\(answers.map(\.status))")
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM person") == "1")
        #expect(try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM profile") == "1")
    }

    @Test("An invitation that is sent again while it is taken: whoever has joined has joined, and one link is open at most")
    func renewals() async throws {
        let site = try await TestSite()
        let omar = try await site.person("Omar Haddad", "omar@tern.example")
        try await omar.post("/organizations", OrganizationTests.tern)
        for number in 1...36 {
            let lena = try await site.person("Lena Voss", "lena\(number)@tern.example")
            try await omar.post("/organization/invitations", [("email", lena.email), ("role", "viewer")])
            let path = try #require(try await site.invitations(to: lena.email).first)
            let id = try await site.value("SELECT id AS value FROM invitation WHERE email_folded = \(lena.email)")
            var acts: [@Sendable () async throws -> Int] = [{ try await lena.post(path).status }]
            for _ in 0..<3 {
                acts.append {
                    // A little later in each round: sooner or later in the middle of the joining.
                    try await Task.sleep(for: .microseconds(number * 300))
                    return try await omar.post("/organization/invitations/\(id)", [("act", "renew")]).status
                }
            }
            let statuses = try await atOnce(acts)
            #expect(statuses.allSatisfy { [303, 404, 409].contains($0) }, "\(statuses)")
            let open = try await site.invitations(to: lena.email).count
            let isMember = try await site.value("SELECT role AS value FROM membership WHERE person_id = \(lena.id)") == "viewer"
            #expect(open == (isMember ? 0 : 1))
        }
    }

    @Test("Twenty recordings of one fee at once are one, and the others hear that it is held")
    func funding() async throws {
        let work = try await Work.opened()
        let answers = try await atOnce(20) { try await work.fund() }
        #expect(answers.count { $0.status == 303 } == 1)
        #expect(answers.count { $0.status == 409 && $0.says("This fee is held already.") } == 19)
        #expect(try await work.balance(.held(work.engagement)) == 48_000)
    }
}

extension TestSite {
    /// The paths of the open invitations to an address.
    fileprivate func invitations(to email: String) async throws -> [String] {
        let ids: [String] = try await site.database.read { tx in
            try tx.rows("SELECT id FROM invitation WHERE email_folded = \(email) AND accepted_at IS NULL ORDER BY id").map { try $0["id"] }
        }
        return ids.map { Paths.invitation(site.secret.token($0, for: Invitation.purpose)).text }
    }
}

/// A project with two places: one is taken and not paid for, the other is offered.
private struct Pair: Sendable {
    let work: ID<Engagement>
    let offer: ID<Application>
    /// The hash of what the second one is to sign.
    let agreement: String
}

extension Searching {
    /// Another project like this one, on which the first of two has a place and the second an offer.
    fileprivate func pair(of first: Visitor, and second: Visitor) async throws -> Pair {
        let (moment, desk) = (site.site.world.moment(), try AgreementDesk(site: site.site))
        let copy: ID<Project> = moment.newID()
        let (taken, offered): (ID<Application>, ID<Application>) = (moment.newID(), moment.newID())
        let name = try Line(first.name, "The name", 1...80)
        return try await site.site.database.write { [project] tx in
            try tx.run(
                """
                INSERT INTO project (id, organization_id, state, title, summary, field, hours, fee_minor, currency, seats, seats_taken, start_at,
                apply_by, decide_by, supervisor_id, backup_email, policy_version, created_by, created_at, updated_at, published_at)
                SELECT \(copy), organization_id, state, title, summary, field, hours, fee_minor, currency, 2, 1, start_at,
                apply_by, decide_by, supervisor_id, backup_email, policy_version, created_by, created_at, updated_at, published_at
                FROM project WHERE id = \(project)
                """)
            try tx.run(
                """
                INSERT INTO deliverable (id, project_id, position, title, weight, due_days)
                VALUES (\(moment.newID(Deliverable.self)), \(copy), 1, 'One clean list', 100, 14)
                """)
            for (id, person, state) in [(taken, first, Application.State.accepted), (offered, second, .offered)] {
                try tx.run(
                    """
                    INSERT INTO application (id, project_id, person_id, state, submitted_at, offered_at, offer_ends_at, created_at, updated_at)
                    VALUES (\(id), \(copy), \(person.id), \(state), \(moment.now), \(moment.now), \(moment.now + .hours(72)), \(moment.now),
                    \(moment.now))
                    """)
            }
            let work = try tx.openEngagement(
                for: taken, signedAs: name, agreement: tx.agreement(for: taken, desk).hash, from: "198.51.100.7", desk, moment)
            return Pair(work: work, offer: offered, agreement: try tx.agreement(for: offered, desk).hash)
        }
    }
}
