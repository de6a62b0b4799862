import Domain

/// The agreement as it is signed, printable, with both signatures; the employer signs it here.
struct AgreementPage: Page {
    let engagement: EngagementRow
    let signatures: [Signature]
    /// The reader may sign for the employer.
    let maySign: Bool
    let form: Form
    let zone: Zone

    var title: String { "Agreement: \(engagement.title)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Agreement</h1><p class="lede">\(engagement.participant) and \(engagement.employer). Print it or save it: it stays here as it was signed.</p></header>
        <article class="document prose"><h2>Micro-internship agreement</h2>
        \(Markdown.html(Agreement.body(of: engagement.agreement)))
        <h3>Signatures</h3><dl class="facts">\(each: FeedbackSide.allCases, signature)
        <div><dt>Fingerprint of this text (SHA-256)</dt><dd><code>\(each: fingerprint, { "\($0)<wbr>" })</code></dd></div></dl></article>
        \(if: maySign, signing)
        """
    }

    /// In pieces, so that it breaks on a narrow page.
    private var fingerprint: [String] {
        let letters = Array(engagement.agreementHash)
        return stride(from: 0, to: letters.count, by: 16).map { String(letters[$0..<min($0 + 16, letters.count)]) }
    }

    private func signature(_ side: FeedbackSide) -> HTML {
        let name = side == .participant ? engagement.participant : engagement.employer
        guard let signature = signatures.first(where: { $0.side == side }) else {
            return "<div><dt>For \(name)</dt><dd>not signed yet</dd></div>"
        }
        return
            "<div><dt>For \(name)</dt><dd><strong>\(signature.name)</strong>, \(When(instant: signature.at, zone: zone, style: .dateTime)), from \(signature.address)</dd></div>"
    }

    private var signing: HTML {
        """
        <section aria-labelledby="sign"><h2 id="sign">Sign for \(engagement.employer)</h2>
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .signature))" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="hash" value="\(engagement.agreementHash)">
        \(Field(name: "name", label: "Your full name", form: form, hint: "Typing it signs this text for \(engagement.employer). The time and your network address are kept with it.", limit: 80, autocomplete: "name"))
        <div class="acts"><button class="button primary">Sign for \(engagement.employer)</button></div></form></section>
        """
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.onboarding, .supervisor)
        return [
            Preview(
                "agreement-to-sign",
                AgreementPage(
                    engagement: room.engagement, signatures: Array(room.signatures.prefix(1)), maySign: true, form: Form(), zone: .utc)),
            Preview(
                "agreement-signed",
                AgreementPage(engagement: room.engagement, signatures: room.signatures, maySign: false, form: Form(), zone: .utc)),
        ]
    }
}
