import Domain
import Foundation
import Testing

@testable import App

/// Every form anybody of the Cast can open, every field of it, filled with what should break it.
@Suite("Nasty input")
struct NastyTests {
    private static let nasty = [
        "'; DROP TABLE person; --", "\" OR \"\"=\"", "NEAR(a b) AND * OR -x ^y:z", "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "\u{202E}gnp.exe\u{202D}", "\u{200B}\u{FEFF}\u{2060}", "\u{0}", "a\u{0}b\r\nSet-Cookie: x=y", "%00%ff", "-1",
        "99999999999999999999", "NaN", "2026-02-31",
        "javascript:alert(1)", "https://", "../../etc/passwd", String(repeating: "Z͑ͫ̓ͪ̂ͫ̽", count: 300),
        "{{7*7}} ${7*7} \\(7*7)", "😀🏴‍☠️", String(repeating: "x", count: 1 << 20),
    ]

    private static let people = [
        "mina@people.example", "zed@people.example", "omar@tern.example", "lena@tern.example", "corinne@bluebarrel.example",
        "priya@northfield.example",
        "ines@foothold.example",
    ]

    @Test("It is refused at its field or shown escaped, and never a fault", .timeLimit(.minutes(20)), arguments: people)
    func forms(email: String) async throws {
        let site = try await DemoSite.copy()
        let visitor = try await site.member(email)
        let pages = try await Crawl.pages(for: visitor)
        #expect(pages.count > 5, "\(email) sees \(pages.keys.sorted())")
        var tried: Set<String> = []
        for (path, body) in pages.sorted(by: { $0.key < $1.key }) {
            for form in PageForm.all(in: body) where !form.action.hasPrefix("/sign-out") {
                guard tried.insert(form.shape).inserted else { continue }
                try await attack(form, on: path, as: email)
            }
        }
        #expect(tried.count > 3)
    }

    /// Each field in turn, the others as the page gave them, in a world of its own.
    private func attack(_ form: PageForm, on path: String, as email: String) async throws {
        let site = try await DemoSite.copy()
        let visitor = try await site.member(email)
        for field in Set(form.fields.map(\.0)).sorted() {
            for text in Self.nasty {
                let fields = form.fields.filter { $0.0 != field } + [(field, text)]
                let answer = form.isGet ? try await visitor.get(form.query(fields)) : try await visitor.post(form.action, fields)
                let place = "\(email): \(form.action) \(field) = \(text.prefix(30))"
                #expect(answer.status < 500, "\(place): \(answer.status)")
                #expect(!answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"), "\(place): not escaped")
                #expect(
                    !answer.headers.contains { $0.value.contains("x=y") && $0.name == .setCookie }, "\(place): a header was smuggled in")
            }
        }
        let after = try await visitor.get(path)
        #expect(after.status < 500, "\(path) breaks after it")
        #expect(!after.body.contains("<script>alert") && !after.body.contains("<img src=x"), "\(path) shows it unescaped")
    }
}

/// Follows the links of the site from a person's first pages.
enum Crawl {
    /// - Returns: the pages they can open, by path; one of each kind and state of page, as their forms tell.
    static func pages(for visitor: Visitor) async throws -> [String: String] {
        var waiting = [
            "/home", "/projects", "/settings", "/profile", "/report", "/desk", "/desk/money", "/desk/organizations", "/desk/projects",
        ]
        var seen: Set<String> = []
        var kinds: [String: Int] = [:]
        var pages: [String: String] = [:]
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let kind = path.split(separator: "?")[0].split(separator: "/").map { $0.count == 26 ? "{id}" : String($0) }.joined(
                separator: "/")
            kinds[kind, default: 0] += 1
            guard kinds[kind, default: 0] <= 4, !path.hasPrefix("/preview"), !path.hasPrefix("/dev"), !path.hasPrefix("/assets"),
                !path.hasPrefix("/notices/")
            else { continue }
            let answer = try await visitor.get(path)
            guard answer.status == 200, answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            pages[path] = answer.body
            waiting += answer.body.matches(of: /href="(\/[^"#]*)/).map { String($0.1).replacingOccurrences(of: "&amp;", with: "&") }
        }
        return pages
    }
}

/// A form as it stands on a page: where it goes, and what it holds.
struct PageForm {
    let action: String
    let isGet: Bool
    let fields: [(String, String)]

    /// Two forms of one shape differ only in the thing they are about.
    var shape: String {
        let place = action.split(separator: "/").map { $0.count == 26 ? "{id}" : String($0) }.joined(separator: "/")
        return "\(isGet) \(place) \(Set(fields.map { $0.0.replacing(/[0-9a-hjkmnp-tv-z]{26}/, with: "{id}") }).sorted())"
    }

    func query(_ fields: [(String, String)]) -> String {
        let pairs = fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
        return action + "?" + pairs.joined(separator: "&")
    }

    static func all(in page: String) -> [PageForm] {
        page.matches(of: /<form([^>]*)>([\s\S]*?)<\/form>/).compactMap { match in
            let head = String(match.1)
            guard let action = head.firstMatch(of: /action="([^"]*)"/)?.1, !head.contains("multipart") else { return nil }
            return PageForm(
                action: String(action).replacingOccurrences(of: "&amp;", with: "&"), isGet: !head.contains("post"),
                fields: fields(in: String(match.2)))
        }
    }

    private static func fields(in body: String) -> [(String, String)] {
        let body = body.replacing(/<template>[\s\S]*?<\/template>/, with: "")
        var fields: [(String, String)] = []
        for match in body.matches(of: /<(input|textarea|select|button)([^>]*)>/) {
            let attributes = String(match.2)
            guard let name = attributes.firstMatch(of: /name="([^"]*)"/)?.1 else { continue }
            let value = attributes.firstMatch(of: /value="([^"]*)"/).map { String($0.1) } ?? ""
            let isChoice = attributes.contains("type=\"radio\"") || attributes.contains("type=\"checkbox\"")
            if isChoice, !attributes.contains("checked") { continue }
            fields.append((String(name), value))
        }
        return fields
    }
}
