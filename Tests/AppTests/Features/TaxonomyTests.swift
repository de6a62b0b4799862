import Domain
import Testing

@testable import App

@Suite("The lists of skills, fields and industries")
struct TaxonomyTests {
    private let lists = Taxonomy.standard

    @Test("are as long as they must be, and every field has enough skills to choose from")
    func counts() {
        #expect(lists.skills.count >= 600 && lists.fields.count >= 60 && lists.industries.count >= 25)
        let skills = Dictionary(grouping: lists.skills) { $0.field ?? "" }
        for field in lists.fields { #expect((skills[field.id]?.count ?? 0) >= 5, "\(field.name)") }
        #expect(Set(skills.keys).isSubset(of: lists.fields.map(\.id)))
        #expect(Taxonomy.families.count == Set(lists.fields.map(\.family)).count, "a family stands in one place")
    }

    @Test("have one thing to an id and one id to a name, other names counted in")
    func unique() {
        for ids in [lists.skills.map(\.id), lists.fields.map(\.id), lists.industries.map(\.id)] {
            #expect(Set(ids).count == ids.count)
            for id in ids { #expect(Text.slug(id) == id) }
        }
        for names in [lists.fields.map(\.name), lists.industries.map(\.name)] { #expect(Set(names.map(Text.folded)).count == names.count) }
        var owners: [String: String] = [:]
        for skill in lists.skills {
            for name in [skill.name] + (skill.aliases ?? []) {
                #expect(Text.line(name) == name && !name.isEmpty)
                #expect(owners.updateValue(skill.name, forKey: Text.folded(name)) == nil, "“\(name)” is two things: \(skill.name)")
            }
        }
    }

    @Test(
        "know what people call a skill, in whatever spelling",
        arguments: [
            ("JS", "javascript"), ("excel", "spreadsheets"), ("Data visualisation", "data-visualization"),
            ("COLOR GRADING", "colour-grading"),
            ("Espanol", "spanish"), ("a11y", "web-accessibility"), ("K8s", "kubernetes"), ("javascript", "javascript"),
            ("C++", "cpp"), ("c#", "csharp"), ("C", "c"), ("gis", "gis"),
        ])
    func names(_ typed: String, _ id: String) throws {
        #expect(try Taxonomy.skillID(named: typed) == id)
    }

    @Test("offer what begins so, by its own name first, and say by which other name something was found")
    func offers() {
        let offers = Taxonomy.offers(for: "java")
        #expect(offers.prefix(2).map(\.name) == ["Java", "JavaScript"])
        #expect(Taxonomy.offers(for: " JS ").first { $0.name == "JavaScript" }?.by == "JS")
        #expect(Taxonomy.offers(for: "interviews").contains { $0.name == "Customer interviews" })
        #expect(Taxonomy.offers(for: "").isEmpty && Taxonomy.offers(for: "zzzz").isEmpty)
        #expect(Taxonomy.offers(for: "a").count == 12)
    }

    @Test("are asked by the page while somebody types, and read by anyone")
    func pages() async throws {
        let site = try await TestSite()
        let visitor = site.visitor()
        let offers = try await visitor.get("/skills?q=spread")
        #expect(offers.body == "<option value=\"Spreadsheets\"></option>")
        #expect(try await visitor.get("/skills?q=%3Cscript%3E").body.isEmpty)
        #expect(try await visitor.get("/skills").status == 200)
        let page = try await visitor.get("/about/skills")
        #expect(page.says("Spreadsheets") && page.says("Accessibility"))
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        #expect(try await mina.get("/profile").body.contains("<datalist id=\"known-skills\" data-from=\"/skills\"></datalist>"))
    }

    @Test("keep a skill with a comma in its name whole, and name three unknown ones at most")
    func commas() {
        var form = Form([("s", "Colour, material and finish"), ("s", "SQL; Python\nGIS")])
        #expect(form.skills("s") == ["colour-material-and-finish", "sql", "python", "gis"])
        var wrong = Form([("s", "Qwxz one, Qwxz two, Qwxz three, Qwxz four")])
        #expect(wrong.skills("s") == nil)
        #expect(wrong.problems.first?.message.components(separatedBy: "is not on our list").count == 4)
    }
}
