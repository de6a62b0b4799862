import Domain
import Foundation
import HTTPTypes
import NIOCore
import Storage
import Testing

@testable import App

@Suite("Files and their store")
struct FileStoreTests {
    private func handIn(_ work: Work, _ names: [String], note: String = "The list.") async throws -> Answer {
        var body = ""
        for (name, value) in [("note", note), ("ai_statement", "none")] {
            body += "--edge7\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for name in names {
            body += "--edge7\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n\r\nfile \(name)\r\n"
        }
        return try await work.mina.post(
            "/milestones/\(work.milestone(1).id)/submission", type: "multipart/form-data; boundary=edge7",
            body: ByteBuffer(string: body + "--edge7--\r\n"))
    }

    private func incoming(_ work: Work) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: work.site.folder + "/files/incoming")
    }

    /// A name such as `World.newToken` makes, told apart by a number.
    private func token(_ number: Int, _ first: String = "") -> String {
        let digits = first + "\(number)"
        return digits + String(repeating: "x", count: 43 - digits.count)
    }

    @Test("Whoever may see the work is sent to where its file is, and nobody else")
    func link() async throws {
        let store = MemoryStore()
        let work = try await Work.started(files: store)
        #expect(try await handIn(work, ["list.txt"]).status == 303)
        let file = try #require(try await work.milestone(1).newest?.files.first)
        #expect(store.names == [file.storedName])
        #expect(try incoming(work).isEmpty)
        let answer = try await work.omar.get("/files/\(file.id)")
        #expect(answer.status == 303)
        #expect(answer.location?.hasPrefix("https://store.example/\(file.storedName)?") == true)
        #expect(answer.headers[.cacheControl] == "private, no-store")
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        #expect(try await zed.get("/files/\(file.id)").status == 404)
        #expect(try await work.site.visitor().get("/files/\(file.id)").location?.hasPrefix("/sign-in") == true)
    }

    @Test("A store that is away: 503, nothing saved, and what was typed is still there")
    func away() async throws {
        let store = MemoryStore()
        let work = try await Work.started(files: store)
        store.fail(.unavailable("the bucket said 403 AccessDenied"))
        let answer = try await handIn(work, ["list.txt"], note: "Kept words")
        #expect(answer.status == 503)
        #expect(answer.headers[.retryAfter] == "30")
        #expect(answer.says("Your file could not be stored. Nothing was saved."))
        #expect(answer.says("Kept words") && answer.body.contains("id=\"files-error\""))
        #expect(!answer.says("AccessDenied"))
        #expect(try await work.milestone(1).state == .planned)
        #expect(try incoming(work).isEmpty)
        store.fail(nil)
        #expect(try await handIn(work, ["list.txt"]).status == 303)
        #expect(store.names.count == 1)
    }

    @Test("When the second file is not taken, the first is taken back")
    func second() async throws {
        let store = MemoryStore()
        let work = try await Work.started(files: store)
        store.take(only: 1)
        #expect(try await handIn(work, ["one.txt", "two.txt"]).status == 503)
        #expect(store.names.isEmpty)
        #expect(try incoming(work).isEmpty)
    }

    @Test("When nobody knows whether the rows were written, their files stay")
    func uncertain() async throws {
        let store = MemoryStore()
        let work = try await Work.started(files: store)
        store.put(token(1), changedAt: work.site.now)
        let file = ReceivedFile(storedName: token(1), name: "list.txt", type: .txt, bytes: 1, sha256: "")
        await #expect(throws: StorageError.uncertain("lost")) {
            _ = try await work.site.site.uploads.keeping([file]) { throw StorageError.uncertain("lost") }
        }
        #expect(store.names == [token(1)])
        await #expect(throws: Refusal.notFound) { _ = try await work.site.site.uploads.keeping([file]) { throw Refusal.notFound } }
        #expect(store.names.isEmpty)
    }

    @Test("The sweep takes what no row names: nothing of today, nothing that is not ours")
    func sweep() async throws {
        let store = MemoryStore()
        let work = try await Work.started(files: store)
        #expect(try await handIn(work, ["list.txt"]).status == 303)
        let named = store.names
        let (today, older) = (work.site.now, work.site.now - .days(2))
        store.put(named[0], changedAt: older)
        store.put(token(1), changedAt: older)
        store.put(token(2), changedAt: today)
        store.put("somebody-else.txt", changedAt: older)
        try await work.site.pass(.hours(1))
        try await work.site.site.jobs.scheduleSweep()
        try await work.site.settle()
        #expect(store.names == (named + [token(2), "somebody-else.txt"]).sorted())
    }

    @Test("The sweep looks through every page, and takes a hundred a day at most")
    func manyPages() async throws {
        let store = MemoryStore()
        let site = try await TestSite(files: store)
        let older = site.now - .days(2)
        for number in 1000..<3500 { store.put("foreign-\(number)", changedAt: older) }
        for number in 0..<250 { store.put(token(number, ["-", "A", "z"][number % 3]), changedAt: older) }
        var left: [Int] = []
        for _ in 0..<4 {
            try await FileSweep(site: site.site).run()
            left.append(store.names.count - 2500)
        }
        #expect(left == [150, 50, 0, 0])
    }

    @Test("A store that is away does not keep the rest from being swept")
    func sweepWithoutStore() async throws {
        let store = MemoryStore()
        let site = try await TestSite(files: store)
        store.fail(.unavailable("away"))
        try await site.site.jobs.scheduleSweep()
        try await site.settle()
        let jobs = try await site.site.database.read { tx in
            try tx.rows("SELECT state FROM job WHERE name = 'sweep' ORDER BY state").map { try $0["state"] as String }
        }
        #expect(jobs == ["done", "ready"])
    }

    @Test("A folder lists its files by name, and gives and takes them")
    func folder() async throws {
        let folder = NSTemporaryDirectory() + "foothold-folder-" + UUID().uuidString
        let store = try FolderStore(folder: folder)
        _ = try IncomingFolder(folder: folder + "/incoming")
        for name in ["b", "c", "a", "c"] {
            let path = "\(folder)/incoming/\(name)"
            try Data(name.utf8).write(to: URL(fileURLWithPath: path))
            try await store.place(name, bytes: 1, sha256: sha256(name), from: path)
        }
        #expect(try await store.files(after: "", most: 2).map(\.name) == ["a", "b"])
        #expect(try await store.files(after: "b", most: 2).map(\.name) == ["c"])
        try await store.copy("c", to: folder + "/copy")
        #expect(try String(contentsOfFile: folder + "/copy", encoding: .utf8) == "c")
        try await store.remove("c")
        try await store.remove("c")
        await #expect(throws: FileStoreError.missing("c")) { try await store.copy("c", to: folder + "/other") }
        try await store.check()
        try FileManager.default.removeItem(atPath: folder)
        await #expect(throws: FileStoreError.self) { try await store.check() }
    }

    @Test("The doctor says which store it is, and why it cannot be used")
    func doctor() async throws {
        let store = MemoryStore()
        let site = try await TestSite(files: store)
        #expect(
            try await Doctor(site: site.site).examine().contains { !$0.isProblem && $0.words == "files: a store in memory can be used" })
        store.fail(.unavailable("no such bucket"))
        #expect(try await Doctor(site: site.site).examine().contains { $0.isProblem && $0.words == "files: no such bucket" })
    }
}
