import Domain

/// Open projects as an Atom feed (RFC 4287). A value is escaped in XML as it is in HTML, so it is made the same way.
struct AtomFeed: Component {
    let title: String
    /// What the feed is called for ever.
    let id: String
    /// Where it is, and the page it goes with.
    let own: Path
    let page: Path
    let listings: [Listing]
    /// When it last changed, as long as nothing is in it.
    let began: Instant
    let addresses: FeedAddresses

    static let type = "application/atom+xml; charset=utf-8"

    /// What was published is not written anew: its publication is its last change.
    private var updated: Instant { listings.compactMap(\.publishedAt).max() ?? began }

    var html: HTML {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <id>\(addresses.tag(id))</id>
        <title>\(Self.plain(title))</title>
        <updated>\(updated.isoText)</updated>
        <link rel="self" type="application/atom+xml" href="\(addresses.absolute(own))"/>
        <link rel="alternate" type="text/html" href="\(addresses.absolute(page))"/>
        <author><name>Foothold</name><uri>\(addresses.absolute(Paths.landing))</uri></author>
        <generator>Foothold</generator>
        \(each: listings, entry)</feed>

        """
    }

    private func entry(_ listing: Listing) -> HTML {
        """
        <entry>
        <id>\(addresses.tag("project/\(listing.id)"))</id>
        <title>\(Self.plain(listing.shownTitle))</title>
        <published>\((listing.publishedAt ?? began).isoText)</published>
        <updated>\((listing.publishedAt ?? began).isoText)</updated>
        <author><name>\(Self.plain(listing.organizationName))</name><uri>\(addresses.absolute(Paths.organization(listing.organizationSlug)))</uri></author>
        <link rel="alternate" type="text/html" href="\(addresses.absolute(Paths.project(listing.id)))"/>
        \(if: listing.field != nil, "<category term=\"\(listing.field ?? "")\" label=\"\(Taxonomy.field(listing.field ?? ""))\"/>\n")\
        <summary>\(Self.plain(listing.feedSummary))</summary>
        </entry>

        """
    }

    /// XML has no way to say some characters, not even escaped.
    static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x9, 0xa, 0xd, 0x20...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: true
            default: false
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension Listing {
    /// What it is about, what it pays, where it is done and until when one can apply, in a few sentences.
    var feedSummary: String {
        var parts: [String] = []
        if let hours { parts.append("\(hours) h") }
        if let fee { parts.append(fee.text) }
        parts.append(whereabouts)
        var sentences = summary.isEmpty ? "" : summary + " "
        sentences += parts.joined(separator: ", ") + "."
        if let applyBy { sentences += " Apply by \(zone.long(applyBy))." }
        return sentences
    }
}
