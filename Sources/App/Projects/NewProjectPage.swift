import Domain

/// Where a project begins: with a template, or with an empty page.
struct NewProjectPage: Page {
    let organization: String
    let templates: [ProjectTemplate]
    let policy: Policy

    var title: String { "Post a project" }

    var html: HTML {
        """
        <header class="head"><h1>Post a project</h1>
        <p class="lede">Start from a template: its deliverables, criteria and hours are written already. Everything in square brackets is yours to replace.</p>
        <p class="state">For \(organization)</p>
        <div class="acts"><form method="post" action="\(Paths.newProject)" data-once><button class="button">Start with an empty page</button></form></div></header>
        <div class="cards">\(each: templates, card)</div>
        """
    }

    private func card(_ template: ProjectTemplate) -> HTML {
        """
        <article class="card"><h2>\(template.name)</h2>
        <p class="meta">\(Taxonomy.field(template.field)) · \(template.hours) h · <span class="money">\(template.fee(policy))</span></p>
        <p>\(template.blurb)</p>
        <form method="post" action="\(Paths.newProject)" data-once><input type="hidden" name="template" value="\(template.id)">\
        <button class="button">Use this template<span class="sr">: \(template.name)</span></button></form></article>

        """
    }

    static var previews: [Preview] {
        [Preview("project-new", NewProjectPage(organization: "Tern", templates: Array(ProjectTemplate.all.prefix(3)), policy: .example))]
    }
}

extension Policy {
    /// The pack this program carries, for previews.
    static var example: Policy {
        (try? PolicyFile.standard.get().policy()) ?? Policy(version: "preview", effective: Day(ordinal: 20_454))
    }
}
