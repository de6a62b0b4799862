import Domain

/// The list of skills, field by field, and whose lists are used beside it.
struct SkillsPage: Page {
    /// The other lists something was read from.
    let sources: [SkillSource]
    /// How many terms they brought.
    let imported: Int

    private static let skills = Dictionary(grouping: Taxonomy.standard.skills, by: { $0.field ?? "" })

    var title: String { "Skills and fields" }
    var summary: String { "The skills that projects ask for and people name here, field by field." }
    var width: PageWidth { .reading }
    var isListed: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>Skills and fields</h1>
        <p class="lede">One list for projects and profiles: \(Taxonomy.standard.skills.count) skills in \(Taxonomy.standard.fields.count) fields. \
        You may type another name for most of them, such as “JS” for JavaScript.</p></header>
        \(each: Taxonomy.families, { family($0.name, $0.fields) })
        \(if: !sources.isEmpty, others)
        """
    }

    private func family(_ name: String, _ fields: [Taxonomy.Field]) -> HTML {
        let id = Text.slug(name)
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(name)</h2>
            \(each: fields, field)</section>

            """
    }

    private func field(_ field: Taxonomy.Field) -> HTML {
        let names = (Self.skills[field.id] ?? []).map(\.name).sorted()
        return """
            <details class="facet"><summary>\(field.name) <span class="count">\(names.count)<span class="sr"> skills</span></span></summary>
            <ul class="tags">\(each: names, { "<li>\($0)</li>" })</ul></details>

            """
    }

    private var others: HTML {
        """
        <section aria-labelledby="others"><h2 id="others">Other lists</h2>
        <p>\(imported) terms of lists that others publish can be named here, too.</p>
        \(each: sources, credit)</section>
        """
    }

    private func credit(_ source: SkillSource) -> HTML {
        """
        <p>\(source.credit) <a href="\(link: source.address)">\(source.name)</a>, <a href="\(link: source.licence.address)">\(source.licence.name)</a>.</p>

        """
    }

    static var previews: [Preview] {
        [
            Preview("skills", SkillsPage(sources: [], imported: 0)),
            Preview("skills-imported", SkillsPage(sources: SkillSource.allCases, imported: 13_939)),
        ]
    }
}
