import Domain

/// The state of an application as a badge.
struct ApplicationBadge: Component {
    let state: Application.State

    var html: HTML {
        switch state {
        case .draft, .withdrawn, .refused: "<span class=\"badge\">\(state.words)</span>"
        case .submitted, .shortlisted, .offered: "<span class=\"badge warn\">\(state.words)</span>"
        case .accepted: "<span class=\"badge good\">\(state.words)</span>"
        case .declined, .lapsed: "<span class=\"badge bad\">\(state.words)</span>"
        }
    }
}

/// Where an application stands, from sent to accepted.
struct ApplicationTrack: Component {
    let state: Application.State

    private static let steps = ["Sent", "Shortlisted", "Offered", "Accepted"]

    var html: HTML {
        """
        <ol class="track" aria-label="Where this application stands">\(each: shown, item)</ol>
        """
    }

    private enum Mark { case done, current, ahead, stopped }

    private var shown: [(String, Mark)] {
        let reached: Int? =
            switch state {
            case .submitted: 0
            case .shortlisted: 1
            case .offered: 2
            case .accepted: 4
            case .draft: -1
            case .declined, .withdrawn, .refused, .lapsed: nil
            }
        guard let reached else { return [("Sent", .done), (state.words, .stopped)] }
        return Self.steps.enumerated().map { index, name in (name, index < reached ? .done : index == reached ? .current : .ahead) }
    }

    private func item(_ step: (String, Mark)) -> HTML {
        switch step.1 {
        case .done: "<li class=\"done\"><strong>\(step.0)</strong> <span class=\"sr\">done</span></li>"
        case .current: "<li class=\"current\" aria-current=\"step\"><strong>\(step.0)</strong></li>"
        case .ahead: "<li><strong>\(step.0)</strong></li>"
        case .stopped: "<li class=\"stopped\" aria-current=\"step\"><strong>\(step.0)</strong></li>"
        }
    }
}

/// What somebody wrote: the pitch, then each question with its answer.
struct ApplicationWordsView: Component {
    let pitch: String
    let questions: [AnsweredQuestion]

    var html: HTML {
        """
        <section aria-labelledby="pitch-title"><h2 id="pitch-title">Pitch</h2>
        \(if: pitch.isEmpty, "<p class=\"muted\">Nothing written yet.</p>", else: "<div class=\"prose\">\(Markdown.html(pitch))</div>")</section>
        \(if: !questions.isEmpty, "<section aria-labelledby=\"answers-title\"><h2 id=\"answers-title\">Answers</h2>\(each: questions, answered)</section>")
        """
    }

    private func answered(_ question: AnsweredQuestion) -> HTML {
        """
        <h3>\(question.text)</h3>
        \(if: question.answer.isEmpty, "<p class=\"muted\">Not answered.</p>", else: "<div class=\"prose\">\(Markdown.html(question.answer))</div>")
        """
    }
}

/// The needed skills of a project against what an applicant has: evidenced, claimed or neither.
struct SkillMatch: Component {
    let needed: [String]
    let claimed: [String]
    let evidenced: [String]

    var html: HTML {
        guard !needed.isEmpty else { return "<p class=\"muted\">The project asks for no particular skill.</p>" }
        return "<ul class=\"tags\" aria-label=\"Needed skills\">\(each: needed, tag)</ul>"
    }

    /// "3 of 4 needed skills, 1 evidenced", or nothing when none is needed.
    var words: String {
        guard !needed.isEmpty else { return "" }
        let shown = needed.filter(evidenced.contains).count
        let has = needed.filter { evidenced.contains($0) || claimed.contains($0) }.count
        return "\(has) of \(needed.count) needed skills, \(shown) evidenced"
    }

    private func tag(_ skill: String) -> HTML {
        let name = Taxonomy.skill(skill)
        return if evidenced.contains(skill) {
            "<li class=\"have\">\(name) · evidenced</li>"
        } else if claimed.contains(skill) {
            "<li class=\"have\">\(name) · says so</li>"
        } else {
            "<li>\(name)<span class=\"sr\">, not in the profile</span></li>"
        }
    }
}
