import Domain

/// One thing that waits for somebody: what it is, until when, and the button that does it.
struct Step: Sendable {
    let title: String
    /// What it is about and when it is due.
    let detail: HTML
    let act: String
    let path: Path
}

/// What waits for somebody, the most urgent first and alone at the top.
struct Steps: Component {
    let steps: [Step]

    var html: HTML {
        guard let first = steps.first else { return .none }
        return """
            <section class="next" aria-labelledby="next"><h2 id="next">Your next step</h2><p><strong>\(first.title)</strong><br>\(first.detail)</p>
            <div class="acts"><a class="button primary" href="\(first.path)">\(first.act)</a></div></section>
            \(if: steps.count > 1, rest)
            """
    }

    private var rest: HTML {
        """
        <section aria-labelledby="steps"><h2 id="steps">Also waiting for you</h2><ul class="rows">\(each: steps.dropFirst(), row)</ul></section>
        """
    }

    private func row(_ step: Step) -> HTML {
        """
        <li class="item"><h3>\(step.title)</h3><p class="meta">\(step.detail)</p><div class="acts"><a class="button" href="\(step.path)">\(step.act)</a></div></li>
        """
    }
}

/// Some acts need an address that works: says so, and sends the link again.
struct ConfirmBanner: Component {
    let email: String

    var html: HTML {
        """
        <div class="notice warn"><h2>Confirm your e-mail address</h2>
        <p>Open the link we sent to \(email). Until then you can look around, but not apply or publish.</p>
        <form method="post" action="\(Paths.confirmation)" data-once><button class="button">Send the link again</button></form></div>
        """
    }
}
