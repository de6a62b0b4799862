import Domain

/// A non-disclosure agreement, to be signed or as it was signed; it prints as the agreement does.
struct NDAPage: Page {
    let paper: NDAPaper
    let form: Form
    let zone: Zone

    private var engagement: EngagementRow { paper.engagement }

    var title: String { "Non-disclosure agreement: \(engagement.title)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Non-disclosure agreement</h1><p class="lede">\(paper.reader) to \(engagement.employer). \(if: paper.signature == nil, "Once signed, it stays here as it was signed.", else: "Print it or save it: it stays here as it was signed.")</p></header>
        <article class="document prose"><h2>The text</h2>
        \(Markdown.html(Agreement.body(of: paper.agreement.text)))
        <h3>Signature</h3><dl class="facts"><div><dt>\(paper.reader)</dt><dd>\(signature)</dd></div>
        <div><dt>Fingerprint of this text (SHA-256)</dt><dd><code>\(each: fingerprint, { "\($0)<wbr>" })</code></dd></div></dl></article>
        \(if: paper.maySign, signing)
        """
    }

    private var signature: HTML {
        guard let signature = paper.signature else { return "not signed yet" }
        return "<strong>\(signature.name)</strong>, \(When(instant: signature.at, zone: zone, style: .dateTime)), from \(signature.address)"
    }

    /// In pieces, so that it breaks on a narrow page.
    private var fingerprint: [String] {
        let letters = Array(paper.agreement.hash)
        return stride(from: 0, to: letters.count, by: 16).map { String(letters[$0..<min($0 + 16, letters.count)]) }
    }

    private var signing: HTML {
        """
        <section aria-labelledby="sign"><h2 id="sign">Sign it</h2>
        <form class="form" method="post" action="\(Paths.nda(engagement.id))" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="hash" value="\(paper.agreement.hash)">
        \(Field(name: "name", label: "Your full name", form: form, hint: "Typing it signs this text. The time and your network address are kept with it.", limit: 80, autocomplete: "name"))
        <div class="acts"><button class="button primary">Sign and open the brief</button></div></form></section>
        """
    }

    static var previews: [Preview] {
        let agreement = Agreement(
            text:
                "# Non-disclosure agreement\n\nThis agreement is between **Mina Okafor** (you) and **Tern** (the employer).\n\n## 1. What is confidential\n\nThe brief and the files.\n"
        )
        func page(_ signature: NDASignature?, decides: Bool = false, form: Form = Form()) -> NDAPage {
            NDAPage(
                paper: NDAPaper(
                    engagement: RoomPreviews.engagement(.onboarding), roles: [decides ? .supervisor : .participant], decides: decides,
                    agreement: agreement, signature: signature, reader: "Mina Okafor", maySign: signature == nil && !decides),
                form: form, zone: .utc)
        }
        let signed = NDASignature(
            text: agreement.text, hash: agreement.hash, name: "Mina Okafor", address: "198.51.100.7", at: RoomPreviews.now - .days(2))
        return [
            Preview("nda-to-sign", page(nil)), Preview("nda-signed", page(signed)),
            Preview("nda-unsigned-employer", page(nil, decides: true)),
            Preview("nda-wrong", page(nil, form: .wrong([("name", "")], "name", "Your full name must have 2 to 80 characters."))),
        ]
    }
}
