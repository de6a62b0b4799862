import Domain

extension OrganizationDraft {
    /// Reads an organization from its form; all that is wrong is said at once.
    ///
    /// - Parameter kind: what it is already; a new one says it in the form.
    init(_ form: inout Form, kind known: Organization.Kind? = nil) throws(Refusal) {
        let kind = known ?? form.choice("kind", "what it is", Organization.Kind.self)
        let name = form.line("name", "The name", 2...80)
        if Text.line(form["slug"]).isEmpty, let name { form.set("slug", Self.proposed(name.text)) }
        let slug = form.read("slug", Slug.init)
        let size = form.choice("size", "a size", OrganizationSize.self)
        let place = form.line("place", "The place", 2...80)
        let zone = form.zone("zone")
        let about = form.prose("about", "The description", 0...1500)
        let website = form.read("website") { raw throws(Refusal) in Text.line(raw).isEmpty ? "" : try WebLink(raw).text }
        if !Taxonomy.knowsIndustry(form["industry"]) { form.keep(.invalid("industry", "Choose an industry."), at: "industry") }
        guard form.problems.isEmpty, let kind, let name, let slug, let size, let place, let zone, let about, let website else {
            throw form.refusal
        }
        self.init(
            kind: kind, name: name, slug: slug, industry: form["industry"], size: size, place: place, zone: zone, website: website,
            about: about)
    }

    /// An address made of the name, when it makes one.
    static func proposed(_ name: String) -> String {
        var slug = String(Text.slug(name).prefix(40))
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug
    }
}

extension OrganizationFile {
    var form: Form {
        Form([
            ("kind", kind.rawValue), ("name", name), ("slug", slug), ("industry", industry), ("size", size.rawValue), ("place", place),
            ("zone", zone.name), ("website", website), ("about", about),
        ])
    }
}

/// The fields of an organization, for founding and for editing it.
struct OrganizationFields: Component {
    let form: Form
    var asksKind = false
    var hint = ""

    var html: HTML {
        """
        \(if: asksKind, Choices(name: "kind", legend: "What it is", form: form, options: Option.all(Organization.Kind.self), across: true).html)\
        \(Field(name: "name", label: "Name", form: form, limit: 80, autocomplete: "organization"))\
        \(Field(name: "slug", label: "Address of its page", form: form, hint: "Small letters, digits and hyphens. Leave it empty and we make it from the name.", optional: true, limit: 40))\
        <div class="row">\(Select(name: "industry", label: "Industry", form: form, options: Taxonomy.industryOptions, prompt: "Choose an industry"))\
        \(Select(name: "size", label: "Size", form: form, options: Option.all(OrganizationSize.self), prompt: "Choose a size"))</div>
        <div class="row">\(Field(name: "place", label: "Place", form: form, hint: "City and country or state.", limit: 80))\(ZoneSelect(form: form))</div>
        \(Field(name: "website", label: "Website", form: form, kind: .url, hint: "Begins with https://. An e-mail address in its domain helps to verify you.", optional: true))\
        \(Field(name: "about", label: "About", form: form, kind: .area(rows: 5), hint: "What you do, and for whom.", optional: true, limit: 1500))
        """
    }
}

/// The form that founds an organization.
struct NewOrganizationPage: Page {
    let form: Form

    var title: String { "Bring your organization" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Bring your organization</h1><p class="lede">You will own it and can invite colleagues. Posting and looking cost nothing.</p></header>
        <form class="form" method="post" action="\(Paths.organizations)" data-once novalidate>
        \(ErrorSummary(form: form))\(OrganizationFields(form: form, asksKind: true))
        <div class="acts"><button class="button primary">Found it</button></div>
        </form>
        """
    }

    static var previews: [Preview] {
        [
            Preview("organization-new", NewOrganizationPage(form: Form([("kind", "employer"), ("zone", "UTC")]))),
            Preview(
                "organization-new-wrong",
                NewOrganizationPage(
                    form: .wrong([("kind", "employer"), ("slug", "new")], "slug", "“new” is used by this site: choose another name."))),
        ]
    }
}

/// The form that changes what an organization's page says.
struct EditOrganizationPage: Page {
    let form: Form
    let file: OrganizationFile

    var title: String { "Edit \(file.name)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownOrganization)">\(file.name)</a></li></ol></nav><h1>Edit \(file.name)</h1></header>
        <form class="form" method="post" action="\(Paths.editOrganization)" data-once novalidate>
        \(ErrorSummary(form: form))\(OrganizationFields(form: form))
        <div class="acts"><button class="button primary">Save</button> <a class="button plain" href="\(Paths.ownOrganization)">Cancel</a></div>
        </form>
        """
    }

    static var previews: [Preview] {
        [Preview("organization-edit", EditOrganizationPage(form: OrganizationFile.example.form, file: .example))]
    }
}
