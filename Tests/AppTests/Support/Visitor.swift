import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization

@testable import App

/// One person's browser: keeps cookies, sends forms as browsers do, does not follow redirects by itself.
final class Visitor: Sendable {
    let testSite: TestSite
    let id: ID<Person>?
    let name: String
    let email: String
    private let cookies: Mutex<[String: String]>

    init(_ testSite: TestSite, id: ID<Person>? = nil, name: String = "", email: String = "", cookies: [String: String] = [:]) {
        self.testSite = testSite
        self.id = id
        self.name = name
        self.email = email
        self.cookies = Mutex(cookies)
    }

    @discardableResult
    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.get, path, headers, nil)
    }

    /// Sends a form the way a page of ours would.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)] = [], headers: [String: String] = [:]) async throws -> Answer {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        var headers = headers
        if headers["Sec-Fetch-Site"] == nil { headers["Sec-Fetch-Site"] = "same-origin" }
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers, ByteBuffer(string: body))
    }

    /// Sends a body of another type, such as a multipart one.
    @discardableResult
    func post(_ path: String, type: String, body: ByteBuffer) async throws -> Answer {
        try await send(.post, path, ["Content-Type": type, "Sec-Fetch-Site": "same-origin"], body)
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], _ body: ByteBuffer?) async throws -> Answer
    {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if !cookie.isEmpty { fields[.cookie] = cookie }
        let response = try await testSite.send(method, path, fields, body)
        keep(response.headers[values: .setCookie])
        return Answer(
            method: method.rawValue, path: path, status: response.status.code, location: response.headers[.location],
            headers: response.headers,
            body: String(buffer: response.body))
    }

    /// What the browser sends with every request.
    var cookie: String { cookies.withLock { $0 }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }

    private func keep(_ setCookies: [String]) {
        cookies.withLock { jar in
            for text in setCookies {
                let pair = text.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard pair.count == 2 else { continue }
                jar[String(pair[0])] = text.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(
            withAllowedCharacters: CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._")) ?? ""
    }
}

/// What came back.
struct Answer: Sendable {
    let method: String
    let path: String
    let status: Int
    let location: String?
    let headers: HTTPFields
    let body: String

    /// What a person reads on the page: the text of `<main>`, a block a line, entities undone.
    var text: String { Reading.text(of: body) }

    func says(_ words: String) -> Bool { text.contains(words) }

    /// The last path segment of where it leads: usually an id.
    var newID: String { location?.split(separator: "?").first?.split(separator: "/").last.map(String.init) ?? "" }
}

/// Turns a page into the lines a person reads.
enum Reading {
    private static let blocks: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "li", "div", "section", "article", "header", "footer", "form", "legend", "label", "dt", "dd", "tr",
        "td", "th", "table",
        "option", "button", "fieldset", "main", "ol", "ul", "dl", "summary", "details", "caption", "blockquote", "textarea", "select",
        "nav", "aside",
    ]

    static func text(of page: String) -> String {
        let start = page.range(of: "<main")?.lowerBound ?? page.startIndex
        let end = page.range(of: "</main>")?.upperBound ?? page.endIndex
        var out = ""
        var rest = page[start..<end]
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            out += blocks.contains(tag.lowercased()) || tag == "br" ? "\n" : ""
            rest = rest[rest.index(after: close)...]
        }
        out += rest
        return undone(out).split(separator: "\n").map { $0.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func undone(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
    }
}
