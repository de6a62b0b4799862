import Domain

/// The form to say that something here is wrong.
struct ReportPage: Page {
    let form: Form

    var title: String { "Report a page" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Report a page</h1><p class="lede">Say what is wrong. The operator of this site reads it; the person concerned does not learn who reported it.</p></header>
        <form class="form" method="post" action="\(Paths.report())" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "page", label: "Page", form: form, hint: "Its address on this site.", limit: 500))\
        \(Choices(name: "reason", legend: "What is wrong", form: form, options: Option.all(ReportReason.self)))\
        \(Field(name: "words", label: "What you saw", form: form, kind: .area(rows: 5), hint: "Dates and exact words help.", limit: 2000))
        <div class="acts"><button class="button primary">Send report</button></div></form>
        """
    }

    static var previews: [Preview] {
        [
            Preview("report", ReportPage(form: Form([("page", "/projects")]))),
            Preview(
                "report-wrong",
                ReportPage(form: .wrong([("page", "/projects"), ("reason", "scam")], "words", "What you saw is missing: write it here."))),
        ]
    }
}

/// The reports that wait, or those that have ended.
struct ReportsPage: Page {
    let reports: [ReportRow]
    let isOpen: Bool
    let next: String?
    let zone: Zone

    var title: String { "Reports" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Reports</h1></header>
        <nav class="tabs" aria-label="Reports"><ul><li><a href="\(Paths.deskReports)"\(if: isOpen, " aria-current=\"page\"")>Open</a></li>\
        <li><a href="\(Paths.endedReports())"\(if: !isOpen, " aria-current=\"page\"")>Ended</a></li></ul></nav>
        \(if: reports.isEmpty, "<div class=\"empty\"><h2>\(if: isOpen, "No open reports", else: "No report has ended yet")</h2><p>Anyone can report a page from its foot; reports arrive here.</p></div>", else: "<ul class=\"rows\">\(each: reports, row)</ul>")\
        \(Pager(next: next.map(Paths.endedReports)))
        """
    }

    private func row(_ report: ReportRow) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.deskReport(report.id))">\(report.reason.words)</a></h2>
        <p class="meta"><span class="badge\(if: report.state == .open, " warn")">\(report.state.words)</span> \(report.path) · \
        \(report.reporter ?? "a visitor") · \(When(instant: report.createdAt, zone: zone, style: .dateTime))</p></li>

        """
    }

    static var previews: [Preview] {
        [
            Preview("desk-reports", ReportsPage(reports: [.sample], isOpen: true, next: nil, zone: .utc)),
            Preview("desk-reports-empty", ReportsPage(reports: [], isOpen: true, next: nil, zone: .utc)),
        ]
    }
}

/// One report, and how to end it.
struct ReportFilePage: Page {
    let report: ReportRow
    let form: Form
    let zone: Zone

    var title: String { "Report" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskReports)">Reports</a></li></ol></nav>
        <h1>\(report.reason.words)</h1><p class="state"><span class="badge\(if: report.state == .open, " warn")">\(report.state.words)</span></p></header>
        <dl class="facts"><div><dt>Page</dt><dd><a href="\(Path.local(report.path) ?? Paths.landing)">\(report.path)</a></dd></div>
        <div><dt>From</dt><dd>\(reporter)</dd></div><div><dt>When</dt><dd>\(When(instant: report.createdAt, zone: zone, style: .dateTime))</dd></div>
        \(if: report.state != .open, "<div><dt>Note</dt><dd>\(report.note)</dd></div>")</dl>
        <section aria-labelledby="said"><h2 id="said">What they saw</h2><div class="prose">\(Markdown.html(report.words))</div></section>
        \(if: report.state == .open, end)
        """
    }

    private var reporter: HTML {
        report.person.map { "<a href=\"\(Paths.deskPerson($0))\">\(report.reporter ?? "")</a>" } ?? "a visitor who was not signed in"
    }

    private var end: HTML {
        """
        <form class="form" method="post" action="\(Paths.deskReport(report.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "note", label: "Note", form: form, kind: .area(rows: 3), hint: "What you found and did, for the record.", limit: 1000))
        <div class="acts"><button class="button primary" name="act" value="settle">Settle: I acted on it</button> \
        <button class="button" name="act" value="dismiss">Dismiss: nothing to do</button></div></form>
        """
    }

    static var previews: [Preview] { [Preview("desk-report", ReportFilePage(report: .sample, form: Form(), zone: .utc))] }
}

extension ReportRow {
    /// For previews.
    static let sample = ReportRow(
        id: ID("01hzzzzzzzzzzzzzzzzzzzzzz7"), state: .open, path: "/projects/01hzzzzzzzzzzzzzzzzzzzzzz8", reason: .offPlatform,
        words: "The message asks me to move to another app and be paid there.", person: ID("01hzzzzzzzzzzzzzzzzzzzzzz2"),
        reporter: "Mina Okafor",
        note: "", createdAt: Instant(milliseconds: 1_795_700_000_000), settledAt: nil)
}
