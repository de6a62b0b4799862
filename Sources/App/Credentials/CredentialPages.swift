import Domain

/// What anyone sees who checks a credential: who, what, when, judged by whom, and whether it still holds.
struct VerifyPage: Page {
    let facts: CredentialFacts
    let portfolio: String?
    let zone: Zone
    let now: Instant
    let siteURL: String
    let isOwn: Bool
    var isOperator = false

    var title: String { "Credential of \(facts.recipient)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        \(status)<article class="certificate">
        <p class="kind">Fieldwork credential</p>
        <h1>\(facts.recipient)</h1>
        <p>completed</p>
        <p class="work">\(facts.project)</p>
        <p>for <strong>\(facts.organization)</strong>, \(facts.hours) hours of paid work in \(CareerWording.fieldInSentence(facts.field)) between \(When(instant: facts.beganAt, zone: zone)) and \(When(instant: facts.endedAt, zone: zone))</p>
        \(if: !facts.skills.isEmpty, "<ul class=\"tags\" aria-label=\"Skills of the project\">\(each: facts.skills, { "<li>\(Taxonomy.skill($0))</li>" })</ul>")
        \(figures)
        <p class="seal"><img src="\(StaticFiles.mark.path)" alt="" width="40" height="40"> Recorded by Foothold · <code>\(facts.id)</code></p>
        </article>
        \(if: isOwn, own)\(meaning)
        """
    }

    private var status: HTML {
        guard facts.isValid else {
            return """
                <div class="notice bad"><p><strong>This credential was revoked</strong>\(facts.revokedAt.map { " on \(When(instant: $0, zone: zone))" } ?? HTML.none) and no longer counts. The reason: \(facts.revokeReason)</p></div>

                """
        }
        return """
            <div class="notice good"><p><strong>This credential is valid.</strong> Checked against this site’s records \(When(instant: now, zone: zone, style: .dateTime)).</p></div>

            """
    }

    private var figures: HTML {
        """
        <dl class="facts across"><div><dt>Criteria met</dt><dd>\(facts.criteriaMet) of \(facts.criteriaAll)</dd></div>\
        <div><dt>Judged by</dt><dd>\(facts.assessor.isEmpty ? "Accepted by silence" : facts.assessor)</dd></div>\
        <div><dt>Issued</dt><dd>\(When(instant: facts.issuedAt, zone: zone))</dd></div></dl>
        """
    }

    private var own: HTML {
        """
        <section aria-label="For your career"><div class="notice info"><p>This is yours. Visitors do not see this part.</p></div>
        \(if: facts.isValid, "\(CareerBox(wording: CareerWording(facts: facts, siteURL: siteURL, zone: zone)))")\
        <div class="acts"><a class="button plain" href="\(Paths.ownPortfolio)">Choose what your portfolio shows of it</a></div></section>

        """
    }

    private var meaning: HTML {
        """
        <section aria-labelledby="meaning"><h2 id="meaning">What this means</h2><div class="prose">
        <p>\(facts.recipient) was chosen for this paid project and handed in its work. \(judged)</p>
        <p>“Met” means met in full: what was partly met, or never judged, does not count as met. The hours are the project’s estimate, agreed before the start.</p>
        \(if: !facts.deliverablesShown.isEmpty, "<p>Handed over and accepted:</p><ul>\(each: facts.deliverablesShown, { "<li>\($0)</li>" })</ul>")\
        <p>The facts were copied when the credential was issued and cannot be edited or bought. This page reads them from this site’s records; there is no cryptographic signature to check elsewhere yet.</p></div>
        <div class="acts">\(if: portfolio != nil, "<a class=\"button\" href=\"\(Paths.portfolio(portfolio ?? ""))\">See the portfolio of \(facts.recipient)</a> ")\
        <a class="button plain" href="\(Paths.organization(facts.organizationSlug))">About \(facts.organization)</a> \
        \(if: isOperator && facts.isValid, "<a class=\"button plain\" href=\"\(Paths.deskCredential(facts.id))\">Revoke it</a>")</div></section>
        """
    }

    private var judged: HTML {
        facts.assessor.isEmpty
            ? "\(facts.organization) did not answer within the time agreed, so the work counts as accepted."
            : "\(facts.assessor) of \(facts.organization) judged it against criteria written before the work began, and accepted it."
    }
}

/// The form to check a credential by its id.
struct VerifyFormPage: Page {
    let typed: String

    var title: String { "Check a credential" }
    var summary: String { "Type the id of a Foothold credential and see who did what, when, and who judged it." }
    var width: PageWidth { .narrow }
    var isListed: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>Check a credential</h1><p class="lede">See who did what, when, and who judged it. No account needed.</p></header>
        \(VerifyForm(typed: typed))
        """
    }

    static var previews: [Preview] { [Preview("verify-form", VerifyFormPage(typed: ""))] }
}

/// Where an id is typed.
struct VerifyForm: Component {
    let typed: String

    var html: HTML {
        """
        <form class="form" method="get" action="\(Paths.verify)">
        \(Field(name: "id", label: "Id of the credential", form: Form([("id", typed)]), hint: "26 letters and digits, or the address of its page.", limit: 200, autocomplete: "off"))
        <div class="acts"><button class="button primary">Check it</button></div>
        </form>
        """
    }
}

/// The answer to an id that names nothing: it must not look like any other missing page.
struct NoSuchCredentialPage: Page {
    let typed: String

    var title: String { "No such credential" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>No such credential</h1>
        <p class="lede">This site has issued no credential with this id. If somebody gave it to you as proof, ask them for the address of its page.</p></header>
        \(VerifyForm(typed: String(typed.prefix(80))))
        """
    }

    static var previews: [Preview] { [Preview("verify-unknown", NoSuchCredentialPage(typed: "01hzzzzzzzzzzzzzzzzzzzzzzz"))] }
}

/// The operator takes a credential back.
struct RevocationPage: Page {
    let form: Form
    let facts: CredentialFacts

    var title: String { "Revoke a credential" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.verify(facts.id))">Credential</a></li></ol></nav>
        <h1>Revoke the credential of \(facts.recipient)</h1><p class="lede">\(facts.project), for \(facts.organization)</p>
        <p class="state"><span class="badge \(facts.isValid ? "good" : "bad")">\(facts.state.words)</span></p></header>
        \(if: facts.isValid, fields, else: "<p>It was revoked already. The reason: \(facts.revokeReason)</p>")
        """
    }

    private var fields: HTML {
        """
        <form class="form" method="post" action="\(Paths.deskCredential(facts.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "reason", label: "Reason", form: form, kind: .area(rows: 3), hint: "Everyone who checks the credential reads it. This cannot be undone.", limit: 500))
        <div class="acts"><button class="button danger">Revoke credential</button> <a class="button plain" href="\(Paths.verify(facts.id))">Keep it</a></div>
        </form>
        """
    }

    static var previews: [Preview] { [Preview("revocation", RevocationPage(form: Form(), facts: .mina))] }
}
