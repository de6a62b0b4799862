import Domain

/// Skills typed by name, one to a line, with the known names offered; what is not on the list is refused with the nearest one.
struct SkillsField: Component {
    let name: String
    let label: String
    let form: Form
    var hint = ""
    var most = 12
    /// The offered names are printed once on a page: the second field of a form says false.
    var printsNames = true

    private var id: String { Field.id(name) }
    private var problem: String? { form.problem(name) }

    var html: HTML {
        let filled = form.all(name).filter { !$0.isEmpty }
        let lines = filled.map { ($0, false) } + Array(repeating: ("", true), count: max(1, min(3, most - filled.count)))
        return """
            <fieldset class="choices\(if: problem != nil, " bad")" id="\(id)"\(described)>
            <legend>\(label)</legend>
            \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
            \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")
            <div class="repeat" data-repeat="__s__" data-max="\(most)">
            \(each: Array(lines.enumerated()), { line($0.offset, $0.element.0, isSpare: $0.element.1) })
            <template>\(blank)</template>
            <button type="button" class="button with-script" data-add>Add a skill</button>
            </div></fieldset>
            \(if: printsNames, names)
            """
    }

    private var described: HTML {
        let ids = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap { $0 }
        return ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private func line(_ index: Int, _ value: String, isSpare: Bool) -> HTML {
        """
        <div class="line" data-item\(if: isSpare, " data-spare")>
        <div class="field"><label for="\(id)-\(index)">Skill <span data-number>\(index + 1)</span></label>\
        <input id="\(id)-\(index)" name="\(name)" value="\(value)" list="known-skills" maxlength="80" autocomplete="off"></div>
        <button type="button" class="button plain with-script" data-remove>Remove</button></div>

        """
    }

    private var blank: HTML {
        """
        <div class="line" data-item>
        <div class="field"><label for="\(id)-__s__">Skill <span data-number></span></label>\
        <input id="\(id)-__s__" name="\(name)" list="known-skills" maxlength="80" autocomplete="off"></div>
        <button type="button" class="button plain with-script" data-remove>Remove</button></div>
        """
    }

    private var names: HTML {
        """
        <datalist id="known-skills">\(each: Taxonomy.standard.skills, { "<option value=\"\($0.name)\"></option>" })</datalist>

        """
    }
}

extension Form {
    /// Puts skills into the form by their names, as `SkillsField` shows them.
    mutating func addSkills(_ name: String, _ ids: [String]) {
        for id in ids { add(name, Taxonomy.skill(id)) }
    }

    /// Reads the skills of a `SkillsField`: names, other names or ids, one to an input or separated by commas.
    ///
    /// - Returns: ids in the order they were typed, each once; nil when something was wrong, which is kept for the end.
    mutating func skills(_ name: String, atLeast least: Int = 0, atMost most: Int = 12) -> [String]? {
        let typed = all(name).flatMap { $0.split(whereSeparator: { $0 == "," || $0.isNewline }) }.map { Text.line(String($0)) }.filter {
            !$0.isEmpty
        }
        return read(name) { _ throws(Refusal) in
            guard typed.count <= most * 2 else { throw .invalid(name, "Name at most \(most) skills.") }
            var ids: [String] = []
            for skill in typed {
                let id = try Taxonomy.skillID(named: skill)
                if !ids.contains(id) { ids.append(id) }
            }
            guard ids.count <= most else { throw .invalid(name, "Name at most \(most) skills.") }
            guard ids.count >= least else {
                throw .invalid(name, least == 1 ? "Name at least one skill." : "Name at least \(least) skills.")
            }
            return ids
        }
    }
}

extension Taxonomy {
    private static let skillIDs: [String: String] = {
        var ids: [String: String] = [:]
        for skill in standard.skills {
            for name in [skill.name, skill.id] + (skill.aliases ?? []) where ids[Text.folded(name)] == nil {
                ids[Text.folded(name)] = skill.id
            }
        }
        return ids
    }()

    /// The id behind a name as people type it.
    ///
    /// - Throws: a refusal that offers the nearest name we know.
    static func skillID(named raw: String) throws(Refusal) -> String {
        if let id = skillIDs[Text.folded(raw)] { return id }
        let shown = raw.count > 40 ? "\(raw.prefix(40))…" : raw
        guard let near = Text.nearest(to: raw, among: standard.skills.flatMap { [$0.name] + ($0.aliases ?? []) }),
            let id = skillIDs[Text.folded(near)]
        else { throw .invalid("", "“\(shown)” is not on our list of skills: choose one of the names offered while you type.") }
        throw .invalid("", "“\(shown)” is not on our list of skills: did you mean “\(skill(id))”?")
    }
}
