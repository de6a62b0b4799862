import Domain

/// All the mail that would have gone out, newest first.
struct MailboxPage: Page {
    let letters: [KeptLetter]

    var title: String { "Mail of development" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Mail of development</h1><p class="lede">No mail server is set, so letters are kept as files and shown here.</p></header>
        \(letters.isEmpty ? empty : "<ul class=\"rows\">\(each: letters, row)</ul>")
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No mail yet</h2><p>Join, apply or invite somebody, and the letter appears here within a second.</p></div>
        """
    }

    private func row(_ letter: KeptLetter) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.devLetter(letter.name))">\(letter.subject)</a></h2><p class="meta">To \(letter.to) · \(letter.date)</p></li>
        """
    }

    static var previews: [Preview] { [Preview("mailbox-empty", MailboxPage(letters: []))] }
}

/// One message of development, its link made clickable.
struct LetterPage: Page {
    let letter: KeptLetter
    let site: String

    var title: String { letter.subject }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.devMail)">Mail of development</a></li></ol></nav>
        <h1>\(letter.subject)</h1><p class="state">To \(letter.to) · \(letter.date)</p></header>
        <div class="prose">\(each: letter.body.split(separator: "\n\n").map(String.init), paragraph)</div>
        """
    }

    private func paragraph(_ text: String) -> HTML {
        let lines = text.split(separator: "\n").map(String.init)
        return "<p>\(HTML.joined(lines.map(line), by: "<br>"))</p>"
    }

    private func line(_ line: String) -> HTML {
        line.hasPrefix(site + "/") ? "<a href=\"\(Path(trusted: String(line.dropFirst(site.count))))\">\(line)</a>" : "\(line)"
    }

    static var previews: [Preview] { [] }
}

/// Every page in every state, by name.
struct GalleryPage: Page {
    let names: [String]

    var title: String { "Pages" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Pages</h1><p class="lede">Every page in every state it is shown in, with made-up values.</p></header>
        <ul>\(each: names, { "<li><a href=\"\(Paths.preview($0))\">\($0)</a></li>" })</ul>
        """
    }

    static var previews: [Preview] { [] }
}
