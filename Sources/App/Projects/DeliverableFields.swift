import Domain

/// The repeated groups of deliverables and their criteria: what is there, some spare ones, and templates for the script.
struct DeliverableFields: Component {
    let form: Form

    /// What stands for the number of a group in a template.
    private static let group = "__d__"
    private static let line = "__c__"

    var html: HTML {
        let filled = form.indexes(of: "deliverables")
        let next = (filled.last ?? -1) + 1
        let spare = filled.isEmpty ? 3 : filled.count < ProjectForm.deliverables ? 1 : 0
        return """
            <fieldset class="section" id="deliverables"><legend>Deliverables</legend>
            <p class="hint">Each with at least one criterion that someone else could check. The same text is used to judge the work and to pay for it.</p>
            \(if: form.problem("deliverables") != nil, "<p class=\"error\">\(form.problem("deliverables") ?? "")</p>")
            <div class="repeat" data-repeat="__d__" data-max="\(ProjectForm.deliverables)" data-next="\(next + spare)">
            \(each: Array(filled.enumerated()), { group(String($0.element), number: $0.offset + 1, spare: false) })\
            \(each: Array(next..<(next + spare)), { group(String($0), number: $0 + 1, spare: !(filled.isEmpty && $0 == 0)) })
            <template>\(group(Self.group, number: nil, spare: false))</template>
            <button type="button" class="button with-script" data-add>Add a deliverable</button>
            </div>
            <p class="tally"><output data-weights="100">Weights add up to 100 %.</output></p>
            </fieldset>

            """
    }

    private func group(_ index: String, number: Int?, spare: Bool) -> HTML {
        let prefix = "deliverables.\(index)"
        let label: HTML = number.map { "\($0)" } ?? .none
        return """
            <fieldset class="group" data-item\(if: spare, " data-spare")>
            <legend>Deliverable <span data-number>\(label)</span></legend>
            \(input("\(prefix).title", "What is handed over", limit: 120))
            <div class="row">\(affix("\(prefix).weight", "Weight", "%", isWeight: true))\(affix("\(prefix).due", "Due after", "days", isWeight: false))</div>
            \(criteria(index))
            <button type="button" class="button plain with-script" data-remove>Remove this deliverable</button>
            </fieldset>

            """
    }

    private func criteria(_ group: String) -> HTML {
        let prefix = "deliverables.\(group).criteria"
        let filled = group == Self.group ? [] : form.indexes(of: prefix)
        let next = (filled.last ?? -1) + 1
        let spare = filled.isEmpty ? 2 : filled.count < ProjectForm.criteria ? 1 : 0
        let problem = form.problem(prefix)
        return """
            <div class="repeat" id="\(Field.id(prefix))" data-repeat="__c__" data-max="\(ProjectForm.criteria)" data-next="\(next + spare)">
            \(if: problem != nil, "<p class=\"error\">\(problem ?? "")</p>")
            \(each: Array(filled.enumerated()), { criterion(prefix, String($0.element), number: $0.offset + 1, spare: false) })\
            \(each: Array(next..<(next + spare)), { criterion(prefix, String($0), number: $0 + 1, spare: !(filled.isEmpty && $0 == 0)) })
            <template>\(criterion(prefix, Self.line, number: nil, spare: false))</template>
            <button type="button" class="button with-script" data-add>Add a criterion</button>
            </div>
            """
    }

    private func criterion(_ prefix: String, _ index: String, number: Int?, spare: Bool) -> HTML {
        let name = "\(prefix).\(index)"
        let label: HTML = number.map { "\($0)" } ?? .none
        return """
            <div class="line" data-item\(if: spare, " data-spare")>
            <div class="field\(if: form.problem(name) != nil, " bad")"><label for="\(Field.id(name))">Criterion <span data-number>\(label)</span></label>
            <input id="\(Field.id(name))" name="\(name)" value="\(form[name])" maxlength="240"\(flagged(name))>\(error(name))</div>
            <button type="button" class="button plain with-script" data-remove>Remove</button>
            </div>

            """
    }

    private func input(_ name: String, _ label: HTML, limit: Int) -> HTML {
        """
        <div class="field\(if: form.problem(name) != nil, " bad")"><label for="\(Field.id(name))">\(label)</label>
        <input id="\(Field.id(name))" name="\(name)" value="\(form[name])" maxlength="\(limit)"\(flagged(name))>\(error(name))</div>
        """
    }

    private func affix(_ name: String, _ label: HTML, _ unit: HTML, isWeight: Bool) -> HTML {
        """
        <div class="field short\(if: form.problem(name) != nil, " bad")"><label for="\(Field.id(name))">\(label)</label>
        <div class="affix"><input id="\(Field.id(name))" name="\(name)" inputmode="numeric" value="\(form[name])"\(if: isWeight, " data-weight")\(flagged(name))><span>\(unit)</span></div>\(error(name))</div>
        """
    }

    private func flagged(_ name: String) -> HTML {
        form.problem(name) == nil ? .none : " aria-describedby=\"\(Field.id(name))-error\" aria-invalid=\"true\""
    }

    private func error(_ name: String) -> HTML {
        guard let problem = form.problem(name) else { return .none }
        return "<p class=\"error\" id=\"\(Field.id(name))-error\">\(problem)</p>"
    }
}
