import Domain

/// What may be known of somebody without knowing who they are, as every page about talent shows it.
struct TalentFacts: Component {
    let person: TalentPerson
    let zone: Zone
    /// Ids of the skills that are asked for; they are marked.
    var wanted: Set<String> = []

    var html: HTML {
        """
        \(if: !person.evidenced.isEmpty || !person.claimed.isEmpty, skills, else: "<p class=\"muted\">No skills named yet.</p>")
        <p class="meta">\(facts)</p>
        """
    }

    private var skills: HTML {
        """
        <ul class="tags" aria-label="Skills">\(each: person.evidenced, proof)\(each: person.claimed, { "<li>\(Taxonomy.skill($0))\(if: wanted.contains($0), "<span class=\"sr\">, asked for</span>")</li>" })</ul>
        """
    }

    private func proof(_ evidence: TalentPerson.Evidence) -> HTML {
        """
        <li class="have">\(Taxonomy.skill(evidence.skill)) · \(evidence.works) \(evidence.works == 1 ? "work" : "works")<span class="sr">, evidenced</span></li>
        """
    }

    private var facts: String {
        [
            person.weeklyHours.map { "\($0) h a week" } ?? "hours not said",
            person.places.isEmpty ? "any place" : person.places.map(\.words).joined(separator: ", "),
            person.fields.isEmpty ? nil : "wants \(person.fields.map(Taxonomy.field).joined(separator: ", "))",
            person.finished == 0
                ? "no work finished here yet" : "\(person.finished) \(person.finished == 1 ? "project" : "projects") finished here",
            "last here in \(month)",
        ].compactMap { $0 }.joined(separator: " · ")
    }

    /// A day would tell more than it should.
    private var month: String {
        let day = zone.day(of: person.lastActive)
        return "\(Zone.months[day.month - 1]) \(day.year)"
    }
}
