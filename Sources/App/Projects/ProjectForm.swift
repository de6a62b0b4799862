import Domain

/// The form of a project: a draft written into its fields, and read back from them as far as it can be kept.
struct ProjectForm {
    let zone: Zone
    let currency: Currency
    let members: [Member]

    static let deliverables = 8
    static let criteria = 6
    static let questions = 3
    /// Of each kind: the ones that matter most.
    static let skills = 8

    func form(_ draft: ProjectDraft) -> Form {
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        func day(_ value: Instant?) -> String { value.map { zone.day(of: $0).text } ?? "" }
        var form = Form([
            ("title", draft.title), ("problem", draft.summary), ("background", draft.background), ("field", draft.field ?? ""),
            ("hours", number(draft.hours)), ("fee", draft.fee?.figures ?? ""), ("seats", number(draft.seats)),
            ("place", draft.place.rawValue),
            ("city", draft.city), ("start", day(draft.start)), ("apply_by", day(draft.applyBy)), ("decide_by", day(draft.decideBy)),
            ("supervisor", draft.supervisor?.text ?? ""), ("backup_supervisor", draft.backupEmail), ("mentor", draft.mentor?.text ?? ""),
            ("minutes", number(draft.minutes)), ("check_ins", draft.checkIns.rawValue), ("tools", draft.tools),
            ("confidentiality", draft.confidentiality.rawValue), ("ip", draft.ip.rawValue), ("ai", draft.aiPolicy.rawValue),
            ("ai_note", draft.aiNote), ("portfolio", draft.portfolio.rawValue), ("eligibility", draft.eligibility),
        ])
        form.addSkills("needed", draft.needed)
        form.addSkills("gained", draft.gained)
        for (index, deliverable) in draft.deliverables.enumerated() {
            form.add("deliverables.\(index).title", deliverable.title)
            form.add("deliverables.\(index).weight", deliverable.weight == 0 ? "" : String(deliverable.weight))
            form.add("deliverables.\(index).due", deliverable.dueDays == 0 ? "" : String(deliverable.dueDays))
            for (number, text) in deliverable.criteria.enumerated() { form.add("deliverables.\(index).criteria.\(number)", text) }
        }
        for (index, text) in draft.questions.enumerated() { form.add("questions.\(index)", text) }
        return form
    }

    /// Reads every field; where one is wrong, its problem is kept in the form and the draft keeps what it had.
    func read(_ form: inout Form, over kept: ProjectDraft) -> ProjectDraft {
        var draft = kept
        readWords(&form, &draft)
        readChoices(&form, &draft)
        readDates(&form, &draft)
        readPeople(&form, &draft)
        readNumbers(&form, &draft)
        draft.deliverables = readDeliverables(&form)
        draft.questions = readQuestions(&form)
        draft.needed = form.skills("needed", atMost: Self.skills) ?? draft.needed
        draft.gained = form.skills("gained", atMost: Self.skills) ?? draft.gained
        return draft
    }

    private func readWords(_ form: inout Form, _ draft: inout ProjectDraft) {
        draft.title = form.line("title", "The title", 0...90)?.text ?? draft.title
        draft.summary = form.line("problem", "The problem", 0...300)?.text ?? draft.summary
        draft.background = form.prose("background", "The background", 0...3000)?.text ?? draft.background
        draft.city = form.line("city", "The city", 0...80)?.text ?? draft.city
        draft.tools = form.line("tools", "The list of tools", 0...200)?.text ?? draft.tools
        draft.aiNote = form.line("ai_note", "The note", 0...300)?.text ?? draft.aiNote
        draft.eligibility = form.line("eligibility", "The condition", 0...300)?.text ?? draft.eligibility
    }

    private func readChoices(_ form: inout Form, _ draft: inout ProjectDraft) {
        draft.place = form.choice("place", "a place") ?? draft.place
        draft.checkIns = form.choice("check_ins", "a rhythm") ?? draft.checkIns
        draft.confidentiality = form.choice("confidentiality", "how far the material may travel") ?? draft.confidentiality
        draft.ip = form.choice("ip", "who owns the work") ?? draft.ip
        draft.aiPolicy = form.choice("ai", "a rule for AI tools") ?? draft.aiPolicy
        draft.portfolio = form.choice("portfolio", "what may be shown") ?? draft.portfolio
        let field = form["field"]
        if field.isEmpty || Taxonomy.knowsField(field) {
            draft.field = field.isEmpty ? nil : field
        } else {
            form.keep(.invalid("field", "Choose a field from the list."), at: "field")
        }
    }

    private func readDates(_ form: inout Form, _ draft: inout ProjectDraft) {
        if let day = day("start", &form) { draft.start = day.map(zone.start) }
        if let day = day("apply_by", &form) { draft.applyBy = day.map(zone.end) }
        if let day = day("decide_by", &form) { draft.decideBy = day.map(zone.end) }
        guard let applyBy = draft.applyBy, let decideBy = draft.decideBy, decideBy < applyBy else { return }
        draft.decideBy = nil
        form.keep(.invalid("decide_by", "Decide on or after the last day to apply."), at: "decide_by")
    }

    /// - Returns: nil when what is there is no date; a nil inside when nothing is there.
    private func day(_ name: String, _ form: inout Form) -> Day?? {
        form.read(name) { raw throws(Refusal) -> Day? in
            let text = Text.line(raw)
            guard !text.isEmpty else { return nil }
            guard let day = Day(parsing: text), (2000...2100).contains(day.year) else {
                throw .invalid(name, "Write the date as year-month-day, such as 2026-12-04.")
            }
            return day
        }
    }

    private func readPeople(_ form: inout Form, _ draft: inout ProjectDraft) {
        if let id = member("supervisor", &form, \.role.isAuthor, "Choose an owner or a supervisor.") { draft.supervisor = id }
        if let id = member("mentor", &form, { _ in true }, "Choose a member.") { draft.mentor = id }
        let email = form.read("backup_supervisor") { raw throws(Refusal) in Text.line(raw).isEmpty ? "" : try Email(raw).folded }
        draft.backupEmail = email ?? draft.backupEmail
    }

    private func member(_ name: String, _ form: inout Form, _ fits: (Member) -> Bool, _ words: String) -> ID<Person>?? {
        form.read(name) { raw throws(Refusal) -> ID<Person>? in
            guard !raw.isEmpty else { return nil }
            guard let member = members.first(where: { $0.id.text == raw && fits($0) }) else { throw .invalid(name, words) }
            return member.id
        }
    }

    private func readNumbers(_ form: inout Form, _ draft: inout ProjectDraft) {
        if let hours = number("hours", "Hours", 1...1000, &form) { draft.hours = hours }
        if let minutes = number("minutes", "Minutes", 0...600, &form) { draft.minutes = minutes }
        draft.seats = form.integer("seats", "Seats", 1...50) ?? draft.seats
        let fee = form.read("fee") { raw throws(Refusal) -> Money? in
            Text.line(raw).isEmpty ? nil : try Money(parsing: raw, currency: currency)
        }
        if let fee { draft.fee = fee }
    }

    private func number(_ name: String, _ what: String, _ range: ClosedRange<Int>, _ form: inout Form) -> Int?? {
        Text.line(form[name]).isEmpty ? .some(nil) : form.integer(name, what, range).map { .some($0) }
    }
}

extension ProjectForm {
    private func readDeliverables(_ form: inout Form) -> [Deliverable] {
        var found: [Deliverable] = []
        for index in form.indexes(of: "deliverables") {
            let prefix = "deliverables.\(index)"
            let deliverable = Deliverable(
                title: form.line("\(prefix).title", "The name", 0...120)?.text ?? "", criteria: readCriteria("\(prefix).criteria", &form),
                weight: whole("\(prefix).weight", "The weight", 0...100, &form), dueDays: whole("\(prefix).due", "The days", 0...365, &form)
            )
            let isBlank = deliverable == Deliverable(title: "", criteria: [], weight: 0, dueDays: 0)
            if !isBlank { found.append(deliverable) }
        }
        if found.count > Self.deliverables {
            form.keep(.invalid("deliverables", "Name at most \(Self.deliverables) deliverables."), at: "deliverables")
        }
        return Array(found.prefix(Self.deliverables))
    }

    private func readCriteria(_ prefix: String, _ form: inout Form) -> [String] {
        let texts = form.indexes(of: prefix).compactMap { form.line("\(prefix).\($0)", "The criterion", 0...240)?.text }.filter {
            !$0.isEmpty
        }
        if texts.count > Self.criteria {
            form.keep(.invalid(prefix, "Name at most \(Self.criteria) criteria for one deliverable."), at: prefix)
        }
        return Array(texts.prefix(Self.criteria))
    }

    private func whole(_ name: String, _ what: String, _ range: ClosedRange<Int>, _ form: inout Form) -> Int {
        Text.line(form[name]).isEmpty ? 0 : form.integer(name, what, range) ?? 0
    }

    private func readQuestions(_ form: inout Form) -> [String] {
        let texts = form.indexes(of: "questions").compactMap { form.line("questions.\($0)", "The question", 0...240)?.text }.filter {
            !$0.isEmpty
        }
        return Array(texts.prefix(Self.questions))
    }
}
