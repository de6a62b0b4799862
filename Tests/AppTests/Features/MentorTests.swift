import Domain
import Storage
import Testing

@testable import App

@Suite("A mentor's seat")
struct MentorTests {
    @Test("The supervisor invites, the invited sees what it is about, accepts with an account, and everyone is told")
    func invited() async throws {
        let work = try await Work.started()
        #expect(try await work.omar.get(work.room).says("Nobody yet. A third person who guides makes short work easier."))
        #expect(try await work.omar.post("\(work.room)/mentor", Work.invitation).status == 303)
        #expect(try await work.omar.get("\(work.room)/mentor").says("Lea Brandt is invited by mail and has not answered yet."))
        let path = try await work.site.link(to: "lea@people.example")
        let stranger = work.site.visitor()
        let page = try await stranger.get(path)
        #expect(
            page.says("Would you be Mina Okafor’s mentor?") && page.says("She knows lists.") && page.says("To say yes you need an account"))
        #expect(try await stranger.post(path).location?.hasPrefix("/sign-in") == true)
        let lea = try await work.site.person("Lea Brandt", "lea@work.example")
        #expect(try await lea.get(work.room).status == 404)
        #expect(try await lea.post(path).location == "\(work.room)/mentor")
        #expect(try await work.mina.get(work.room).says("Lea Brandt, colleague · 0 of 3 pledged meetings held"))
        #expect(try await work.site.subjects(to: work.mina).contains("Lea Brandt is your mentor: Clean up a donor list"))
        #expect(try await work.site.subjects(to: work.omar).contains("Lea Brandt is the mentor: Clean up a donor list"))
        #expect(try await lea.post(path).status == 409, "a seat is taken once")
    }

    @Test("A mentor reads the work and nothing of its money, judges nothing, and sees no other work")
    func seeing() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        let room = try await lea.get(work.room)
        #expect(room.status == 200 && room.says("You are the mentor") && room.says("Part 1"))
        #expect(!room.says("480.00") && !room.says("The fee arrived") && !room.says("Platform fee"))
        #expect(room.says("What helps now") && room.says("The first week"))
        #expect(try await !work.mina.get(work.room).says("Questions to ask"))
        #expect(try await lea.get("\(work.room)/agreement").status == 403)
        #expect(try await lea.get("\(work.room)/feedback").status == 403)
        #expect(try await lea.get("\(work.room)/team").status == 403)
        try await work.submit(1)
        #expect(try await work.review(1, "accept", by: lea).status == 403)
        #expect(
            try await lea.post("\(work.room)/cancellation", [("reason", "other"), ("note", "")]).status == 403)
        let other = try await FinishedWork(work.site, .init(state: .active), mina: work.mina, omar: work.omar)
        #expect(try await lea.get("/engagements/\(other.engagement)").status == 404)
        #expect(try await lea.get("/engagements/\(other.engagement)/mentor").status == 404)
        let thread = "/threads/\(try await work.row().application)"
        #expect(try await lea.post(thread, [("body", "Hello Mina, I am glad to help.")]).status == 303)
        #expect(try await work.mina.get(thread).says("I am glad to help."))
    }

    @Test("Whom the participant proposes is invited once the supervisor agrees")
    func proposed() async throws {
        let work = try await Work.started()
        #expect(try await work.mina.post("\(work.room)/mentor", Work.invitation).status == 303)
        try await work.site.settle()
        #expect(work.site.post.to("lea@people.example").isEmpty)
        #expect(try await work.site.subjects(to: work.omar).contains("Mina Okafor proposes a mentor"))
        #expect(try await work.mina.post("\(work.room)/mentor/agreement").status == 403)
        #expect(try await work.omar.post("\(work.room)/mentor", Work.invitation).status == 409, "one seat, one asked")
        #expect(try await work.omar.post("\(work.room)/mentor/agreement").status == 303)
        let path = try await work.site.link(to: "lea@people.example")
        #expect(try await work.mina.post(path).status == 409, "nobody mentors themself")
        #expect(try await work.omar.post(path).status == 409)
        #expect(try await work.site.visitor().post(path + "/decline").status == 303)
        #expect(try await work.site.visitor().get(path).says("You declined"))
        #expect(try await work.site.subjects(to: work.omar).contains("Lea Brandt cannot be a mentor: Clean up a donor list"))
        #expect(try await work.omar.post("\(work.room)/mentor", Work.invitation).status == 303, "somebody can be asked again")
    }

    @Test("What cannot be is said at its field, and what was typed is kept")
    func wrong() async throws {
        let work = try await Work.started()
        func ask(_ changes: (String, String)...) async throws -> Answer {
            try await work.omar.post(
                "\(work.room)/mentor", Work.invitation.map { field in changes.first { $0.0 == field.0 } ?? field })
        }
        let alumnus = try await ask(("kind", "alumnus"))
        #expect(alumnus.status == 422 && alumnus.says("Nobody with this address has completed a project of Tern here."))
        #expect(alumnus.body.contains("value=\"Lea Brandt\""))
        #expect(try await ask(("email", "mina@people.example")).says("A mentor is a third person."))
        #expect(try await ask(("email", "omar@tern.example")).status == 422)
        #expect(try await ask(("pledged", "13")).status == 422)
        #expect(try await work.site.person("Zed Novak", "zed@people.example").post("\(work.room)/mentor", Work.invitation).status == 404)
        _ = try await FinishedWork(
            work.site, mina: work.site.person("Lea Brandt", "lea@people.example"), omar: work.omar)
        try await work.site.run("UPDATE project SET organization_id = \(work.organization)")
        #expect(try await ask(("kind", "alumnus")).status == 303)
    }

    @Test("A seat that ends shuts the room and cancels what was to come; who leaves the organization leaves the seat")
    func ending() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        try await work.meet(lea)
        #expect(try await work.omar.post("\(work.room)/mentor/ending").status == 303)
        #expect(try await lea.get(work.room).status == 404)
        #expect(try await lea.get("/threads/\(try await work.row().application)").status == 404)
        try await work.site.settle()
        #expect(work.site.post.to("mina@people.example").contains { $0.calendar?.method == .cancel })
        #expect(try await lea.get("/mentoring").says("You left"))
        let ade = try await work.site.person("Ade Bello", "ade@tern.example")
        try await work.site.run(
            "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(work.organization), \(ade.id), 'mentor', 1)")
        let again = Work.invitation.map { $0.0 == "email" ? ("email", "ade@tern.example") : $0 }
        #expect(try await work.omar.post("\(work.room)/mentor", again).status == 303)
        #expect(try await ade.post(work.site.link(to: "ade@tern.example")).status == 303)
        #expect(try await ade.get(work.room).status == 200)
        let id = try #require(ade.id)
        #expect(try await work.omar.post("/organization/members/\(id)", [("role", "")]).status == 303)
        #expect(try await ade.get(work.room).status == 404)
    }

    @Test("At the end the participant rates and thanks; the mentor keeps the thanks and reads no mark")
    func thanks() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        let early = try await work.mina.post("\(work.room)/mentor/rating", [("helpful", "5"), ("helpful_words", "")])
        #expect(early.status == 409)
        try await work.complete()
        #expect(try await work.mina.post("\(work.room)/mentor/rating", [("helpful", "")]).says("Choose a number from 1 to 5."))
        #expect(try await lea.post("\(work.room)/mentor/rating", [("helpful", "5")]).status == 403)
        let rating = [("helpful", "4"), ("helpful_words", "She asked before she answered.")]
        #expect(try await work.mina.post("\(work.room)/mentor/rating", rating).status == 303)
        #expect(try await work.mina.post("\(work.room)/mentor/rating", rating).status == 409)
        #expect(try await work.mina.post("\(work.room)/mentor/thanks", [("thanks", "You opened a door.")]).status == 303)
        #expect(try await work.omar.get("\(work.room)/mentor").says("4 of 5"))
        let own = try await lea.get("\(work.room)/mentor")
        #expect(!own.says("4 of 5") && !own.says("She asked before") && own.says("You opened a door."))
        #expect(try await work.site.subjects(to: lea).contains("Mina Okafor thanks you"))
        let page = try await lea.get("/mentoring")
        #expect(page.says("1 person guided · 0 minutes of meetings · 1 thank-you") && page.says("You opened a door."))
        #expect(try await !work.omar.get("\(work.room)/mentor").says("You opened a door."))
    }

    @Test("A mentor named with the project has the seat from the beginning, and can pledge")
    func named() async throws {
        let work = try await Work.opened()
        let ade = try await work.site.person("Ade Bello", "ade@tern.example")
        try await work.site.run(
            "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(work.organization), \(ade.id), 'mentor', 1)")
        try await work.site.run("UPDATE project SET mentor_id = \(ade.id)")
        let (engagement, moment) = (work.engagement, work.site.site.world.moment())
        try await work.site.site.database.write { tx in try tx.seatProjectMentor(of: engagement, moment) }
        #expect(try await work.mina.get(work.room).says("Ade Bello, colleague · 0 meetings held"))
        #expect(try await ade.post("\(work.room)/mentor/pledge", [("pledged", "2")]).status == 303)
        #expect(try await work.mina.get("\(work.room)/mentor").says("0 of 2 pledged meetings held"))
        #expect(try await work.mina.post("\(work.room)/mentor/pledge", [("pledged", "9")]).status == 403)
        #expect(try await ade.post("\(work.room)/mentor/ending").location == "/mentoring")
        #expect(try await ade.get(work.room).status == 404, "what the project said ended with the seat")
    }
}
