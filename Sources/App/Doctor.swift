import Domain
import Foundation
import Storage

/// Looks the whole site over: what it finds is what an operator would want to know before the visitors do.
public struct Doctor: Sendable {
    public struct Finding: Sendable {
        public let isProblem: Bool
        public let words: String
    }

    let site: Site

    public init(site: Site) { self.site = site }

    public func examine() async throws -> [Finding] {
        let missing = try await Migrator(SchemaSteps.all).missing(in: site.database)
        guard missing.isEmpty else {
            return [Finding(isProblem: true, words: "the schema lacks \(missing.count) steps: run `foothold migrate`")]
        }
        guard try await !Carrier.isUnfinished(in: site.database) else {
            return [
                Finding(isProblem: true, words: "a move or a restore into this store is not finished: run it again, or empty the store")
            ]
        }
        var findings = [Finding(isProblem: false, words: "schema: \(SchemaSteps.all.count) steps, all applied")]
        let broken = try await site.database.integrityProblems()
        findings.append(Self.finding("store: whole", broken.map { "store: \($0)" }))
        findings.append(Self.finding("files: \(site.files.words) can be used", await fileProblems()))
        findings.append(
            Self.finding(
                "ledger: every transfer sums to zero, every balance to its entries",
                try await site.database.read { tx in try tx.ledgerProblems() }))
        findings.append(
            Self.finding(
                "qpdf: confidential PDF files can be marked",
                await MarkedFiles.canMark() ? [] : ["qpdf: not found, so confidential PDF files are not given out: install it"]))
        findings.append(Self.finding("jobs: none failed", try await jobProblems()))
        findings.append(Self.finding("worker: nothing has been due for long", try await workerProblems()))
        findings.append(
            Self.finding("data carried: policy \(site.policy.version), \(Taxonomy.standard.skills.count) skills", carriedProblems()))
        findings.append(Self.finding("secrets: readable by their owner only", secretProblems()))
        return findings
    }

    private static func finding(_ good: String, _ problems: [String]) -> Finding {
        Finding(isProblem: !problems.isEmpty, words: problems.isEmpty ? good : problems.joined(separator: "; "))
    }

    private func jobProblems() async throws -> [String] {
        try await site.database.read { tx in
            try tx.rows("SELECT name, COUNT(*) AS total FROM job WHERE state = 'failed' GROUP BY name ORDER BY name").map {
                "jobs: \(try $0["total"] as Int) failed of \(try $0["name"] as String), see /desk/jobs"
            }
        }
    }

    private func fileProblems() async -> [String] {
        do {
            try await site.files.check()
            return []
        } catch { return ["files: \(error)"] }
    }

    /// What is due is done within seconds while a worker is alive.
    private func workerProblems() async throws -> [String] {
        let now = site.world.now()
        let queue = try await site.database.read { tx in try tx.jobQueue(at: now) }
        let minutes = queue.age(at: now).milliseconds / 60_000
        guard queue.age(at: now) > JobQueue.patience else { return [] }
        return [
            "worker: a job has been due for \(minutes) minutes, of \(queue.due) in all: does `foothold work` or `foothold serve` run, and keep up?"
        ]
    }

    private func carriedProblems() -> [String] {
        Taxonomy.standard.skills.isEmpty || Taxonomy.standard.fields.isEmpty ? ["the taxonomy this program carries cannot be read"] : []
    }

    private func secretProblems() -> [String] {
        guard site.config.secretKey == nil else { return [] }
        let path = site.config.data + "/secret.key"
        guard let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int else {
            return ["secrets: \(path) is not there"]
        }
        return mode & 0o077 == 0 ? [] : ["secrets: \(path) can be read by others (mode \(String(mode, radix: 8)))"]
    }
}
