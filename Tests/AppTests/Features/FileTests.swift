import Domain
import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import App

@Suite("Files that are handed in")
struct FileTests {
    private static let boundary = "edge7"
    private static let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]

    private func body(_ files: [(String, [UInt8])], note: String = "The list.", ai: String = "none") -> ByteBuffer {
        var buffer = ByteBuffer()
        for (name, value) in [("note", note), ("ai_statement", ai)] {
            buffer.writeString("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for (name, bytes) in files {
            buffer.writeString(
                "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\nContent-Type: text/html\r\n\r\n"
            )
            buffer.writeBytes(bytes)
            buffer.writeString("\r\n")
        }
        buffer.writeString("--\(Self.boundary)--\r\n")
        return buffer
    }

    private func handIn(_ work: Work, _ body: ByteBuffer, by visitor: Visitor? = nil) async throws -> Answer {
        try await (visitor ?? work.mina).post(
            "/milestones/\(work.milestone(1).id)/submission", type: "multipart/form-data; boundary=\(Self.boundary)", body: body)
    }

    /// Every file on the disk, whole or not.
    private func onDisk(_ work: Work) throws -> [String] {
        let folder = work.site.folder + "/files"
        let manager = FileManager.default
        return try manager.contentsOfDirectory(atPath: folder).filter { $0 != "incoming" }
            + manager.contentsOfDirectory(atPath: folder + "/incoming")
    }

    @Test("A file comes back as it was, under its own name, saved and never run, to those who may see the work")
    func roundTrip() async throws {
        let work = try await Work.started()
        let text = Array("name,given\nMina,2\n".utf8)
        #expect(try await handIn(work, body([("Liste \u{fc}ber %22alles%22.csv", text), ("chart.png", Self.png)])).status == 303)
        let files = try #require(try await work.milestone(1).newest?.files)
        #expect(
            files.map(\.name) == ["Liste über \"alles\".csv", "chart.png"]
                || files.map(\.name) == ["chart.png", "Liste über \"alles\".csv"])
        let list = try #require(files.first { $0.name.hasSuffix("csv") })
        #expect(list.type == "text/csv; charset=utf-8")
        #expect(list.sha256 == sha256("name,given\nMina,2\n"))
        #expect(!list.storedName.contains("Liste") && list.storedName.count == 43)
        let answer = try await work.omar.get("/files/\(list.id)")
        #expect(answer.status == 200)
        #expect(answer.body == "name,given\nMina,2\n")
        #expect(
            answer.headers[.contentDisposition]
                == "attachment; filename=\"Liste _ber _alles_.csv\"; filename*=UTF-8''Liste%20%C3%BCber%20%22alles%22.csv")
        #expect(answer.headers[.cacheControl] == "private, no-store")
        #expect(answer.headers[try #require(HTTPField.Name("X-Content-Type-Options"))] == "nosniff")
        #expect(answer.headers[try #require(HTTPField.Name("Content-Security-Policy"))] == "default-src 'none'; sandbox")
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        #expect(try await zed.get("/files/\(list.id)").status == 404)
        #expect(try await work.site.visitor().get("/files/\(list.id)").status == 303)
        #expect(try await work.omar.get(work.room).says("CSV · 18 bytes"))
    }

    @Test(
        "What we do not take is refused at the field, what was typed is kept, and nothing stays on the disk",
        arguments: [
            ("page.html", Array("<html>".utf8)), ("drawing.svg", Array("<svg>".utf8)), ("run.exe", [77, 90]), ("nothing", [1]),
            ("fake.png", Array("<html>".utf8)), ("fake.pdf", Array("MZ".utf8)), ("page.txt", Array("  <!DOCTYPE html><p>".utf8)),
            ("zero.txt", []),
            ("binary.csv", [65, 0, 66]), ("old.zip", Array("Rar!".utf8)), ("../../x.js", Array("1".utf8)),
        ])
    func refused(_ name: String, _ bytes: [UInt8]) async throws {
        let work = try await Work.started()
        let answer = try await handIn(work, body([("good.png", Self.png), (name, bytes)], note: "Kept words"))
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"files-error\""))
        #expect(answer.says("Kept words"))
        #expect(answer.says("choose them again"))
        #expect(try await work.milestone(1).state == .planned)
        #expect(try onDisk(work).isEmpty)
    }

    @Test("A wrong field beside good files leaves no file either")
    func wrongField() async throws {
        let work = try await Work.started()
        #expect(try await handIn(work, body([("good.png", Self.png)], note: "")).status == 422)
        #expect(try onDisk(work).isEmpty)
    }

    @Test("A file field that was left empty is no file")
    func emptyField() async throws {
        let work = try await Work.started()
        #expect(try await handIn(work, body([("", [])])).status == 303)
        #expect(try await work.milestone(1).newest?.files.isEmpty == true)
    }

    @Test("Six files are one too many, and 20 MB is the most for one")
    func limits() async throws {
        let work = try await Work.started()
        let six = try await handIn(work, body((1...6).map { ("\($0).png", Self.png) }))
        #expect(six.status == 422)
        #expect(six.says("“6.png” is one too many"))
        let large = Self.png + [UInt8](repeating: 7, count: UploadLimits.bytesPerFile)
        let answer = try await handIn(work, body([("large.png", large)]))
        #expect(answer.status == 422)
        #expect(answer.says("larger than 20 MB"))
        #expect(try onDisk(work).isEmpty)
        let most = Self.png + [UInt8](repeating: 7, count: UploadLimits.bytesPerFile - Self.png.count)
        #expect(try await handIn(work, body([("most.png", most)])).status == 303)
        #expect(try onDisk(work).count == 1)
    }

    @Test("More than all we take is 413, and leaves nothing")
    func tooMuch() async throws {
        let work = try await Work.started()
        let large = Self.png + [UInt8](repeating: 7, count: UploadLimits.bytesPerFile - Self.png.count)
        let answer = try await handIn(work, body([("1.png", large), ("2.png", large), ("3.png", large)]))
        #expect(answer.status == 413)
        let field = try await handIn(work, body([("good.png", Self.png)], note: "x", ai: String(repeating: "x", count: 70_000)))
        #expect(field.status == 413)
        #expect(try onDisk(work).isEmpty)
    }

    @Test("A form that stops in the middle leaves nothing")
    func truncated() async throws {
        let work = try await Work.started()
        var whole = body([("good.png", Self.png), ("more.png", Self.png)])
        let slice = whole.readSlice(length: whole.readableBytes - 30)
        let part = try #require(slice)
        #expect(try await handIn(work, part).status == 422)
        #expect(try onDisk(work).isEmpty)
    }

    @Test("Of ten hand-ins at once one stands, and only its file is kept")
    func race() async throws {
        let work = try await Work.started()
        let form = body([("good.png", Self.png)])
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<10 { group.addTask { try await handIn(work, form).status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 303 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 9)
        #expect(try onDisk(work).count == 1)
    }

    @Test("Who may not hand in is refused before a byte is kept")
    func stranger() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        #expect(try await handIn(work, body([("good.png", Self.png)]), by: zed).status == 404)
        #expect(try await handIn(work, body([("good.png", Self.png)]), by: work.omar).status == 403)
        #expect(try onDisk(work).isEmpty)
    }

    @Test("Names from another machine lose their path and stay short")
    func names() {
        #expect(IncomingFile.cleaned("C:\\Users\\Mina\\r\u{e9}sum\u{e9}.pdf") == "résumé.pdf")
        #expect(IncomingFile.cleaned("../../etc/passwd") == "passwd")
        #expect(IncomingFile.cleaned("///") == "file")
        #expect(IncomingFile.cleaned("a\u{202e}b\n.pdf") == "ab .pdf")
        let long = IncomingFile.cleaned(String(repeating: "ü", count: 400) + ".csv")
        #expect(long.hasSuffix(".csv") && long.utf8.count <= 150)
    }
}
