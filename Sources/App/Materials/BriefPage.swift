import Domain

/// The confidential brief in front of one reader, with their name over it.
struct BriefPage: Page {
    let opened: OpenedBrief
    let reader: String
    let zone: Zone

    private var engagement: EngagementRow { opened.engagement }

    var title: String { "Confidential brief" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <link rel="stylesheet" href="\(StaticFiles.watermark.path)">
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Confidential brief</h1><p class="state">\(opened.brief.level.badge) \(recorded)</p></header>
        <article class="document prose marked">\(Markdown.html(opened.brief.text))\(mark)</article>
        \(FileList(files: opened.files, hidden: opened.hidden, title: "Files", id: "files"))
        """
    }

    private var recorded: HTML {
        guard let reading = opened.reading else { return "You gave this out, so your reading is not recorded." }
        return
            "For \(reader) alone. Recorded \(When(instant: opened.at, zone: zone, style: .dateTime)) as <code>\(reading)</code>; \(engagement.employer) sees it."
    }

    private var mark: HTML {
        opened.reading.map { Watermark(reader: reader, reading: $0, at: opened.at).html } ?? .none
    }

    static var previews: [Preview] {
        func page(_ reading: ID<Reading>?) -> BriefPage {
            BriefPage(
                opened: OpenedBrief(
                    engagement: RoomPreviews.engagement(.active), brief: .example, files: MaterialFile.examples, hidden: 0,
                    reading: reading,
                    at: RoomPreviews.now),
                reader: reading == nil ? "Omar Haddad" : "Mina Okafor", zone: .utc)
        }
        return [Preview("brief", page(ID("01kawp00000reading000000001"))), Preview("brief-employer", page(nil))]
    }
}

/// Files somebody may open, and how many there are beside them.
struct FileList: Component {
    let files: [MaterialFile]
    let hidden: Int
    let title: String
    let id: String

    var html: HTML {
        guard !files.isEmpty || hidden > 0 else { return .none }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2><ul class="files">\(each: files, row)</ul>\
            \(if: hidden > 0, "<p class=\"muted small\">\(hidden == 1 ? "One more file is" : "\(hidden) more files are") not open to you now.</p>")</section>

            """
    }

    private func row(_ file: MaterialFile) -> HTML {
        """
        <li><a href="\(Paths.projectFile(file.id))">\(file.name)</a> <small>\(if: file.level != .open, "\(file.level.badge) ")\(file.facts)\(if: file.isMarked, ", with your name on it")</small></li>
        """
    }
}
