import Domain

/// The first page: what this is, how it works for each side, and what is open now.
struct LandingPage: Page {
    /// The newest projects as their rows say them.
    let rows: [HTML]
    let total: Int
    let viewer: Viewer?
    let policy: Policy

    var title: String { "Real work, small enough to start with" }
    var summary: String {
        "Paid projects of 5 to 40 hours, scoped before anyone applies, funded before anyone starts, and proven when they are done."
    }
    var width: PageWidth { .landing }
    var isListed: Bool { true }

    /// Where posting begins, which depends on how far somebody is.
    private var post: Path {
        guard let viewer else { return Paths.signUp(as: "employer") }
        return viewer.memberships.isEmpty ? Paths.newOrganization : Paths.newProject
    }

    private var school: Path {
        viewer == nil ? Paths.signUp(as: "school") : viewer?.memberships.isEmpty == true ? Paths.newOrganization : Paths.ownOrganization
    }

    var html: HTML {
        """
        <section class="hero"><div>
        <h1>Real work, small enough to start with</h1>
        <p class="lede">Paid projects of \(policy.hours.lowerBound) to \(policy.hours.upperBound) hours, scoped before anyone applies, funded before anyone starts, and proven when they are done.</p>
        <div class="acts"><a class="button primary" href="\(Paths.projects)">Find a project</a> <a class="button" href="\(post)">Post a project</a></div>
        </div>\(Self.steps)</section>
        \(doors)
        <section aria-labelledby="live"><header class="bar"><h2 id="live">Open now</h2>\(if: total > rows.count, "<a href=\"\(Paths.projects)\">All \(total) projects</a>")</header>
        \(if: rows.isEmpty, empty, else: "<ol class=\"rows\">\(each: rows, { $0 })</ol>")
        </section>
        <section class="promises" aria-labelledby="pr"><h2 id="pr">What we promise, with a clock on it</h2>
        <dl class="facts across"><div><dt>Every applicant is told</dt><dd>by the decide-by date</dd></div><div><dt>An offer stays open</dt><dd>\(policy.offerHours) hours</dd></div>\
        <div><dt>Silence after handing in</dt><dd>\(policy.silenceAcceptDays) days, then accepted</dd></div><div><dt>Participants pay</dt><dd>nothing, ever</dd></div></dl></section>
        """
    }

    private static let steps: HTML = """
        <svg class="steps" viewBox="0 0 480 320" role="img" aria-label="Four steps up: a clear scope, a funded fee, work in milestones, proof you keep">
        <path class="ground" d="M8 304h464"/><path d="M24 304v-48h112v-56h112v-56h112V88h112"/>
        <text x="40" y="284">A clear scope</text><text x="152" y="228">A funded fee</text><text class="soft" x="152" y="248">held before work</text>
        <text x="264" y="172">Milestones</text><text class="soft" x="264" y="192">paid as accepted</text>
        <text x="376" y="116">Proof</text><text class="soft" x="376" y="136">yours to keep</text><circle cx="416" cy="56" r="11"/></svg>
        """

    private var doors: HTML {
        """
        <section class="doors" aria-labelledby="how"><h2 id="how">How it works</h2><div class="columns">
        <section><h3>If you are starting out</h3><ol><li>Find a project that fits your week. No school account needed.</li><li>Apply with a short pitch. Names stay hidden on the first read.</li>\
        <li>Do the work, get paid for each accepted milestone.</li><li>Keep a credential anyone can check.</li></ol><a href="\(Paths.projects)">See open projects</a></section>
        <section><h3>If you have work to give</h3><ol><li>Say the problem; a template helps with the deliverables.</li><li>The scope check shows what is unclear, and the fix.</li>\
        <li>Screen fairly, offer, fund the fee.</li><li>Judge against criteria you wrote. Hire afterwards for free.</li></ol><a href="\(post)">Post a project</a></section>
        <section><h3>If you teach or advise</h3><ol><li>Send learners to work that is paid and scoped.</li><li>Every promise has a date both sides can see.</li>\
        <li>Each piece of work is judged by written criteria.</li><li>Completion is a credential you can verify.</li></ol><a href="\(school)">Bring your school</a></section>
        </div></section>
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h3>No project is open right now</h3><p>Be the first to post one: a template makes it a matter of minutes.</p><a class="button" href="\(post)">Post a project</a></div>
        """
    }

    static var previews: [Preview] {
        [
            Preview(
                "landing", LandingPage(rows: [ProjectRow(listing: .example, zone: .utc).html], total: 4, viewer: nil, policy: .example)),
            Preview("landing-empty", LandingPage(rows: [], total: 0, viewer: nil, policy: .example)),
        ]
    }
}
