import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import Storage
import Testing

@testable import App

@Suite("Live updates: the stream and the pages", .timeLimit(.minutes(5)))
struct LiveStreamTests {
    private func ask(_ url: String, as visitor: Visitor, _ method: String = "GET") async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url + "/live")
        request.method = .init(rawValue: method)
        request.headers.add(name: "Cookie", value: visitor.cookie)
        return try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    }

    private func eventually(_ what: String, within time: Duration = .seconds(5), _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + time
        while try await !isSo() {
            guard ContinuousClock.now < end else { throw Refusal.conflict("never: \(what)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// What is read until `words` are said.
    private func reading(_ answer: HTTPClientResponse, until words: String) async throws -> String {
        var text = ""
        for try await part in answer.body {
            text += String(buffer: part)
            if text.contains(words) { break }
        }
        return text
    }

    /// What is said besides that anything may have changed, which a store that has just begun to listen says.
    private func kinds(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("data: ") && $0 != "data: everything" }.map { String($0.dropFirst(6)) }
    }

    @Test("A stream says that something changed and of what kind, nothing else; who leaves is noticed at once")
    func content() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let live = search.site.site.live
        try await search.site.served { url in
            let answer = try await ask(url, as: search.omar)
            #expect(answer.status == .ok && answer.headers["Content-Type"] == ["text/event-stream"])
            #expect(answer.headers["Cache-Control"] == ["no-store"] && answer.headers["X-Accel-Buffering"] == ["no"])
            #expect(live.count == 1)
            try await mina.post("/threads/\(id)", [("body", "How do they differ?")])
            let text = try await reading(answer, until: "data: message")
            // Where the store tells it, what happened before may be heard late.
            #expect(text.hasPrefix("retry: 3000\n\n") && kinds(text).last == "message")
            #expect(kinds(text).allSatisfy { LiveKind(rawValue: $0) != nil }, "\(text)")
            #expect(!text.contains(id) && !text.contains("differ"))
            try await eventually("a closed window is forgotten") { live.count == 0 }
            _ = try await ask(url, as: search.omar, "HEAD")
            try await eventually("a stream nobody reads is forgotten") { live.count == 0 }
        }
    }

    @Test("Streams end when the server stops, whole, instead of being cut")
    func shutdown() async throws {
        let search = try await Searching()
        let answers = try await search.site.served { url in
            var answers: [HTTPClientResponse] = []
            for _ in 0..<3 { answers.append(try await ask(url, as: search.omar)) }
            return answers
        }
        for answer in answers { #expect(try await kinds(reading(answer, until: "never said")) == [], "it ends as it should, unbroken") }
        #expect(search.site.site.live.count == 0)
    }

    @Test("Signing out ends the streams of that person")
    func signingOut() async throws {
        let search = try await Searching()
        try await search.site.served { url in
            let answer = try await ask(url, as: search.omar)
            #expect(try await search.omar.post("/sign-out").status == 303)
            #expect(try await kinds(reading(answer, until: "never said")) == [])
        }
    }

    @Test("Where nothing is heard a browser is told to come again, and a stranger to sign in")
    func closed() async throws {
        let search = try await Searching()
        let answer = try await search.omar.get("/live")
        #expect(answer.status == 200 && answer.body == "retry: 3000\n\n")
        #expect(try await search.site.visitor().get("/live").location?.hasPrefix("/sign-in") == true)
    }

    @Test("Pages say which parts of them change by themselves, and a refused form is none of them")
    func pages() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let main = "<main id=\"main\" data-live-target"
        for path in ["/home", "/inbox", "/notices", "/board", "/threads/\(id)"] {
            #expect(try await search.omar.get(path).body.contains(main), "\(path)")
        }
        let settings = try await search.omar.get("/settings").body
        #expect(!settings.contains(main) && settings.contains("id=\"unread-messages\" data-live-target"))
        let refused = try await search.omar.post("/threads/\(id)", [("body", " ")])
        #expect(refused.status == 422 && !refused.body.contains(main))
        #expect(try await !search.site.visitor().get("/projects").body.contains("data-stream"))
    }

    @Test("A page that looks again does not take the sentence meant for the next page")
    func flash() async throws {
        let search = try await Searching()
        let id = try await search.apply(search.site.person("Mina Okafor", "mina@people.example"))
        try await search.omar.post("/threads/\(id)", [("body", "One is from events.")])
        #expect(try await !search.omar.get("/threads/\(id)", headers: ["Foothold-Live": "1"]).says("Your message is sent."))
        #expect(try await search.omar.get("/threads/\(id)").says("Your message is sent."))
        #expect(try await !search.omar.get("/threads/\(id)").says("Your message is sent."))
    }
}
