import Domain

/// One text field with its label, hint and problem, as LOOK.md wants every field to be.
struct Field: Component {
    enum Kind: Sendable {
        case text, email, password, url, date, time, number, decimal, search
        case area(rows: Int)
    }

    let name: String
    let label: String
    let form: Form
    var kind = Kind.text
    var hint = ""
    var optional = false
    /// In a filter everything is optional, and nothing says so.
    var isFilter = false
    var limit: Int?
    var autocomplete = ""
    var suffix = ""
    var short = false

    private var id: String { Field.id(name) }
    private var problem: String? { form.problem(name) }

    /// The id of the control for a field's name; error summaries link to it.
    static func id(_ name: String) -> String { String(name.map { $0 == "." ? "-" : $0 }) }

    var html: HTML {
        """
        <div class="field\(if: short, " short")\(if: problem != nil, " bad")"><label for="\(id)">\(label)\(if: optional, " <span class=\"optional\">optional</span>")</label>
        \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
        \(control)
        \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")</div>

        """
    }

    private var control: HTML {
        if case .area(let rows) = kind { return area(rows) }
        let input: HTML = """
            <input id="\(id)" name="\(name)" \(type)\(value)\(common)>
            """
        return suffix.isEmpty ? input : "<div class=\"affix\">\(input)<span>\(suffix)</span></div>"
    }

    private func area(_ rows: Int) -> HTML {
        """
        <textarea id="\(id)" name="\(name)" rows="\(rows)"\(common)\(if: limit != nil, " data-count")>
        \(form[name])</textarea>
        \(if: limit != nil, "<output class=\"hint\" for=\"\(id)\" data-left=\"{n} characters left\">Up to \(limit ?? 0) characters</output>")
        """
    }

    private var type: HTML {
        switch kind {
        case .text, .area: ""
        case .email: "type=\"email\" "
        case .password: "type=\"password\" "
        case .url: "type=\"url\" inputmode=\"url\" "
        case .date: "type=\"date\" "
        case .time: "type=\"time\" "
        case .number: "inputmode=\"numeric\" "
        case .decimal: "inputmode=\"decimal\" "
        case .search: "type=\"search\" "
        }
    }

    private var value: HTML {
        if case .password = kind { return "" }
        return "value=\"\(form[name])\""
    }

    private var common: HTML {
        """
        \(if: limit != nil, " maxlength=\"\(limit ?? 0)\"")\(if: !optional && !isFilter, " required")\
        \(if: !autocomplete.isEmpty, " autocomplete=\"\(autocomplete)\"")\(described)
        """
    }

    private var described: HTML {
        let ids = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap { $0 }
        return """
            \(if: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")\(if: problem != nil, " aria-invalid=\"true\"")
            """
    }
}

/// A choice that a select, radio buttons or checkboxes offer.
struct Option: Sendable, Hashable {
    let value: String
    let label: String
    var detail = ""

    static func all<Choice: Worded>(_: Choice.Type) -> [Option] {
        Choice.allCases.map { Option(value: $0.rawValue, label: $0.words) }
    }
}

/// One of many in a drop-down list.
struct Select: Component {
    let name: String
    let label: String
    let form: Form
    let options: [Option]
    /// The first, empty entry; none when something is always chosen.
    var prompt: String?
    var hint = ""
    var optional = false

    var html: HTML {
        let id = Field.id(name)
        let problem = form.problem(name)
        let ids = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap { $0 }
        return """
            <div class="field\(if: problem != nil, " bad")"><label for="\(id)">\(label)\(if: optional, " <span class=\"optional\">optional</span>")</label>
            \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
            <select id="\(id)" name="\(name)"\(if: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")\(if: problem != nil, " aria-invalid=\"true\"")>
            \(if: prompt != nil, "<option value=\"\">\(prompt ?? "")</option>")\(each: options, entry)</select>
            \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")</div>

            """
    }

    private func entry(_ option: Option) -> HTML {
        "<option value=\"\(option.value)\"\(if: form[name] == option.value, " selected")>\(option.label)</option>"
    }
}

/// Radio buttons, or checkboxes when several may be chosen.
struct Choices: Component {
    let name: String
    let legend: String
    let form: Form
    let options: [Option]
    var several = false
    var across = false
    var hint = ""

    var html: HTML {
        let id = Field.id(name)
        let problem = form.problem(name)
        let ids = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap { $0 }
        return """
            <fieldset class="choices\(if: across, " across")\(if: problem != nil, " bad")" id="\(id)"\(if: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")>
            <legend>\(legend)</legend>
            \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
            \(each: options, entry)
            \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")</fieldset>

            """
    }

    private func entry(_ option: Option) -> HTML {
        let chosen = form.all(name).contains(option.value)
        return """
            <label class="choice"><input type="\(if: several, "checkbox", else: "radio")" name="\(name)" value="\(option.value)"\(if: chosen, " checked")>\
            <span>\(option.label)\(if: !option.detail.isEmpty, " <small>\(option.detail)</small>")</span></label>
            """
    }
}

/// One box to tick.
struct Tick: Component {
    let name: String
    let label: String
    let form: Form

    var html: HTML {
        let id = Field.id(name)
        let problem = form.problem(name)
        return """
            <label class="choice"><input id="\(id)" type="checkbox" name="\(name)" value="yes"\(if: form[name] == "yes", " checked")\
            \(if: problem != nil, " aria-describedby=\"\(id)-error\" aria-invalid=\"true\"")><span>\(label)</span></label>
            \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")

            """
    }
}

/// The summary above a form that was not right: every problem, linked to its field.
struct ErrorSummary: Component {
    let form: Form

    var html: HTML {
        guard !form.problems.isEmpty else { return .none }
        let count = form.problems.count
        return """
            <section class="notice bad" id="errors" role="alert" aria-labelledby="errors-title">
            <h2 id="errors-title">\(count == 1 ? "One thing needs your attention" : "\(count) things need your attention")</h2>
            <p>Everything else you typed is kept.</p>
            <ul>\(each: form.problems, entry)</ul>
            </section>

            """
    }

    private func entry(_ problem: Problem) -> HTML {
        problem.field.isEmpty
            ? "<li>\(problem.message)</li>" : "<li><a href=\"#\(Field.id(problem.field))\">\(problem.message)</a></li>"
    }
}
