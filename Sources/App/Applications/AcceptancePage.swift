import Domain

/// The whole agreement, and the name typed under it: how an offer is accepted.
struct AcceptancePage: Page {
    let application: ApplicationRecord
    let agreement: Agreement
    let name: String
    let form: Form
    let zone: Zone
    let now: Instant

    var title: String { "Accept the offer" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.applications)">Applications</a></li>\
        <li><a href="\(Paths.application(application.id))">\(application.title)</a></li></ol></nav>
        <h1>Read and sign the agreement</h1>
        <p class="lede">It is between you and \(application.employer). Your place is yours the moment you sign.</p>
        <p class="state"><span class="badge warn">Waiting for you</span> \(clock)</p></header>
        <article class="document prose">\(Markdown.html(Agreement.body(of: agreement.text)))</article>
        <section aria-labelledby="sign"><h2 id="sign">Sign</h2>
        <form class="form" method="post" action="\(Paths.application(application.id, .acceptance))" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="agreement" value="\(agreement.hash)">
        \(Field(name: "name", label: "Type your full name", form: form, hint: "As it stands in your account: \(name).", limit: 80, autocomplete: "name"))
        <p class="muted small">We keep your typed name, the time and a fingerprint of exactly this text.</p>
        <div class="acts"><button class="button primary">Accept and sign</button> <a class="button plain" href="\(Paths.application(application.id))">Not now</a></div>
        </form></section>
        """
    }

    private var clock: HTML {
        guard let ends = application.offerEndsAt else { return .none }
        return
            "Sign by \(When(instant: ends, zone: zone, style: .dateTime)), \(When(instant: ends, zone: zone, style: .relative, now: now))"
    }

    static var previews: [Preview] {
        let agreement = Agreement(
            text:
                "# Project agreement\n\nTern Foundation and Mina Okafor agree on the following.\n\n1. One clean list.\n2. A page that says what it shows."
        )
        let page = { (form: Form) in
            AcceptancePage(
                application: .sample(.offered), agreement: agreement, name: "Mina Okafor", form: form, zone: .utc,
                now: ApplicationRecord.sampleNow)
        }
        return [
            Preview("acceptance", page(Form())),
            Preview(
                "acceptance-wrong",
                page(.wrong([("name", "M. Okafor")], "name", "Type your name as it stands in your account: Mina Okafor."))),
        ]
    }
}
