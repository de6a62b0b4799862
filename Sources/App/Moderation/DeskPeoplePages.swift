import Domain

/// Accounts by name or address.
struct DeskPeoplePage: Page {
    let search: String
    let people: DeskPaging<DeskPerson>
    let zone: Zone

    var title: String { "People" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>People</h1></header>
        <form class="form" method="get" action="\(Paths.deskPeople)" role="search"><div class="row">\
        \(Field(name: "q", label: "Name or e-mail", form: Form([("q", search)]), kind: .search, hint: "The beginning of either.", optional: true, limit: 120))</div>
        <div class="acts"><button class="button primary">Find</button></div></form>
        \(if: people.items.isEmpty, "<div class=\"empty\"><h2>Nobody found</h2><p>Type the beginning of a name or of an e-mail address.</p></div>", else: table)\
        \(Pager(next: people.next.map { Paths.deskPeople(search, after: $0) }, words: "More"))
        """
    }

    private var table: HTML {
        """
        <table class="stack"><caption class="sr">People</caption><thead><tr><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">State</th><th scope="col">Joined</th></tr></thead>
        <tbody>\(each: people.items, row)</tbody></table>
        """
    }

    private func row(_ person: DeskPerson) -> HTML {
        """
        <tr><th scope="row"><a href="\(Paths.deskPerson(person.id))">\(person.name)</a></th><td data-label="E-mail">\(person.email)</td>\
        <td data-label="State">\(PersonBadge(person: person))</td><td data-label="Joined">\(When(instant: person.joinedAt, zone: zone))</td></tr>

        """
    }

    static var previews: [Preview] {
        [
            Preview("desk-people", DeskPeoplePage(search: "mi", people: DeskPaging([.mina]) { $0.folded }, zone: .utc)),
            Preview("desk-people-none", DeskPeoplePage(search: "xyz", people: DeskPaging([]) { $0.folded }, zone: .utc)),
        ]
    }
}

/// Whether an account can be used.
struct PersonBadge: Component {
    let person: DeskPerson

    var html: HTML {
        if person.isSuspended { return "<span class=\"badge bad\">Suspended</span>" }
        return person.isConfirmed ? "<span class=\"badge good\">Confirmed</span>" : "<span class=\"badge warn\">Not confirmed</span>"
    }
}

/// One account: its facts, its parts, what happened, and closing or opening it.
struct DeskPersonPage: Page {
    let file: DeskPersonFile
    let form: Form
    let zone: Zone
    let isSelf: Bool

    private var person: DeskPerson { file.person }

    var title: String { person.name }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskPeople)">People</a></li></ol></nav>
        <h1>\(person.name)</h1><p class="state">\(PersonBadge(person: person))\(if: file.isOperator, " <span class=\"badge info\">Operator</span>")</p></header>
        <div class="split"><div><section aria-labelledby="happened"><header class="bar"><h2 id="happened">What happened</h2><a href="\(Paths.deskAudit(AuditFilter(person: person.id)))">All they did</a></header>
        \(if: file.events.isEmpty, "<p class=\"muted\">Nothing yet.</p>", else: "\(AuditTable(rows: file.events, zone: zone))")</section></div>
        <aside class="side" aria-label="Account"><section aria-labelledby="facts"><h2 id="facts">Account</h2>\(facts)</section>\(if: !isSelf && !file.isOperator, door)</aside></div>
        """
    }

    private var facts: HTML {
        """
        <dl class="facts"><div><dt>E-mail</dt><dd>\(person.email)</dd></div><div><dt>Joined</dt><dd>\(When(instant: person.joinedAt, zone: zone))</dd></div>
        <div><dt>Time zone</dt><dd>\(file.zone)</dd></div><div><dt>Applications</dt><dd>\(file.applications)</dd></div>
        <div><dt>Engagements</dt><dd>\(file.engagements)</dd></div><div><dt>Open sessions</dt><dd>\(file.sessions)</dd></div>
        \(each: file.memberships, { "<div><dt>\($0.role.words)</dt><dd><a href=\"\(Paths.organization($0.slug))\">\($0.name)</a></dd></div>" })\
        <div><dt>Strikes</dt><dd><a href="\(Paths.deskStrikes(of: person.id))">See them, or give one</a></dd></div>\
        \(if: file.portfolio != nil, "<div><dt>Portfolio</dt><dd><a href=\"\(Paths.portfolio(file.portfolio ?? ""))\">Public</a></dd></div>")</dl>
        """
    }

    private var door: HTML {
        guard !person.isSuspended else {
            return """
                <section aria-labelledby="door"><h2 id="door">Suspended</h2><p>They cannot sign in, and their portfolio is closed.</p>
                <form method="post" action="\(Paths.restoration(person.id))" data-once><button class="button">Restore account</button></form></section>
                """
        }
        return """
            <section aria-labelledby="door"><h2 id="door">Suspend</h2>
            <form class="form" method="post" action="\(Paths.suspension(person.id))" data-once novalidate>
            \(ErrorSummary(form: form))\(Field(name: "reason", label: "Reason", form: form, kind: .area(rows: 3), hint: "For the record. Their sessions end at once.", limit: 500))
            <div class="acts"><button class="button danger">Suspend account</button></div></form></section>
            """
    }

    static var previews: [Preview] {
        [
            Preview("desk-person", DeskPersonPage(file: .mina, form: Form(), zone: .utc, isSelf: false)),
            Preview(
                "desk-person-wrong",
                DeskPersonPage(file: .mina, form: .wrong([], "reason", "The reason is missing: write it here."), zone: .utc, isSelf: false)),
        ]
    }
}

extension DeskPerson {
    /// For previews.
    static let mina = DeskPerson(
        id: ID("01hzzzzzzzzzzzzzzzzzzzzzz2"), name: "Mina Okafor", folded: "mina okafor", email: "mina@people.example", isConfirmed: true,
        isSuspended: false, joinedAt: Instant(milliseconds: 1_793_700_000_000))
}

extension DeskPersonFile {
    /// For previews.
    static let mina = DeskPersonFile(
        person: .mina, zone: "America/Chicago", isOperator: false, memberships: [], portfolio: "mina-okafor", applications: 4,
        engagements: 1, sessions: 2,
        events: AuditRow.samples)
}
