import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Accepting an offer")
struct AcceptanceTests {
    @Test("Signing takes the seat, opens the engagement, fills the project and tells everyone else")
    func accepts() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        let (first, second) = (try await search.apply(mina), try await search.apply(bo))
        try await search.offer(first)
        #expect(try await mina.get("/home").says("Tern Foundation offers you the place"))
        #expect(try await mina.get("/applications/\(first)").says("We liked how you would start."))
        let wrong = try await search.accept(first, by: mina, name: "M. Okafor")
        #expect(wrong.status == 422)
        #expect(wrong.says("Type your name as it stands in your account: Mina Okafor."))
        #expect(try await search.state(first) == "offered")
        let answer = try await search.accept(first, by: mina, name: "  mina   OKAFOR ")
        #expect(answer.status == 303)
        #expect(answer.location?.hasPrefix("/engagements/") == true)
        #expect(try await search.state(first) == "accepted")
        #expect(try await search.state(second) == "declined")
        #expect(try await search.count("SELECT seats_taken AS value FROM project") == 1)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM project WHERE state = 'filled'") == 1)
        #expect(try await search.subjects(to: "bo@people.example") == ["An answer about “Clean up a donor list”"])
        #expect(search.site.post.to("bo@people.example")[0].body.contains("the place has been filled"))
        #expect(try await search.subjects(to: "omar@tern.example").contains("Mina Okafor accepted: “Clean up a donor list”"))
        #expect(try await search.accept(first, by: mina).status == 409)
        #expect(try await mina.get("/applications/\(first)").body.contains(answer.location ?? "none"))
    }

    @Test("Another agreement than the one that was read is refused, and nothing is half done")
    func changedAgreement() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        try await search.offer(id)
        let answer = try await mina.post("/applications/\(id)/acceptance", [("agreement", "0f"), ("name", "Mina Okafor")])
        #expect(answer.status == 409)
        #expect(try await search.state(id) == "offered")
        #expect(try await search.count("SELECT seats_taken AS value FROM project") == 0)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM engagement") == 0)
    }

    @Test("A refused offer frees the place, with words for the employer")
    func refuses() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        try await search.offer(id)
        #expect(try await mina.post("/applications/\(id)/refusal", [("words", "I found another one.")]).status == 303)
        #expect(try await search.omar.get("/applications/\(id)").says("I found another one."))
        #expect(try await search.subjects(to: "omar@tern.example").last == "Mina Okafor declined your offer")
        #expect(try await search.omar.get("/projects/\(search.project)/screening").says("0 of 1 place taken."))
    }

    @Test("Twenty who accept the last seat at once: one has it, nineteen are told, and the books agree")
    func lastSeat() async throws {
        let search = try await Searching(seats: 20)
        var people: [(Visitor, String)] = []
        for number in 1...20 {
            let person = try await search.site.person("Person Number\(number)", "person\(number)@people.example")
            let id = try await search.apply(person)
            try await search.offer(id)
            people.append((person, id))
        }
        try await search.run("UPDATE project SET seats = 1 WHERE id = \(search.project)")
        var hashes: [String] = []
        for (person, id) in people {
            let body = try await person.get("/applications/\(id)/acceptance").body
            hashes.append(
                body.components(separatedBy: "name=\"agreement\" value=\"").last.flatMap {
                    $0.split(separator: "\"").first.map(String.init)
                } ?? "")
        }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for ((person, id), hash) in zip(people, hashes) {
                group.addTask {
                    try await person.post("/applications/\(id)/acceptance", [("agreement", hash), ("name", person.name)]).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1)
        #expect(statuses.count { $0 == 409 } == 19)
        #expect(try await search.count("SELECT seats_taken AS value FROM project") == 1)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM engagement") == 1)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM event WHERE noun = 'application' AND kind = 'accept'") == 1)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM application WHERE state = 'declined' AND reason = 'filled'") == 19)
        #expect(try await search.count("SELECT COALESCE(SUM(amount_minor), 0) AS value FROM entry") == 0)
    }
}
