import Domain
import Testing

@testable import App

@Suite("Forms with files, as they come in")
struct MultipartTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryX"

    /// Nasty on purpose: line breaks, a boundary that is not one, an empty field, an empty file, bytes that are no text.
    private static let body: [UInt8] =
        Array(
            "------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nTwo\r\nlines\r\n------WebKitFormBoundary\r\n"
                .utf8)
        + Array("\r\n------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n".utf8)
        + Array(
            "\r\n------WebKitFormBoundaryX\r\ncontent-type: image/png\r\ncontent-disposition: form-data; name=\"files\"; filename=\"a %22b%22 ü.png\"\r\n\r\n"
                .utf8)
        + [0, 255, 13, 10, 45, 45, 13]
        + Array("\r\n------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name=files; filename=\"\"\r\n\r\n".utf8)
        + Array("\r\n------WebKitFormBoundaryX--\r\n".utf8)

    private func read(_ body: [UInt8], in size: Int) throws -> [(Multipart.Head, [UInt8])] {
        var parser = try #require(Multipart(contentType: Self.type))
        var parts: [(Multipart.Head, [UInt8])] = []
        var rest = body[...]
        while !rest.isEmpty {
            for piece in try parser.feed(rest.prefix(size)) {
                switch piece {
                case .begin(let head): parts.append((head, []))
                case .bytes(let bytes): parts[parts.count - 1].1 += bytes
                case .end: break
                }
            }
            rest = rest.dropFirst(size)
        }
        try parser.finish()
        return parts
    }

    @Test("The same parts come out, whatever pieces the network makes", arguments: [1, 7, 100, 100_000])
    func pieces(_ size: Int) throws {
        let parts = try read(Self.body, in: size)
        #expect(parts.map(\.0.name) == ["note", "empty", "files", "files"])
        #expect(parts.map(\.0.fileName) == [nil, nil, "a \"b\" ü.png", ""])
        #expect(String(decoding: parts[0].1, as: UTF8.self) == "Two\r\nlines\r\n------WebKitFormBoundary\r\n")
        #expect(parts[1].1.isEmpty)
        #expect(parts[2].1 == [0, 255, 13, 10, 45, 45, 13])
    }

    @Test("A form that stops in the middle is refused, wherever it stops")
    func truncated() {
        for length in stride(from: 0, to: Self.body.count - 4, by: 5) {
            #expect(throws: Refusal.self) { try read(Array(Self.body.prefix(length)), in: 64) }
        }
    }

    @Test("Names in quotes, with quotes, and without")
    func parameters() {
        let quoted = HeaderParameters(#" name="a\"b\\c"; filename="C:\dir\x;y.pdf" "#)
        #expect(quoted["name"] == #"a"b\c"#)
        #expect(quoted["filename"] == #"C:\dir\x;y.pdf"#)
        let plain = HeaderParameters("name=note ; filename=r\u{e9}sum\u{e9}.pdf; name=other")
        #expect(plain["name"] == "note")
        #expect(plain["filename"] == "résumé.pdf")
        #expect(HeaderParameters("nothing").self["name"] == nil)
    }

    @Test("Not a form, no boundary, no name, an endless head: refused")
    func nonsense() throws {
        #expect(Multipart(contentType: "text/plain") == nil)
        #expect(Multipart(contentType: "multipart/form-data") == nil)
        #expect(Multipart(contentType: "multipart/form-data; boundary=\(String(repeating: "x", count: 71))") == nil)
        let heads = ["Content-Disposition: attachment; name=\"x\"", "Content-Disposition: form-data", "X: y"]
        for head in heads {
            #expect(throws: Refusal.self) {
                try read(Array("------WebKitFormBoundaryX\r\n\(head)\r\n\r\nx\r\n------WebKitFormBoundaryX--".utf8), in: 9)
            }
        }
        let endless = "------WebKitFormBoundaryX\r\nX: " + String(repeating: "y", count: 20_000)
        #expect(throws: Refusal.self) { try read(Array(endless.utf8), in: 1000) }
    }
}
