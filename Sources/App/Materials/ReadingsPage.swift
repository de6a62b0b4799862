import Domain

/// A page of the access log of one project.
struct ReadingList: Sendable {
    static let size = 100

    let project: ProjectFile
    /// Nil: of every engagement.
    let engagement: ID<Engagement>?
    /// One more than a page holds, when there is a next one.
    let readings: [Reading]

    var shown: ArraySlice<Reading> { readings.prefix(Self.size) }
    var next: ID<Reading>? { readings.count > Self.size ? shown.last?.id : nil }
}

/// Who read what, when and from where: the employer's own page.
struct ReadingsPage: Page {
    let list: ReadingList
    let zone: Zone

    private var project: ProjectFile { list.project }

    var title: String { "Access log: \(project.shownTitle)" }
    var width: PageWidth { .wide }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.project(project.id))">\(project.shownTitle)</a></li><li><a href="\(Paths.material(project.id))">Brief and files</a></li></ol></nav>
        <h1>Access log</h1><p class="lede">Every reading of the brief and of files that are not open, by anyone but you who give them out. Nobody can change it.</p>
        \(if: list.engagement != nil, "<p><a href=\"\(Paths.readings(project.id))\">Show all engagements</a></p>")</header>
        \(if: list.readings.isEmpty, empty, else: table)
        \(list.next.map { "<nav class=\"pager\" aria-label=\"Pages\"><a class=\"button\" rel=\"next\" href=\"\(Paths.readings(project.id, in: list.engagement, before: $0))\">Older</a></nav>" as HTML })
        """
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>Nobody has read anything yet</h2><p>Once a participant, a mentor or the operator opens the brief or a file, it stands here.</p></div>"
    }

    private var table: HTML {
        """
        <div class="scroll" role="region" aria-label="Readings, newest first" tabindex="0"><table><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">From</th><th scope="col">Entry</th></tr></thead>
        <tbody>\(each: list.shown, row)</tbody></table></div>
        """
    }

    private func row(_ reading: Reading) -> HTML {
        """
        <tr><td>\(When(instant: reading.at, zone: zone, style: .dateTime))</td><td><a href="\(Paths.engagement(reading.engagement))">\(reading.reader)</a>, \(reading.role.rawValue)</td>\
        <td>\(reading.level.badge) \(reading.file ?? "The brief")</td><td>\(reading.address)</td><td><code>\(reading.id)</code></td></tr>

        """
    }

    static var previews: [Preview] {
        func reading(_ number: Int, _ file: String?) -> Reading {
            Reading(
                id: ID("01kawp00000reading00000000\(number)"), engagement: ID("01kawp0000engagement000001"), reader: "Mina Okafor",
                role: .participant, level: .confidential, file: file, address: "198.51.100.7", at: RoomPreviews.now - .hours(number))
        }
        func page(_ readings: [Reading]) -> ReadingsPage {
            ReadingsPage(list: ReadingList(project: .example, engagement: nil, readings: readings), zone: .utc)
        }
        return [
            Preview("readings", page([reading(1, "donors-2026.pdf"), reading(2, nil)])), Preview("readings-empty", page([])),
        ]
    }
}
