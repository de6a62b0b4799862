import Domain
import Storage
import Testing

@testable import App

@Suite("Asking in private for what one needs")
struct AccommodationTests {
    private static let need = "Captions in calls, because I hear badly."

    @Test("Only the participant, the supervisor and the operator can read it; nobody else learns that it is there")
    func secret() async throws {
        let work = try await Work.started()
        let eva = try await work.colleague("Eva Lind", "eva@tern.example", .owner)
        let sol = try await work.colleague("Sol Reyes", "sol@tern.example", .mentor, isMentor: true)
        let lena = try await work.site.person("Lena Brandt", "lena@tern.example")
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let path = "\(work.room)/accommodation"
        #expect(try await work.mina.post(path, [("need", "")]).status == 422)
        #expect(try await work.omar.post(path, [("need", Self.need)]).status == 403)
        #expect(try await work.mina.post(path, [("need", Self.need)]).status == 303)
        for reader in [work.mina, work.omar, work.ines] { #expect(try await reader.get(path).says("hear badly")) }
        for stranger in [eva, sol, lena, zed] { #expect(try await stranger.get(path).status == 404, "\(stranger.name)") }
        for other in [eva, sol, lena] {
            let room = try await other.get(work.room)
            #expect(room.status == 200)
            #expect(!room.says("private") && !room.says("hear badly"), "\(other.name)")
        }
        try await work.site.settle()
        #expect(work.letters("Mina Okafor asks you something in private", to: "omar@tern.example") == 1)
        #expect(work.letters("in private", to: "eva@tern.example") == 0)
        #expect(work.site.post.all.allSatisfy { !$0.body.contains("hear badly") && !$0.subject.contains("hear badly") })
        let notes = try await work.site.site.database.read { tx in
            try tx.rows("SELECT note FROM event").map { try $0["note"] as String }
        }
        #expect(notes.allSatisfy { !$0.contains("hear badly") })
    }

    @Test("The supervisor agrees, offers another way or declines, each with words; what is answered stays")
    func answered() async throws {
        let work = try await Work.started()
        _ = try await work.mina.post("\(work.room)/accommodation", [("need", Self.need)])
        let path = "/accommodations/\(try await work.requests()[0].id)"
        #expect(try await work.mina.post("\(path)/answer", [("decision", "agree"), ("words", "Yes.")]).status == 403)
        #expect(try await work.ines.post("\(path)/answer", [("decision", "agree"), ("words", "Yes.")]).status == 403)
        let wrong = try await work.omar.post("\(path)/answer", [("decision", "withdraw"), ("words", "Kept words")])
        #expect(wrong.status == 422)
        #expect(wrong.says("Kept words"))
        let offer = [("decision", "offer"), ("words", "We write everything down instead.")]
        #expect(try await work.omar.post("\(path)/answer", offer).status == 303)
        #expect(try await work.requests().map(\.state) == [.alternative])
        #expect(try await work.mina.get("\(work.room)/accommodation").says("We write everything down instead."))
        try await work.site.settle()
        #expect(work.letters("Your private request is answered") == 1)
        #expect(try await work.omar.post("\(path)/answer", offer).status == 409)
        #expect(try await work.mina.post("\(path)/withdrawal").status == 409)
    }

    @Test("What nobody answered yet is taken back by whoever asked")
    func withdrawn() async throws {
        let work = try await Work.started()
        _ = try await work.mina.post("\(work.room)/accommodation", [("need", Self.need)])
        let path = "/accommodations/\(try await work.requests()[0].id)/withdrawal"
        #expect(try await work.omar.post(path).status == 403)
        #expect(try await work.mina.post(path).status == 303)
        #expect(try await work.requests().map(\.state) == [.withdrawn])
    }
}
