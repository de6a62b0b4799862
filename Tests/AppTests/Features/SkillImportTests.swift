import Domain
import Foundation
import Storage
import Testing

@testable import App

/// The files here are written by hand in the form of the published ones; the names in them are made up, so that what one test
/// reads does not change what another types.
@Suite("Reading other lists of skills", .serialized)
struct SkillImportTests {
    private static let concepts =
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n"
    private static let tools = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"

    private static func concept(_ id: String, _ name: String, _ aliases: String = "", status: String = "released") -> String {
        "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/\(id),skill/competence,cross-sector,\(name),\(aliases),,\(status),"
            + "2026-01-01T00:00:00Z,,,http://data.europa.eu/esco/concept-scheme/skills,\"What it is, with a comma\"\n"
    }

    private func read(_ text: String, into site: TestSite) async throws -> (SkillImport.Report, [String]) {
        try await read(Array(text.utf8), into: site)
    }

    private func read(_ bytes: [UInt8], into site: TestSite) async throws -> (SkillImport.Report, [String]) {
        let path = site.folder + "/list-\(bytes.count)"
        try await site.pass(.seconds(1))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let lines = Lines()
        let report = try await SkillImport(path, into: site.site) { lines.add($0) }.run()
        try await site.site.skills.load()
        return (report, lines.all)
    }

    @Test("ESCO's file: names and other names can be typed, our own skills get its address, and again changes nothing")
    func esco() async throws {
        let site = try await TestSite()
        let text =
            "\u{feff}" + Self.concepts + Self.concept("aaaa-1", "zwirn flax by hand", "\"Flachs zwirnen\nzwirn \"\"long\"\" flax\"")
            + Self.concept("bbbb-2", "Javascript") + Self.concept("cccc-3", "\"zwirn, old\"", status: "obsolete")
        let (report, lines) = try await read(text, into: site)
        #expect(report == .init(rows: 3, changed: 2, leftOut: 1, bad: 0) && lines.isEmpty)
        #expect(try Taxonomy.skillID(named: "Zwirn Flax by Hand") == "esco-aaaa-1")
        #expect(try Taxonomy.skillID(named: "zwirn \"long\" flax") == "esco-aaaa-1")
        #expect(Taxonomy.skill("esco-aaaa-1") == "zwirn flax by hand" && Taxonomy.knowsSkill("esco-aaaa-1"))
        #expect(try Taxonomy.skillID(named: "JavaScript") == "javascript")
        #expect(Taxonomy.uri(ofSkill: "javascript") == "http://data.europa.eu/esco/skill/bbbb-2")
        #expect(Taxonomy.offers(for: "zwirn").map(\.name) == ["zwirn flax by hand"])
        #expect(try await read(text, into: site).0.changed == 0)

        let renamed = Self.concepts + Self.concept("aaaa-1", "zwirn flax with a wheel", "JavaScript")
        #expect(try await read(renamed, into: site).0.changed == 1)
        #expect(Taxonomy.skill("esco-aaaa-1") == "zwirn flax with a wheel")
        #expect(Taxonomy.uri(ofSkill: "javascript") == "http://data.europa.eu/esco/skill/bbbb-2", "its own name counts more")
    }

    @Test("What was read can be used wherever a skill is typed, and is credited")
    func used() async throws {
        let site = try await TestSite()
        _ = try await read(Self.concepts + Self.concept("dddd-4", "quendel braid weaving"), into: site)
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        #expect(try await mina.post("/profile", [("skills", "Quendel braid weaving"), ("headline", "")]).status == 303)
        #expect(try await mina.get("/profile").body.contains("value=\"quendel braid weaving\""))
        let page = try await site.visitor().get("/about/skills")
        #expect(page.says("This service uses the ESCO classification of the European Commission."))
        #expect(SkillImport.credits().contains { $0.hasPrefix("This service uses the ESCO") })
    }

    @Test("The O*NET files: tools once each however many occupations use them, elements without their headings")
    func onet() async throws {
        let site = try await TestSite()
        let rows = (0..<1200).map { "15-1252.00\t\($0 % 2 == 0 ? "Zwirnsoft 9" : "Zwirnsoft C#")\t43232402\tDevelopment software\tY\tN\n" }
            .joined()
        let (report, _) = try await read(Self.tools + rows, into: site)
        #expect(report == .init(rows: 1200, changed: 2, leftOut: 0, bad: 0))
        #expect(try Taxonomy.skillID(named: "zwirnsoft c#") != Taxonomy.skillID(named: "zwirnsoft 9"))
        let model =
            "Element ID\tElement Name\tDescription\r\n1.A.1\tZwirn abilities\tNo skill\r\n2.A.1\tZwirn heading\tA heading\r\n"
            + "2.A.1.a\tZwirn comprehension\t\"A quote that\r\n2.C.10\tZwirn transportation\tKnowledge\r\n"
        let (elements, _) = try await read(model, into: site)
        #expect(elements == .init(rows: 4, changed: 2, leftOut: 2, bad: 0))
        #expect(try Taxonomy.skillID(named: "zwirn comprehension") == "onet-2.A.1.a")
        #expect(SkillImport.credits().contains { $0.contains("USDOL/ETA") && $0.contains("CC BY 4.0") && $0.contains("has modified") })
        let skills =
            "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n11-1011.00\t2.A.1.a\tZwirn comprehension\tIM\t4.12\n"
            + "11-1011.00\t2.A.1.a\tZwirn comprehension\tLV\t4.75\n"
        #expect(try await read(skills, into: site).0 == .init(rows: 2, changed: 0, leftOut: 0, bad: 0))
    }

    @Test("Rows that cannot be read are named by their lines and skipped")
    func bad() async throws {
        let site = try await TestSite()
        let text =
            Self.concepts + Self.concept("eeee-5", "\"gnarl\nspanning\"") + "too,few\n" + Self.concept("ffff-6", "")
            + Self.concept("../../x", "gnarl two") + Self.concept("gggg-7", String(repeating: "g", count: 200))
            + Self.concept("hhhh-8", "gnarl fine")
        let (report, lines) = try await read(Array(text.utf8) + [0x6b, 0xff, 0x0a], into: site)
        #expect(report == .init(rows: 7, changed: 2, leftOut: 0, bad: 5))
        let skipped = lines.map { $0.prefix { $0 != ":" } }
        #expect(
            skipped == ["line 4 is skipped", "line 5 is skipped", "line 6 is skipped", "line 7 is skipped", "line 9 is skipped"], "\(lines)"
        )
        #expect(lines.first == "line 4 is skipped: it has 2 columns instead of 13")
        #expect(try Taxonomy.skillID(named: "gnarl spanning") == "esco-eeee-5")
        let endless =
            Self.concepts + "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/iiii-9,\"gnarl"
            + String(repeating: "x", count: 300_000)
            + "\n" + Self.concept("jjjj-1", "gnarl after")
        #expect(try await read(endless, into: site).0 == .init(rows: 2, changed: 1, leftOut: 0, bad: 1))
    }

    @Test(
        "A file that is no list, and one that is not there, are refused in words",
        arguments: ["", "\n", "name,age\nMina,24\n", "\u{0}\u{1}\u{2}", "conceptType,conceptUri\n", String(repeating: "x", count: 400_000)])
    func refused(_ text: String) async throws {
        let site = try await TestSite()
        await #expect(throws: SkillImport.Refused.self) { _ = try await read(text, into: site) }
        await #expect(throws: SkillImport.Refused.self) { _ = try await SkillImport(site.folder + "/none", into: site.site) { _ in }.run() }
    }

    @Test("A large file is told of on the way, and another process hears of it")
    func large() async throws {
        let site = try await TestSite()
        let news = site.site.database.announcements()
        let text = Self.concepts + (0..<12_000).map { Self.concept("big-\($0)", "bulgen no \($0)") }.joined()
        let (report, lines) = try await read(text, into: site)
        #expect(report.rows == 12_000 && report.changed == 12_000)
        #expect(lines == ["5000 rows read", "10000 rows read"])
        for await announcement in news where announcement.channel == Skills.channel { break }
        #expect(Taxonomy.knowsSkill("esco-big-11999"))
    }
}
