import Domain

/// Any number of fields to tick, family by family; a family is open when something in it is ticked.
struct FieldChoices: Component {
    let name: String
    let legend: String
    let form: Form
    var hint = ""

    private var chosen: Set<String> { Set(form.all(name)) }

    var html: HTML {
        let (id, problem) = (Field.id(name), form.problem(name))
        let ids = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap { $0 }
        return """
            <fieldset class="choices\(if: problem != nil, " bad")" id="\(id)"\(if: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")>
            <legend>\(legend)</legend>
            \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
            \(if: problem != nil, "<p class=\"error\" id=\"\(id)-error\">\(problem ?? "")</p>")
            \(each: Taxonomy.families, { family($0.name, $0.fields, chosen) })</fieldset>

            """
    }

    private func family(_ name: String, _ fields: [Taxonomy.Field], _ chosen: Set<String>) -> HTML {
        let count = fields.count { chosen.contains($0.id) }
        return """
            <details class="facet"\(if: count > 0, " open")><summary>\(name)\(if: count > 0, " <span class=\"count\">\(count)<span class=\"sr\"> chosen</span></span>")</summary>
            <div class="choices across">\(each: fields, { choice($0, chosen.contains($0.id)) })</div></details>

            """
    }

    private func choice(_ field: Taxonomy.Field, _ isChosen: Bool) -> HTML {
        """
        <label class="choice"><input type="checkbox" name="\(name)" value="\(field.id)"\(if: isChosen, " checked")><span>\(field.name)</span></label>
        """
    }
}
