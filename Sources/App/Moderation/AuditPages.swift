import Domain

/// Everything that was done, newest first.
struct AuditPage: Page {
    let filter: AuditFilter
    let personName: String?
    let rows: DeskPaging<AuditRow>
    let zone: Zone

    var title: String { "Audit trail" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Audit trail</h1><p class="lede">Every move and every act of staff: who, what, when.</p></header>
        <form class="form" method="get" action="\(Paths.deskAudit())"><div class="row">\
        \(Select(name: "noun", label: "About", form: Form([("noun", filter.noun?.rawValue ?? "")]), options: Self.nouns, prompt: "Everything"))</div>\
        \(if: filter.person != nil, "<input type=\"hidden\" name=\"person\" value=\"\(filter.person?.text ?? "")\">")
        <div class="acts"><button class="button">Show</button></div></form>
        \(if: personName != nil, chips)\
        \(if: rows.items.isEmpty, "<div class=\"empty\"><h2>Nothing here</h2><p>Nothing has happened that fits this filter.</p></div>", else: "\(AuditTable(rows: rows.items, zone: zone))")\
        \(Pager(next: rows.next.map { Paths.deskAudit(AuditFilter(noun: filter.noun, person: filter.person, before: $0)) }))
        """
    }

    private var chips: HTML {
        """
        <ul class="chips" aria-label="Active filters"><li><a href="\(Paths.deskAudit(AuditFilter(noun: filter.noun)))"><span class="sr">Remove filter: </span>Done by \(personName ?? "")</a></li></ul>

        """
    }

    private static let nouns = Noun.allCases.map { Option(value: $0.rawValue, label: Words.spaced($0.rawValue)) }

    static var previews: [Preview] {
        [
            Preview(
                "desk-audit",
                AuditPage(filter: AuditFilter(), personName: nil, rows: DeskPaging(AuditRow.samples) { $0.event.id.text }, zone: .utc)),
            Preview(
                "desk-audit-empty",
                AuditPage(
                    filter: AuditFilter(noun: .report, person: ID("01hzzzzzzzzzzzzzzzzzzzzzz2")), personName: "Mina Okafor",
                    rows: DeskPaging([]) { $0.event.id.text }, zone: .utc)),
        ]
    }
}

/// Events as a table.
struct AuditTable: Component {
    let rows: [AuditRow]
    let zone: Zone

    var html: HTML {
        """
        <div class="scroll" role="region" aria-label="Events" tabindex="0"><table><caption class="sr">Events, newest first</caption>
        <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Note</th></tr></thead>
        <tbody>\(each: rows, row)</tbody></table></div>
        """
    }

    private func row(_ row: AuditRow) -> HTML {
        """
        <tr><td>\(When(instant: row.event.at, zone: zone, style: .dateTime))</td><td>\(who(row))</td>\
        <td>\(what(row.event))</td><td>\(state(row.event))</td><td>\(row.event.note)</td></tr>

        """
    }

    private func who(_ row: AuditRow) -> HTML {
        guard let id = row.event.person else { return "<span class=\"muted\">\(row.event.role.isEmpty ? "nobody" : row.event.role)</span>" }
        return "<a href=\"\(Paths.deskPerson(id))\">\(row.person ?? "")</a> <small>\(row.event.role)</small>"
    }

    private func what(_ event: Event) -> HTML {
        let words = Words.spaced("\(event.noun.rawValue)_\(event.kind)")
        return page(of: event).map { "<a href=\"\($0)\">\(words)</a>" } ?? "\(words)"
    }

    /// The page an operator can look at the thing on, where there is one.
    private func page(of event: Event) -> Path? {
        switch event.noun {
        case .person: Paths.deskPerson(ID(event.nounID))
        case .project: Paths.project(ID(event.nounID))
        case .engagement: Paths.engagement(ID(event.nounID))
        case .dispute: Paths.dispute(ID(event.nounID))
        case .strike: Paths.deskStrike(ID(event.nounID))
        case .credential: Paths.verify(ID(event.nounID))
        case .report: Paths.deskReport(ID(event.nounID))
        case .organization, .invitation, .application, .applicationInvitation, .milestone, .transfer, .feedback, .message, .job: nil
        case .portfolioRequest, .mentorSeat, .meeting, .webhook: nil
        case .checkIn, .riskFlag, .planStep, .changeRequest, .pause, .nudge, .accommodation, .sharedQuestion: nil
        }
    }

    private func state(_ event: Event) -> String {
        guard let to = event.to else { return "" }
        return event.from.map { $0 == to ? to : "\($0) → \(to)" } ?? to
    }
}

extension AuditRow {
    /// For previews.
    static let samples = [
        AuditRow(
            event: Event(
                id: ID("01hzzzzzzzzzzzzzzzzzzzzzza"), noun: .person, nounID: "01hzzzzzzzzzzzzzzzzzzzzzz2", kind: "suspend",
                person: ID("01hzzzzzzzzzzzzzzzzzzzzzzb"), role: "operator", note: "Two reports of spam",
                at: Instant(milliseconds: 1_795_700_000_000)),
            person: "Ines Ortega"),
        AuditRow(
            event: Event(
                id: ID("01hzzzzzzzzzzzzzzzzzzzzzzc"), noun: .credential, nounID: "01hzzzzzzzzzzzzzzzzzzzzzz2", kind: "issue", to: "active",
                role: "clock",
                at: Instant(milliseconds: 1_795_600_000_000)), person: nil),
    ]
}
