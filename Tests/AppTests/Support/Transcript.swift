import Domain
import Foundation
import NIOCore
import Storage
import Testing

@testable import App

/// Writes a story down as it happens: who asked for what, what came of it, what the page said.
final class Transcript {
    let site: TestSite
    private(set) var text = ""
    private var people: [String: Visitor] = [:]
    /// Long ids become short names, so that a person can follow them.
    private var names: [(id: String, name: String)] = []

    init(_ site: TestSite, title: String) {
        self.site = site
        text = "# \(title)\n"
    }

    func chapter(_ words: String) { text += "\n## \(words)\n" }

    /// From now on this person acts under this name.
    func enter(_ name: String, _ visitor: Visitor) { people[name] = visitor }

    func name(_ id: String, _ name: String) { if !id.isEmpty { names.append((id, name)) } }

    /// Opens a page.
    ///
    /// - Parameter showing: how many of its lines are written down.
    @discardableResult
    func opens(_ name: String, _ path: String, showing: Int = 6) async throws -> Answer {
        let answer = try await visitor(name).get(String(path.prefix { $0 != "#" }))
        write(name, answer, [], showing)
        return answer
    }

    /// Sends a form; where it leads is opened, as a browser does.
    @discardableResult
    func sends(_ name: String, _ path: String, _ fields: [(String, String)] = [], showing: Int = 6) async throws -> Answer {
        let answer = try await visitor(name).post(path, fields)
        write(name, answer, fields, answer.status == 303 ? 0 : showing)
        if answer.status == 303, let location = answer.location { try await opens(name, location, showing: showing) }
        return answer
    }

    /// Sends a form with a file.
    func uploads(_ name: String, _ path: String, _ fields: [(String, String)], file: String, _ bytes: String) async throws {
        var body = ""
        for (field, value) in fields { body += "--edge\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n" }
        body += "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file)\"\r\n\r\n\(bytes)\r\n--edge--\r\n"
        let answer = try await visitor(name).post(path, type: "multipart/form-data; boundary=edge", body: ByteBuffer(string: body))
        write(name, answer, fields + [("files", file)], answer.status == 303 ? 0 : 12)
    }

    /// Lets the jobs run and writes down every letter that went out since the last time.
    func letters() async throws {
        try await site.settle()
        for mail in site.post.all.dropFirst(told) {
            text += "\nmail to \(mail.to): \(mail.subject)\n"
            for line in mail.body.split(separator: "\n").dropFirst().prefix(while: { !$0.hasPrefix("-- ") }) {
                text += "    \(short(String(line)))\n"
            }
        }
        told = site.post.all.count
    }
    private var told = 0

    /// The path of the newest link mailed to an address.
    func link(to email: String) throws -> String {
        let body = try #require(site.post.to(email).last?.body)
        return try #require(
            body.split(separator: "\n").first { $0.hasPrefix("http://localhost/") }.map { String($0.dropFirst("http://localhost".count)) })
    }

    private func visitor(_ name: String) throws -> Visitor { try #require(people[name], "nobody is called \(name)") }

    private func write(_ name: String, _ answer: Answer, _ fields: [(String, String)], _ showing: Int) {
        text += "\n\(name): \(answer.method) \(short(answer.path)) → \(answer.status)\(answer.location.map { " \(short($0))" } ?? "")\n"
        for (field, value) in fields where !value.isEmpty && !field.contains("password") && field != "agreement" && field != "hash" {
            text += "    \(short(field)) = \(short(value))\n"
        }
        for line in answer.text.split(separator: "\n").prefix(showing) { text += "    | \(short(String(line)))\n" }
    }

    private func short(_ words: String) -> String {
        let named = names.reduce(words) { $0.replacingOccurrences(of: $1.id, with: $1.name) }
        return named.replacing(/\.[A-Za-z0-9_-]{43}/, with: ".…").replacing(/[0-9a-f]{64}/, with: "…")
    }
}
