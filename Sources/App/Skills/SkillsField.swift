import Domain

/// Skills typed by name, one to a line; what is not on the list is refused with the nearest one.
///
/// All names would weigh more than the page: the script asks for those that begin like what is typed (`SkillRoutes.offers`).
struct SkillsField: Component {
    let name: String
    let label: String
    let form: Form
    var hint = ""
    var most = 12
    /// The place of the offered names stands once on a page: the second field of a form says false.
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
        <datalist id="known-skills" data-from="\(Paths.skills)"></datalist>

        """
    }
}
