import Domain

/// What it costs, for whom, with an example to the cent.
struct FeesPage: Page {
    let policy: Policy

    var title: String { "Fees" }
    var summary: String { "Participants are never charged. Employers pay a share on top of the fee, only when somebody starts." }
    var width: PageWidth { .reading }
    var isListed: Bool { true }

    private var example: Money { policy.floor(forHours: 20) }
    private var share: Money { Fee.platform(of: example, policy) }
    private var sum: Money { (try? example.adding(share)) ?? example }
    private var floor: Money { Money(minor: policy.floorMinorPerHour, currency: policy.currency) }

    var html: HTML {
        """
        <header class="head"><h1>Fees</h1><p class="lede">Participants are never charged. Employers pay when work starts, and for nothing else.</p></header>
        <section aria-labelledby="who"><h2 id="who">Who pays what</h2><dl class="facts">
        <div><dt>Participants</dt><dd>Nothing, ever. The whole fee of a project is yours.</dd></div>
        <div><dt>Employers</dt><dd>The fee of the project, and \(policy.feeBasisPoints / 100) % of it on top for the platform, when somebody starts.</dd></div>
        <div><dt>Free for employers</dt><dd>Posting, looking, choosing, disputes, and hiring somebody afterwards.</dd></div>
        <div><dt>Least fee</dt><dd><span class="money">\(floor)</span> for each estimated hour.</dd></div></dl></section>
        <section aria-labelledby="eg"><h2 id="eg">An example</h2>
        <div class="scroll" role="region" aria-label="Example" tabindex="0"><table><caption>A project of 20 hours at the least fee</caption>
        <thead><tr><th scope="col">What</th><th scope="col" class="num">Amount</th></tr></thead>
        <tbody><tr><td>Fee, all of it for the participant</td><td class="num">\(example)</td></tr><tr><td>Platform, \(policy.feeBasisPoints / 100) %</td><td class="num">\(share)</td></tr></tbody>
        <tfoot><tr><th scope="row">The employer pays</th><td class="num">\(sum)</td></tr></tfoot></table></div></section>
        <section aria-labelledby="when"><h2 id="when">When money moves</h2><ol><li>The employer pays the sum before the work starts. It is held.</li>
        <li>Each accepted deliverable releases its share of the fee to the participant.</li>
        <li>What is never released goes back to the employer, with its part of the platform's share.</li></ol></section>
        <p class="muted small">Policy \(policy.version), in force from \(policy.effective.text).</p>
        """
    }

    static var previews: [Preview] { [Preview("fees", FeesPage(policy: .example))] }
}

/// Every clock of the policy, in both directions.
struct PromisesPage: Page {
    let policy: Policy

    var title: String { "Promises" }
    var summary: String { "What employers, participants and this site promise each other, with the clock on each promise." }
    var width: PageWidth { .reading }
    var isListed: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>Promises</h1><p class="lede">Every promise here has a clock. When it runs out, the site acts by itself.</p></header>
        <section aria-labelledby="to"><h2 id="to">To participants</h2><dl class="facts">\(each: toParticipants, row)</dl></section>
        <section aria-labelledby="from"><h2 id="from">To employers</h2><dl class="facts">\(each: toEmployers, row)</dl></section>
        <section aria-labelledby="both"><h2 id="both">To both</h2><dl class="facts">\(each: toBoth, row)</dl></section>
        <p class="muted small">Policy \(policy.version), in force from \(policy.effective.text). A project keeps the policy it was published under.</p>
        """
    }

    private func row(_ promise: (String, String)) -> HTML { "<div><dt>\(promise.0)</dt><dd>\(promise.1)</dd></div>\n" }

    private var toParticipants: [(String, String)] {
        let floor = Money(minor: policy.floorMinorPerHour, currency: policy.currency)
        return [
            (
                "An answer",
                "By the decide-by date of the project, at most \(policy.decideByDaysAfterApplyBy) days after the last day to apply. The employer is reminded that day; \(policy.closeAfterDecideByDays) days later the project closes and you are told why."
            ),
            ("Time to think", "An offer stays open for \(policy.offerHours) hours."),
            ("A fair first look", "Your name, school and picture are hidden until your application is rated."),
            ("Money first", "Nothing starts before the whole fee is held."),
            (
                "Silence is yes",
                "What you hand in counts as accepted after \(policy.silenceAcceptDays) days without an answer. Your supervisor is reminded after \(Self.list(policy.remindDays)) days."
            ),
            (
                "Fair pay",
                "At least \(floor.text) for each estimated hour, \(policy.hours.lowerBound) to \(policy.hours.upperBound) hours, and the whole fee is yours."
            ),
        ]
    }

    private var toEmployers: [(String, String)] {
        [
            (
                "A clear yes or no",
                "An offer that is not accepted within \(policy.offerHours) hours lapses, and the seat is yours to offer again."
            ),
            ("Serious applications", "Nobody has more than \(policy.liveApplicationCap) applications waiting at a time."),
            ("Adults only", "Everyone who applies is at least \(policy.minimumAge)."),
            ("Judged by what you wrote", "Work is reviewed against the criteria of the project, each one met, partly met or not."),
            ("Money back", "What is never released goes back to you, with its part of the platform's share."),
        ]
    }

    private var toBoth: [(String, String)] {
        [
            ("Honest feedback", "Hidden until both sides have given theirs, or \(policy.feedbackRevealDays) days have passed."),
            ("Free disputes", "Open to either side; only the money still held is in question."),
            ("A reason, always", "Whoever is not chosen is told why."),
        ]
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map { "\($0)" }.joined(separator: " and ") }

    static var previews: [Preview] { [Preview("promises", PromisesPage(policy: .example))] }
}
