import Domain

/// A credential in the words of other places: LinkedIn's form and a résumé. Everything in it is verified.
struct CareerWording: Sendable {
    let facts: CredentialFacts
    /// The site's address, without a slash at the end.
    let siteURL: String
    let zone: Zone

    var page: String { siteURL + Paths.verify(facts.id).text }

    /// LinkedIn's form to add a certification, filled in.
    var linkedIn: String {
        let issued = zone.day(of: facts.issuedAt)
        let fields = [
            ("startTask", "CERTIFICATION_NAME"), ("name", "Fieldwork: \(facts.project) (\(facts.organization))"),
            ("organizationName", "Foothold"),
            ("issueYear", "\(issued.year)"), ("issueMonth", "\(issued.month)"), ("certUrl", page), ("certId", facts.id.text),
        ]
        return "https://www.linkedin.com/profile/add?" + fields.map { "\($0.0)=\(Path.encoded($0.1))" }.joined(separator: "&")
    }

    /// The line of the position.
    var position: String {
        "\(facts.project), \(facts.organization): paid micro-internship in \(CareerWording.fieldInSentence(facts.field)), \(facts.hours) hours, \(span)"
    }

    /// Two or three sentences for under it.
    var bullets: [String] {
        [delivered, judged, skills.isEmpty ? nil : "Used \(CareerWording.list(skills)); verified at \(page)"].compactMap { $0 }
    }

    /// All of it, as it is copied.
    var text: String { ([position] + bullets.map { "• \($0)" }).joined(separator: "\n") }

    private var skills: [String] { facts.skills.prefix(4).map(Taxonomy.skill) }

    private var delivered: String? {
        guard let first = facts.deliverablesShown.first else { return nil }
        let rest = facts.deliverablesShown.count - 1
        let others = rest == 0 ? "" : rest == 1 ? " and one more deliverable" : " and \(rest) more deliverables"
        return "Delivered “\(first)”\(others) on agreed terms for \(facts.organization)"
    }

    private var judged: String? {
        guard facts.criteriaAll > 0, facts.criteriaMet > 0 else { return nil }
        let judge = facts.assessor.isEmpty ? "" : ", judged by \(facts.assessor)"
        return "Met \(facts.criteriaMet) of \(facts.criteriaAll) acceptance criteria set before the work began\(judge)"
    }

    /// "November 2026", or "October to November 2026".
    private var span: String {
        let (from, to) = (zone.day(of: facts.beganAt), zone.day(of: facts.endedAt))
        let end = "\(Zone.months[to.month - 1]) \(to.year)"
        if (from.year, from.month) == (to.year, to.month) { return end }
        return "\(Zone.months[from.month - 1])\(from.year == to.year ? "" : " \(from.year)") to \(end)"
    }

    /// The field as it stands inside a sentence: "data analysis", but "IT and security".
    static func fieldInSentence(_ id: String) -> String {
        let name = Taxonomy.field(id)
        guard let first = name.first, name.dropFirst().first?.isUppercase == false else { return name }
        return first.lowercased() + name.dropFirst()
    }

    /// "a", "a and b", "a, b and c".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}

/// The box in which a holder finds the wording and the link.
struct CareerBox: Component {
    let wording: CareerWording
    var level3 = false

    private var id: String { "cv-\(wording.facts.id.text)" }

    var html: HTML {
        """
        <div class="copy">\(heading)<p id="\(id)">\(wording.position)\(each: wording.bullets, { "<br>• \($0)" })</p>
        <button type="button" class="button with-script" data-copy="\(id)">Copy</button></div>
        <div class="acts"><a class="button" href="\(link: wording.linkedIn)" rel="noopener">Add to LinkedIn profile</a></div>

        """
    }

    private var heading: HTML { level3 ? "<h3>For your résumé</h3>" : "<h2>For your résumé</h2>" }
}
