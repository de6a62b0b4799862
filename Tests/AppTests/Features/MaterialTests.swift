import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Confidential brief and files")
struct MaterialTests {
    private static let secret = "The board members are Ada and Bert."
    private static let text = Array("name\nAda\n".utf8)

    @Test("What is confidential opens with the signature, not before, and every reading stands in the log")
    func signing() async throws {
        let work = try await Work.opened()
        #expect(try await work.write(Self.secret).status == 303)
        let open = try await work.add("sample.csv", Self.text, .open)
        let inside = try await work.add("how-we-count.csv", Self.text, .internal)
        let shut = try await work.add("donors.csv", Self.text, .confidential)
        #expect(try await work.site.visitor().get(open).body == "name\nAda\n")
        #expect(try await work.site.visitor().get("/projects/\(work.project)").says("sample.csv"))
        #expect(try await work.mina.get(inside).body == "name\nAda\n")
        #expect(try await work.mina.get(shut).status == 404)
        #expect(try await work.mina.get(work.brief).location == "\(work.room)/nda")
        let room = try await work.mina.get(work.room)
        #expect(room.says("how-we-count.csv") && !room.says("donors.csv") && room.says("One file is not open to you now"))
        #expect(room.says("Read the non-disclosure agreement and sign it."))

        let paper = try await work.mina.get("\(work.room)/nda")
        #expect(paper.says("This agreement is between Mina Okafor (you) and Tern (the employer)") && paper.says("not signed yet"))
        #expect(try await work.mina.post("\(work.room)/nda", [("name", "M"), ("hash", Work.hash(in: paper.body))]).status == 422)
        #expect(try await work.mina.post("\(work.room)/nda", [("name", "Mina Okafor"), ("hash", "0")]).status == 409)
        #expect(try await work.signNDA(work.mina).status == 303)
        #expect(try await work.signNDA(work.mina).status == 409)

        let brief = try await work.mina.get(work.brief)
        #expect(brief.says(Self.secret) && brief.says("For Mina Okafor alone"))
        #expect(brief.body.contains("<text x=\"8\" y=\"36\">Mina Okafor</text>") && brief.body.contains("2026-11-02T09:00:00Z"))
        #expect(brief.headers[.cacheControl] == "private, no-store")
        #expect(try await work.mina.get(shut).body == "name\nAda\n")
        let log = try await work.omar.get("/projects/\(work.project)/readings")
        #expect(log.says("Mina Okafor, participant") && log.says("The brief") && log.says("donors.csv") && log.says("how-we-count.csv"))
        #expect(!log.says("sample.csv") && !log.says("Omar Haddad, "))
        #expect(try await work.mina.get("/projects/\(work.project)/readings").status == 404)
        for visitor in [work.mina, work.omar] {
            let signed = try await visitor.get("\(work.room)/nda")
            #expect(signed.says("Mina Okafor, 2 November 2026") && signed.says("Once signed") == false)
        }
        try await work.site.settle()
        #expect(work.site.post.to("omar@tern.example").contains { $0.subject.hasPrefix("Non-disclosure agreement signed") })
    }

    @Test("Work does not start before the participant has signed, and starts with the signature when it was all that lacked")
    func kickoff() async throws {
        let work = try await Work.opened()
        try await work.write(Self.secret)
        _ = try await work.sign()
        _ = try await work.tick(.firstTask)
        _ = try await work.tick(.dates)
        _ = try await work.fund()
        #expect(try await work.row().state == .onboarding)
        #expect(try await work.mina.get(work.room).says("1 of 5 things still open before work starts"))
        #expect(try await work.omar.get(work.room).says("Finish the kick-off list: non-disclosure agreement signed"))
        try await work.signNDA(work.mina)
        #expect(try await work.row().state == .active)
    }

    @Test("Access ends with the engagement by itself; the signed paper stays", arguments: ["completed", "cancelled"])
    func ended(_ state: String) async throws {
        let work = try await Work.opened()
        try await work.write(Self.secret)
        let files = [try await work.add("inside.csv", Self.text, .internal), try await work.add("shut.csv", Self.text, .confidential)]
        try await work.signNDA(work.mina)
        for path in files + [work.brief] { #expect(try await work.mina.get(path).status == 200) }
        try await work.run("UPDATE engagement SET state = \(state)")
        for path in files + [work.brief] { #expect(try await work.mina.get(path).status == 404) }
        let room = try await work.mina.get(work.room)
        #expect(room.says("The access ended with the engagement") && !room.says("inside.csv"))
        #expect(try await work.mina.get("\(work.room)/nda").says("Mina Okafor"))
        for path in files + [work.brief] { #expect(try await work.omar.get(path).status == 200) }
    }

    @Test("A mentor, a stand-in and the operator of a dispute sign as well; other members and strangers read nothing")
    func others() async throws {
        let work = try await Work.opened()
        try await work.write(Self.secret)
        let shut = try await work.add("shut.csv", Self.text, .confidential)
        let site = work.site
        let (lena, tom, vic) = (
            try await site.person("Lena Brandt", "lena@tern.example"), try await site.person("Tom Mentor", "tom@tern.example"),
            try await site.person("Vic Viewer", "vic@tern.example")
        )
        for (person, role) in [(tom, "mentor"), (vic, "viewer")] {
            try await work.run(
                "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(work.organization), \(person.id), \(role), 1)")
        }
        try await work.run("UPDATE project SET mentor_id = \(tom.id)")
        let zed = try await site.person("Zed Novak", "zed@people.example")
        for visitor in [lena, tom] {
            #expect(try await visitor.get(shut).status == 404)
            #expect(try await work.signNDA(visitor).status == 303)
            #expect(try await visitor.get(shut).status == 200)
            #expect(try await visitor.get(work.brief).says(Self.secret))
        }
        for visitor in [vic, zed, work.ines] {
            #expect(try await visitor.get(shut).status == 404)
            #expect(try await visitor.get(work.brief).status == 404)
            #expect(try await visitor.get(work.material).status == 404)
            #expect(try await work.signNDA(visitor).status == 404)
        }
        try await work.run("UPDATE engagement SET state = 'disputed'")
        #expect(try await work.ines.get(shut).status == 404)
        #expect(try await work.signNDA(work.ines).status == 303)
        #expect(try await work.ines.get(shut).status == 200)
        let log = try await work.omar.get("/projects/\(work.project)/readings?engagement=\(work.engagement)")
        for words in ["Lena Brandt, supervisor", "Tom Mentor, mentor", "Ines Ortega, operator"] { #expect(log.says(words), "\(words)") }
    }

    @Test("A second participant reads nothing through the signature of the first")
    func second() async throws {
        let work = try await Work.opened()
        try await work.write(Self.secret)
        let (inside, shut) = (
            try await work.add("inside.csv", Self.text, .internal), try await work.add("shut.csv", Self.text, .confidential)
        )
        try await work.signNDA(work.mina)
        let bo = try await work.site.person("Bo Lindqvist", "bo@people.example")
        #expect(try await bo.get(inside).status == 404)
        let engagement = try await work.second(bo)
        #expect(try await bo.get(inside).status == 200)
        #expect(try await bo.get(shut).status == 404)
        #expect(try await bo.get("/engagements/\(engagement)/brief").location == "/engagements/\(engagement)/nda")
        #expect(try await bo.get(work.brief).status == 404)
    }

    @Test("Readings and signatures can be added to, and never changed or taken away")
    func appendOnly() async throws {
        let work = try await Work.opened()
        try await work.write(Self.secret)
        try await work.signNDA(work.mina)
        _ = try await work.mina.get(work.brief)
        for sql in [
            "UPDATE material_reading SET address = ''", "DELETE FROM material_reading", "UPDATE nda_signature SET typed_name = 'X'",
            "DELETE FROM nda_signature",
        ] as [SQL] {
            await #expect(throws: (any Error).self) { try await work.run(sql) }
        }
    }

    @Test("The employer's own agreement is signed as it was worded then")
    func ownText() async throws {
        let work = try await Work.opened()
        let own = String(repeating: "Do not tell {anyone} about *boats*. ", count: 5)
        #expect(try await work.write(Self.secret, nda: "too short").status == 422)
        try await work.write(Self.secret, nda: own)
        #expect(try await work.mina.get("\(work.room)/nda").says("Do not tell {anyone} about boats."))
        let old = Work.hash(in: try await work.mina.get("\(work.room)/nda").body)
        try await work.write(Self.secret, nda: own + "Nor about oars.")
        #expect(try await work.mina.post("\(work.room)/nda", [("name", "Mina Okafor"), ("hash", old)]).status == 409)
        try await work.signNDA(work.mina)
        try await work.write(Self.secret, nda: own + "Nor about sails.")
        for visitor in [work.mina, work.omar] {
            let paper = try await visitor.get("\(work.room)/nda")
            #expect(paper.says("Nor about oars.") && !paper.says("sails"))
        }
    }

    @Test("Only those who decide add and take away; what is wrong is said at its field and leaves nothing behind")
    func adding() async throws {
        let work = try await Work.opened()
        let folder = work.site.folder + "/files"
        func kept() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.count == 43 }.count }
        for visitor in [work.mina, work.ines] {
            #expect(try await visitor.addMaterial(work.material, [("a.csv", Self.text)], "open").status == 404)
            #expect(try await work.write("Something to hide.", by: visitor).status == 404)
        }
        #expect(try await work.omar.addMaterial(work.material, [("a.exe", Self.text)], "open").body.contains("id=\"files-error\""))
        #expect(try await work.omar.addMaterial(work.material, [("a.csv", Self.text)], "").status == 422)
        #expect(try await work.omar.addMaterial(work.material, [], "open").status == 422)
        #expect(try await work.write("Everyone may know this.", .open).status == 422)
        #expect(try kept() == 0)
        let path = try await work.add("a.csv", Self.text, .internal)
        #expect(try kept() == 1)
        let name = try await work.site.value("SELECT stored_name AS value FROM project_file")
        #expect(try await known(name, work) == [name], "the clean-up leaves it alone")
        #expect(try await work.mina.post(path + "/removal").status == 404)
        #expect(try await work.omar.post(path + "/removal").status == 303)
        #expect(try await work.omar.get(path).status == 404)
        #expect(try await work.mina.get(path).status == 404)
        #expect(try await known(name, work) == [], "the clean-up takes it")
    }

    private func known(_ name: String, _ work: Work) async throws -> Set<String> {
        try await work.site.site.database.read { tx in try tx.storedNames(among: [name]) }
    }

    @Test("Every page of a PDF carries its reader's name; one that cannot be marked is not given out")
    func marks() async throws {
        try #require(await MarkedFiles.canMark(), "qpdf is not installed: run bin/setup")
        let work = try await Work.opened()
        let plain = PDFStamp(mark: Watermark(reader: "Tern's own page", reading: ID("none"), at: TestSite.start)).bytes
        let path = try await work.add("plan.pdf", plain, .internal)
        let answer = try await work.mina.get(path)
        #expect(answer.status == 200 && answer.body.hasPrefix("%PDF") && answer.headers[.contentType] == "application/pdf")
        #expect(answer.headers[.contentDisposition]?.contains("plan.pdf") == true)
        let id: ID<MaterialFile> = ID(path.split(separator: "/").last.map(String.init) ?? "")
        let (file, reading) = try await work.site.site.materials.open(id, by: work.viewer(work.mina), from: "192.0.2.1")
        let mark = Watermark(reader: "Łukasz (Mina) Okafør", reading: try #require(reading), at: TestSite.start)
        let bytes = try await MarkedFiles(site: work.site.site).bytes(of: file, for: mark)
        let opened = try await Self.uncompressed(bytes, in: work.site.folder)
        #expect(
            opened.contains("(Lukasz \\(Mina\\) Okaf\\370r)") && opened.contains(mark.reading.text) && opened.contains("Tern's own page"))
        let broken = try await work.add("broken.pdf", Array("%PDF-1.4 nothing".utf8), .confidential)
        try await work.signNDA(work.mina)
        #expect(try await work.mina.get(broken).status == 409)
        #expect(try await work.omar.get(broken).status == 200)
    }

    /// The PDF with its streams as text.
    private static func uncompressed(_ bytes: Data, in folder: String) async throws -> String {
        let (from, to) = (folder + "/marked.pdf", folder + "/plain.pdf")
        try bytes.write(to: URL(fileURLWithPath: from))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["qpdf", "--qdf", from, to]
        try process.run()
        process.waitUntilExit()
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: to)), as: UTF8.self)
    }
}
