import Domain

/// The scope check as the author and the operator read it: the score, what it led to, and each loss with its fix.
struct ScopeReportSection: Component {
    let report: ScopeReport
    let verdict: String
    /// Where the fixes lead; none for the operator, who cannot edit.
    let edit: Path?
    let policy: Policy

    private var tone: HTML { !report.canPublish ? "bad" : report.needsOperator ? "warn" : "good" }

    var html: HTML {
        """
        <section class="score \(tone)" aria-labelledby="score"><h2 id="score">Scope check</h2>
        <p class="figure"><strong>\(report.score)</strong> of 100</p>
        <meter min="0" max="100" low="\(policy.publishScore)" high="\(policy.operatorScore)" optimum="100" value="\(report.score)" aria-label="Scope score">\(report.score) of 100</meter>
        <p>\(verdict)</p>
        \(if: !report.losses.isEmpty, losses)
        <details><summary>Everything that was checked</summary><ul>\(each: report.findings, checked)</ul></details>
        </section>

        """
    }

    private var losses: HTML { "<ol class=\"findings\">\(each: report.losses, loss)</ol>" }

    private func loss(_ finding: Finding) -> HTML {
        let fix: HTML = edit.map { "<a href=\"\($0.anchored(Field.id(finding.field)))\">\(finding.fix)</a>" } ?? "\(finding.fix)"
        return """
            <li><span class="lost">−\(finding.lost)</span><div><p>\(finding.title)</p><p class="fix">\(fix)</p></div></li>

            """
    }

    private func checked(_ finding: Finding) -> HTML {
        "<li>\(finding.title): \(finding.points - finding.lost) of \(finding.points)</li>"
    }
}
