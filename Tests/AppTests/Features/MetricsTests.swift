import Domain
import Foundation
import Testing

@testable import App

@Suite("Metrics")
struct MetricsTests {
    @Test("what happens on the site is counted by route, never by address")
    func requests() async throws {
        let site = try await TestSite()
        let visitor = site.visitor()
        for path in ["/projects?q=a", "/projects?q=b", "/organizations/zebra", "/no-such-page", "/neither-this"] {
            try await visitor.get(path)
        }
        let text = try await visitor.get("/metrics").body
        #expect(text.contains(#"foothold_http_requests_total{method="GET",route="/projects",status="200"} 2"#))
        #expect(text.contains(#"foothold_http_requests_total{method="GET",route="/organizations/{slug}",status="404"} 1"#))
        #expect(text.contains(#"foothold_http_requests_total{method="GET",route="NotFound",status="404"} 2"#))
        #expect(text.contains(#"foothold_http_request_duration_seconds_count{method="GET",route="/projects"} 2"#))
        #expect(text.contains("foothold_http_requests_in_flight 1\n"))
        #expect(!text.contains("no-such-page") && !text.contains("zebra"))
    }

    @Test("jobs, mails and the queue are counted")
    func jobs() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        try await mina.post("/reset", [("email", mina.email)])
        let now = site.now
        let before = try await site.site.database.read { tx in try tx.jobQueue(at: now) }
        #expect(before == JobQueue(due: 1, oldest: now, failed: 0))
        try await site.settle()
        let text = try await site.visitor().get("/metrics").body
        #expect(text.contains(#"foothold_jobs_performed_total{name="mail_link",outcome="done"} 1"#))
        #expect(text.contains(#"foothold_job_duration_seconds_count{name="mail_link"} 1"#))
        #expect(text.contains(#"foothold_mails_total{outcome="sent"} 1"#))
        #expect(text.contains("foothold_jobs_due 0\n") && text.contains("foothold_jobs_failed 0\n") && text.contains("foothold_ready 1\n"))
    }

    @Test("a mail that is refused, and a job that fails, are counted as what they are")
    func failures() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        site.post.fail(MailError(isPermanent: true, description: "550 no such person"))
        try await mina.post("/reset", [("email", "mina@people.example")])
        try await site.settle()
        let text = try await site.visitor().get("/metrics").body
        #expect(text.contains(#"foothold_mails_total{outcome="refused"} 1"#))
        #expect(text.contains(#"foothold_jobs_performed_total{name="mail_link",outcome="failed"} 1"#))
        #expect(text.contains("foothold_jobs_failed 1\n"))
    }

    @Test("a job nobody does grows old: the metrics and the doctor say so")
    func oldJobs() async throws {
        let site = try await TestSite()
        let moment = site.site.world.moment()
        try await site.site.database.write { tx in
            try tx.schedule(.mailLink, "x", at: moment.now - .minutes(7), moment)
            try tx.schedule(.mailLink, "y", at: moment.now - .minutes(1), moment)
            try tx.schedule(.mailLink, "z", at: moment.now + .minutes(1), moment)
        }
        let text = try await site.visitor().get("/metrics").body
        #expect(text.contains("foothold_jobs_due 2\n") && text.contains("foothold_jobs_oldest_due_age_seconds 420\n"))
        let problems = try await App.Doctor(site: site.site).examine().filter(\.isProblem).map(\.words)
        #expect(problems.contains { $0.hasPrefix("worker: a job has been due for 7 minutes, of 2 in all") }, "\(problems)")
        try await site.settle()
        #expect(try await !App.Doctor(site: site.site).examine().contains { $0.isProblem && $0.words.hasPrefix("worker") })
    }

    @Test("a job that is being done is not waiting, until its lease has run out")
    func leases() async throws {
        let site = try await TestSite()
        let now = site.now
        let moment = site.site.world.moment()
        let queues = try await site.site.database.write { tx in
            try tx.schedule(.mailLink, "x", at: moment.now - .minutes(9), moment)
            try tx.run("UPDATE job SET state = 'running', leased_until = \(now + .minutes(5))")
            return [try tx.jobQueue(at: now), try tx.jobQueue(at: now + .minutes(6))]
        }
        #expect(queues == [JobQueue(due: 0, oldest: nil, failed: 0), JobQueue(due: 1, oldest: now + .minutes(5), failed: 0)])
        #expect(queues[1].age(at: now + .minutes(6)) == .minutes(1))
    }

    @Test("in production only the bearer of the token may see them; to anyone else they are not there")
    func token() async throws {
        let token = "a-token-that-nobody-guesses"
        let site = try await TestSite(production: true) { $0.metricsToken = token }
        let visitor = site.visitor()
        #expect(try await visitor.get("/metrics", headers: ["Authorization": "Bearer \(token)"]).status == 200)
        for wrong in ["Bearer \(token)x", "Bearer ", "Basic \(token)", token, "bearer\(token)"] {
            #expect(try await visitor.get("/metrics", headers: ["Authorization": wrong]).status == 404)
        }
        #expect(try await visitor.get("/metrics").status == 404)
        let without = try await TestSite(production: true)
        #expect(try await without.visitor().get("/metrics", headers: ["Authorization": "Bearer "]).status == 404)
        #expect(site.site.config.summary.contains { $0 == ("FOOTHOLD_METRICS_TOKEN", "(hidden)") })
        #expect(without.site.config.summary.contains { $0 == ("FOOTHOLD_METRICS_TOKEN", "(none: /metrics is not there)") })
    }

    @Test("the kernel's line about a process is read past a name with spaces and parentheses")
    func process() throws {
        let fields = (3...52).map { $0 == 14 ? "150" : $0 == 15 ? "50" : $0 == 24 ? "1000" : "0" }.joined(separator: " ")
        let reading = try #require(ProcessReading("12 (foot (hold) x) " + fields, ticksPerSecond: 100, pageSize: 4096))
        #expect(reading.cpuSeconds == 2 && reading.residentBytes == 4_096_000)
        #expect(ProcessReading("nonsense", ticksPerSecond: 100, pageSize: 4096) == nil)
        #expect((ProcessReading.now()?.residentBytes ?? 0) > 1_000_000)
    }
}
