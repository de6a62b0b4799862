import Domain

/// The last days to apply as an iCalendar (RFC 5545): one event a project, with a reminder two days before.
struct Calendar: Sendable {
    let name: String
    let listings: [Listing]
    let addresses: FeedAddresses

    static let type = "text/calendar; charset=utf-8"

    /// Lines end with CR LF, and are folded before they have 76 bytes.
    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Foothold//Projects//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(Self.escaped(name))",
        ]
        for listing in listings { lines += event(listing) }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ listing: Listing) -> [String] {
        guard let applyBy = listing.applyBy, let published = listing.publishedAt else { return [] }
        let summary = Self.escaped("Last day to apply: \(listing.shownTitle) (\(listing.organizationName))")
        let address = addresses.absolute(Paths.project(listing.id))
        return [
            "BEGIN:VEVENT", "UID:project-\(listing.id)@\(addresses.host)", "DTSTAMP:\(Self.stamp(published))",
            "DTSTART:\(Self.stamp(applyBy))", "SUMMARY:\(summary)", "DESCRIPTION:\(Self.escaped(listing.feedSummary + "\n" + address))",
            "LOCATION:\(Self.escaped(listing.whereabouts))", "URL:\(address)",
            "CATEGORIES:\(Self.escaped(listing.field.map(Taxonomy.field) ?? "Projects"))", "TRANSP:TRANSPARENT", "BEGIN:VALARM",
            "ACTION:DISPLAY", "DESCRIPTION:\(summary)", "TRIGGER:-P2D", "END:VALARM", "END:VEVENT",
        ]
    }

    /// `20261204T235900Z`.
    static func stamp(_ instant: Instant) -> String { instant.isoText.filter { $0 != "-" && $0 != ":" } }

    /// Text as a value; a line end in it would begin a property of its own.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\" + String(scalar)
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": escaped += "\\n"
            case "\u{0}"..."\u{8}", "\u{b}"..."\u{1f}", "\u{7f}": break
            default: escaped.unicodeScalars.append(scalar)
            }
            last = scalar
        }
        return escaped
    }

    /// No line has more than 75 bytes; one that goes on begins with a space, and no letter is cut in two.
    static func folded(_ line: String) -> String {
        var folded = ""
        var count = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if count + length > 75 {
                folded += "\r\n "
                count = 1
            }
            folded.unicodeScalars.append(scalar)
            count += length
        }
        return folded
    }
}
