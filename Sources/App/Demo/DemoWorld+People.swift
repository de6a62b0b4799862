import Domain
import Storage

extension DemoWorld {
    /// The accounts of everybody in the demo; nobody of them waits for a mail.
    func settle(_ people: [DemoData.Person], _ organizations: [DemoData.Organization], _ hash: String) async throws {
        var accounts = people.map { ($0.name, $0.email, $0.timeZone) }
        for organization in organizations { accounts += organization.members.map { ($0.name, $0.email, organization.timeZone) } }
        let operators = CastMember.all.filter { $0.part == "operator" }
        accounts += operators.map { ($0.name, $0.email, "Europe/Lisbon") }
        let moment = site.world.moment()
        for (name, email, zone) in accounts {
            let (line, address, id) = (try Line(name, "The name", 1...80), try Email(email), moment.newID(Person.self))
            let isOperator = operators.contains { $0.email == email }
            try await site.database.write { tx in
                try tx.insertPerson(id, line, address, zone: Zone(zone), passwordHash: hash, at: moment.now)
                try tx.confirm(id, at: moment.now)
                try tx.record(.person, id.text, "join", by: id, role: "self", at: moment)
                if isOperator { try tx.makeOperator(id, at: moment.now) }
            }
        }
    }

    /// What a participant says of themselves.
    func describe(_ person: DemoData.Person) async throws {
        guard !person.headline.isEmpty else { return }
        let viewer = try await viewer(person.email)
        var form = Form([
            ("headline", person.headline), ("story", person.story), ("weekly_hours", person.weeklyHours.map { "\($0)" } ?? ""),
            ("languages", person.languages.joined(separator: ", ")), ("work_authorisation", person.workAuthorisation),
        ])
        for field in person.interests { form.add("interests", field) }
        for section in ProfileSection.allCases { form.add("shown", section.rawValue) }
        for place in person.places ?? [] { form.add("places", place) }
        if person.findable == true { form.add("in_talent_search", "yes") }
        form.addSkills("skills", person.skills)
        try await site.profiles.save(ProfileText(&form), by: viewer)
        for (kind, entries) in [("education", person.education), ("experience", person.experience)] {
            for entry in entries {
                var form = Form([
                    ("kind", kind), ("title", entry.title), ("place", entry.place), ("from_year", entry.from ?? ""),
                    ("to_year", entry.to ?? ""),
                    ("text", entry.text),
                ])
                try await site.profiles.add(EntryText(&form), by: viewer)
            }
        }
    }

    /// What a participant shows the world, once there is something to show.
    func show(_ person: DemoData.Person, _ projects: [DemoData.Project]) async throws {
        guard let visibility = PortfolioVisibility(rawValue: person.portfolio), visibility != .private else { return }
        let viewer = try await viewer(person.email)
        try await site.portfolios.save(Slug(person.portfolioName), visibility, by: viewer)
        for item in try await site.portfolios.own(viewer).items {
            let learned = projects.first { $0.title == item.facts.project }?.engagement?.submissions.last?.reflection ?? ""
            let words = try Prose(item.permission == .description ? "" : learned, "Your words", 0...1500)
            try await site.portfolios.change(item.id, .public, words: words, link: nil, by: viewer)
        }
    }

    /// A company or a school: founded by its owner, joined by its people, verified where the data says so.
    func found(_ data: DemoData.Organization) async throws {
        guard let kind = Organization.Kind(rawValue: data.kind), let size = OrganizationSize(rawValue: data.size),
            let owner = data.members.first
        else { throw ConfigError(problems: ["The demo's organization \(data.slug) is incomplete."]) }
        let draft = OrganizationDraft(
            kind: kind, name: try Line(data.name, "The name", 1...80), slug: try Slug(data.slug), industry: data.industry, size: size,
            place: try Line(data.place, "The place", 1...80), zone: Zone(data.timeZone), website: data.website,
            about: try Prose(data.about, "About", 1...4000))
        try await site.organizations.found(draft, by: viewer(owner.email))
        let founder = try await viewer(owner.email)
        guard let own = founder.memberships.first else { return }
        for member in data.members.dropFirst() {
            guard let role = MemberRole(rawValue: member.role) else { continue }
            try await site.organizations.invite(Email(member.email), as: role, to: own.organization, by: founder)
            try await join(member.email, own.organization)
        }
        guard data.state != "unverified" else { return }
        let registration = try Line("REG-\(data.slug.uppercased())", "The number", 1...80)
        try await site.organizations.requestVerification(of: own.organization, registration: registration, by: founder)
        guard data.state == "verified" else { return }
        let desk = try await viewer("ines@foothold.example")
        try await site.organizations.decide(.verify, about: own.organization, note: "", by: desk)
    }

    private func join(_ email: String, _ organization: ID<Organization>) async throws {
        let folded = try Email(email).folded
        let id: String? = try await site.database.read { tx in
            try tx.value("SELECT id AS value FROM invitation WHERE organization_id = \(organization) AND email_folded = \(folded)")
        }
        guard let id else { return }
        _ = try await site.organizations.join(site.secret.token(id, for: Invitation.purpose), by: viewer(email))
    }
}
