import Domain

/// The policy pack in force: every number, and what it means.
struct PoliciesPage: Page {
    let policy: Policy
    let file: PolicyFile?

    var title: String { "Policies" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Policies</h1><p class="lede">The numbers this site works by. They are a data file; each project keeps the version it was published under.</p>
        <p class="state"><span class="badge good">In force</span> \(file?.name ?? policy.version), version <code>\(policy.version)</code>, from \(policy.effective.text)</p></header>
        \(each: groups, group)
        <section aria-labelledby="tax"><h2 id="tax">Tax forms</h2>
        \(if: (file?.taxForms ?? []).isEmpty, "<p class=\"muted\">None.</p>", else: "<dl class=\"facts\">\(each: file?.taxForms ?? [], taxForm)</dl>")</section>
        <section aria-labelledby="words"><h2 id="words">Words the scope check looks for</h2>\(each: lists, list)</section>
        """
    }

    private typealias Fact = (name: String, value: String, meaning: String)

    private var groups: [(title: String, facts: [Fact])] {
        [
            (
                "Work and pay",
                [
                    (
                        "Floor", "\(Money(minor: policy.floorMinorPerHour, currency: policy.currency).text) an hour",
                        "The least a project pays for an estimated hour."
                    ),
                    ("Hours", "\(policy.hours.lowerBound) to \(policy.hours.upperBound)", "The estimate of a whole project."),
                    ("Length", "\(policy.days.lowerBound) to \(policy.days.upperBound) days", "From the start to the last due date."),
                    ("Fee of this site", percent, "Added to the fixed fee, paid by the employer, shown before posting."),
                    ("Age", "\(policy.minimumAge) or older", "Said when joining."),
                ]
            ),
            (
                "Clocks",
                [
                    ("Offer", "\(policy.offerHours) hours", "An offer that is not answered lapses."),
                    ("Decide-by", "\(policy.decideByDaysAfterApplyBy) days after apply-by at most", "The promise to applicants."),
                    (
                        "No decision", "\(policy.closeAfterDecideByDays) days after decide-by",
                        "The project closes and every applicant is told."
                    ),
                    ("Silence", "\(policy.silenceAcceptDays) days", "Work that nobody reviewed is accepted."),
                    ("Reminders", CareerWording.list(policy.remindDays.map { "day \($0)" }), "Before silence accepts."),
                    (
                        "Feedback", "\(policy.feedbackRevealDays) days",
                        "After that, what one side said is shown though the other was silent."
                    ),
                    (
                        "Dispute", "\(policy.disputes.answerDays), \(policy.disputes.agreeDays), \(policy.disputes.decideDays) days",
                        "To answer, to refuse a proposal, and to the operator's decision."
                    ),
                    (
                        "No sign", "\(policy.attendance.startDays), \(policy.attendance.lateDays), \(policy.attendance.kickoffDays) days",
                        "After the start and after a due date for the participant, after the acceptance for the employer: then the other side may end the work."
                    ),
                    ("Strike", "\(policy.strikes.days) days", "Then it expires."),
                ]
            ),
            (
                "Limits",
                [
                    ("Live applications", "\(policy.liveApplicationCap)", "At most so many at once for one person."),
                    ("Strikes", "\(policy.strikes.suspendAt)", "So many at once suspend from new projects."),
                    ("Scope score to be published", "\(policy.publishScore)", "Below it a project cannot be published."),
                    ("Scope score to skip the desk", "\(policy.operatorScore)", "Below it the operator reads the project first."),
                ]
            ),
        ]
    }

    private var percent: String {
        let (whole, rest) = policy.feeBasisPoints.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(whole) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }

    private func group(_ group: (title: String, facts: [Fact])) -> HTML {
        """
        <section aria-label="\(group.title)"><h2>\(group.title)</h2><dl class="facts">\(each: group.facts, fact)</dl></section>

        """
    }

    private func fact(_ fact: Fact) -> HTML {
        """
        <div><dt>\(fact.name)</dt><dd><strong>\(fact.value)</strong> <small class="muted">\(fact.meaning)</small></dd></div>
        """
    }

    private func taxForm(_ form: PolicyFile.TaxForm) -> HTML {
        let years = [form.fromYear.map { "from \($0)" }, form.throughYear.map { "through \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return """
            <div><dt>\(form.form)</dt><dd><strong>\(Money(minor: form.thresholdMinor, currency: policy.currency))</strong> <small class="muted">a year, \(years)</small></dd></div>
            """
    }

    private var lists: [(title: String, words: [String])] {
        [
            ("Prohibited work", policy.prohibited), ("Signs of an ongoing role", policy.ongoing),
            ("Words that keep people out, and better ones", policy.exclusionary.map { "\($0.key): \($0.value)" }.sorted()),
            ("Jargon", policy.jargon),
        ]
    }

    private func list(_ list: (title: String, words: [String])) -> HTML {
        """
        <details><summary>\(list.title) (\(list.words.count))</summary><ul>\(each: list.words, { "<li>\($0)</li>" })</ul></details>

        """
    }

    static var previews: [Preview] {
        guard let file = try? PolicyFile.standard.get(), let policy = try? file.policy() else { return [] }
        return [Preview("desk-policies", PoliciesPage(policy: policy, file: file))]
    }
}
