import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import App

@Suite("Notices in a chat")
struct WebhookTests {
    private static let secret = "https://hooks.slack.com/services/T0/B0/abcdWXYZ"

    private func add(_ work: Work, _ style: String = "slack", _ topics: [String] = ["work", "endings"]) async throws -> Answer {
        try await work.omar.post("/organization/webhooks", [("style", style), ("url", Self.secret)] + topics.map { ("topics", $0) })
    }

    private func work(_ poster: MemoryPoster) async throws -> Work { try await Work.started(poster: poster) }

    @Test("The owner pastes an address that is never shown again, and a test arrives")
    func setUp() async throws {
        let poster = MemoryPoster()
        let work = try await work(poster)
        #expect(try await add(work).status == 303)
        let page = try await work.omar.get("/organization/webhooks")
        #expect(page.says("Slack, hooks.slack.com …WXYZ") && page.says("No message yet") && !page.body.contains("abcdWXYZ"))
        let kept = try await work.site.value("SELECT sealed_url AS value FROM webhook")
        #expect(!kept.contains("slack") && !kept.contains("WXYZ"))
        let id = try await work.id(of: "webhook")
        #expect(try await work.omar.post("/organization/webhooks/\(id)/test").status == 303)
        try await work.site.settle()
        #expect(poster.sent.map(\.url) == [Self.secret])
        #expect(poster.sent[0].json.contains("This is a test from Foothold."))
        #expect(try await work.omar.get("/organization/webhooks").says("Last message delivered"))
        for stranger in [work.mina, work.ines] { #expect(try await stranger.get("/organization/webhooks").status == 404) }
        #expect(try await work.omar.post("/organization/webhooks/\(id)/removal").status == 303)
        #expect(try await work.site.count("SELECT COUNT(*) AS value FROM webhook_post") == 0)
        #expect(try await work.omar.post("/organization/webhooks/\(id)/test").status == 404)
    }

    @Test("What is wrong is said at its field, and only owners may")
    func wrong() async throws {
        let work = try await work(MemoryPoster())
        let page = try await work.omar.post(
            "/organization/webhooks", [("style", "irc"), ("url", "http://127.0.0.1/hook"), ("topics", "")])
        #expect(page.status == 422 && page.says("Choose the chat.") && page.says("Choose at least one thing to be told."))
        #expect(page.says("This link has no site we can show"))
        try await work.site.run("UPDATE membership SET role = 'supervisor'")
        #expect(try await work.omar.get("/organization/webhooks").status == 404)
        #expect(try await add(work).status == 404)
    }

    @Test("A chat is told titles and states of what it chose, and nobody's name; of what is confidential not even the title")
    func told() async throws {
        let poster = MemoryPoster()
        let work = try await work(poster)
        _ = try await add(work)
        try await work.submit(1)
        try await work.review(1, "accept")
        try await work.site.settle()
        #expect(poster.sent.count == 1, "reviews were not chosen")
        #expect(poster.sent[0].json.contains("“Clean up a donor list” has work that waits for review."))
        #expect(!poster.sent[0].json.contains("Mina"))
        try await work.site.run("UPDATE project SET confidentiality = 'confidential'")
        try await work.submit(2)
        try await work.site.settle()
        #expect(poster.sent.count == 2 && poster.sent[1].json.contains("A confidential project has work that waits for review."))
        try await work.site.settle()
        #expect(poster.sent.count == 2)
    }

    @Test("Each chat gets what it reads, and a title calls nobody")
    func styles() throws {
        let notice = try #require(WebhookNotice("engagement.complete", title: "A <!channel> & @here *list*", url: "https://f.example/p"))
        let slack = notice.json(for: .slack)
        #expect(slack.contains("&lt;!channel&gt;".replacingOccurrences(of: "&", with: "\\u0026")) && !slack.contains("@here"))
        let mattermost = notice.json(for: .mattermost)
        #expect(mattermost.contains("[Open](https://f.example/p)") && !mattermost.contains("@here") && !mattermost.contains("*list*"))
        let card = try #require(
            JSONSerialization.jsonObject(with: Data(notice.json(for: .teams).utf8)) as? [String: Any])
        #expect(card["type"] as? String == "message")
        let attachment = try #require((card["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let content = try #require(attachment["content"] as? [String: Any])
        #expect(content["type"] as? String == "AdaptiveCard")
        let text = (content["body"] as? [[String: Any]])?.first?["text"] as? String
        #expect(text?.hasSuffix(" is completed.") == true)
    }

    @Test("What is gone is turned off once and its owner told; what is only in trouble is tried again", arguments: [404, 410])
    func dead(status: Int) async throws {
        let poster = MemoryPoster()
        let work = try await work(poster)
        _ = try await add(work)
        poster.answer(503, status)
        try await work.submit(1)
        try await work.site.settle()
        #expect(poster.sent.count == 1)
        try await work.site.pass(.minutes(30))
        #expect(poster.sent.count == 2)
        #expect(try await work.omar.get("/organization/webhooks").says("Turned off"))
        #expect(try await work.site.subjects(to: work.omar).filter { $0 == "Messages to your chat are turned off" }.count == 1)
        try await work.submit(2)
        try await work.site.settle()
        #expect(poster.sent.count == 2)
        #expect(try await work.omar.post("/organization/webhooks/\(work.id(of: "webhook"))/test").status == 409)
    }

    @Test("An address that leads into a private network is turned off and never asked")
    func privateNetwork() async throws {
        let poster = MemoryPoster()
        let work = try await work(poster)
        _ = try await add(work)
        poster.refuseAsPrivate()
        try await work.submit(1)
        try await work.site.settle()
        #expect(poster.sent.isEmpty)
        #expect(try await work.omar.get("/organization/webhooks").says("Its address leads into a private network."))
    }

    @Test("A message is posted as JSON to the address that was looked up; our own machine is not asked")
    func overHTTP() async throws {
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let body = try await request.body.collect(upTo: 1 << 16)
            let isJSON = request.headers[.contentType] == "application/json; charset=utf-8" && String(buffer: body) == "{}"
            if request.uri.path == "/moved" { return Response(status: .seeOther, headers: [.location: "/hook"]) }
            return Response(status: isJSON && request.method == .post ? .ok : .badRequest)
        }
        try await Hummingbird.Application(responder: responder).test(.live) { client in
            let url = "http://localhost:\(client.port ?? 0)"
            await #expect(throws: WebhookError.privateAddress) { try await HTTPWebhookPoster().post("{}", to: url + "/hook") }
            let poster = HTTPWebhookPoster(mayReach: { _ in true })
            let taken = try await poster.post("{}", to: url + "/hook")
            let moved = try await poster.post("{}", to: url + "/moved")
            #expect(taken == 200)
            #expect(moved == 303, "redirects are not followed")
        }
    }
}
