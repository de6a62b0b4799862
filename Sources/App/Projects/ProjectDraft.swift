import Domain
import Storage

/// Everything an author writes about a project; what is still missing is empty or nil.
struct ProjectDraft: Sendable, Hashable {
    var title = ""
    var summary = ""
    var background = ""
    var field: String?
    var hours: Int?
    var fee: Money?
    var seats = 1
    var place = Place.remote
    var city = ""
    var start: Instant?
    var applyBy: Instant?
    var decideBy: Instant?
    var supervisor: ID<Person>?
    var backupEmail = ""
    var mentor: ID<Person>?
    var minutes: Int?
    var checkIns = CheckInRhythm.weekly
    var tools = ""
    var confidentiality = Confidentiality.open
    var ip = IPMode.assigned
    var aiPolicy = AIPolicy.disclose
    var aiNote = ""
    var portfolio = PortfolioPermission.full
    var eligibility = ""
    var deliverables: [Deliverable] = []
    var needed: [String] = []
    var gained: [String] = []
    var questions: [String] = []

    /// What the scope check reads of it; days are the employer's.
    func scope(in zone: Zone) -> ScopeDraft {
        ScopeDraft(
            title: title, problem: summary, background: background, deliverables: deliverables, hours: hours, fee: fee,
            start: start.map(zone.day), applyBy: applyBy.map(zone.day), decideBy: decideBy.map(zone.day), hasSupervisor: supervisor != nil,
            hasBackupSupervisor: !backupEmail.isEmpty, hasMentor: mentor != nil, checkIns: checkIns)
    }

    /// What must be there before anyone else reads it, whatever the score; each names its field.
    func gaps(at now: Instant) -> [Problem] {
        var problems = Problems()
        if title.isEmpty { problems.add("title", "Give the project a title.") }
        if field == nil { problems.add("field", "Choose the field it belongs to.") }
        if hours == nil { problems.add("hours", "Estimate the hours.") }
        if fee == nil { problems.add("fee", "Enter the fee.") }
        if start == nil { problems.add("start", "Choose the day the work starts.") }
        if applyBy.map({ $0 <= now }) ?? true { problems.add("apply_by", "Choose a last day to apply that lies in the future.") }
        if decideBy == nil { problems.add("decide_by", "Choose the day by which everyone has an answer.") }
        if supervisor == nil { problems.add("supervisor", "Choose who accepts the work.") }
        if place != .remote, city.isEmpty { problems.add("city", "Name the city, or make it remote.") }
        if let blank = firstBlank { problems.add(blank.field, "Replace “\(blank.text)” with your own words.") }
        return problems.list
    }

    /// The first thing in square brackets, which templates use for what the author has to fill in; Markdown links are none.
    private var firstBlank: (field: String, text: String)? {
        let texts =
            [("title", title), ("problem", summary), ("background", background), ("ai_note", aiNote)]
            + deliverables.flatMap { item in ([item.title] + item.criteria).map { ("deliverables", $0) } }
            + questions.map { ("questions.0", $0) }
        for (field, text) in texts {
            if let found = Self.bracketed(text) { return (field, found) }
        }
        return nil
    }

    private static func bracketed(_ text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            guard let close = rest[open...].firstIndex(of: "]") else { return nil }
            let next = rest[rest.index(after: close)...]
            if next.first != "(" { return String(rest[open...close]) }
            rest = next
        }
        return nil
    }
}

extension ProjectDraft {
    /// Reads the columns of `project`; the lists beside it are read by `Transaction.projectFile`.
    init(row: Row) throws {
        let currency: Currency = try row["currency"]
        let fee: Int64? = try row["fee_minor"]
        self.init(
            title: try row["title"], summary: try row["summary"], background: try row["background"], field: try row["field"],
            hours: try row["hours"], fee: fee.map { Money(minor: $0, currency: currency) }, seats: try row["seats"],
            place: try row["place"],
            city: try row["city"], start: try row["start_at"], applyBy: try row["apply_by"], decideBy: try row["decide_by"],
            supervisor: try row["supervisor_id"], backupEmail: try row["backup_email"], mentor: try row["mentor_id"],
            minutes: try row["supervisor_minutes"], checkIns: try row["check_ins"], tools: try row["tools"],
            confidentiality: try row["confidentiality"], ip: try row["ip"], aiPolicy: try row["ai_policy"], aiNote: try row["ai_note"],
            portfolio: try row["portfolio"], eligibility: try row["eligibility"])
    }
}
