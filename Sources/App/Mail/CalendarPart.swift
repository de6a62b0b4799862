import Domain

/// An appointment in a mail (RFC 5545, 5546): calendars read it from the message itself, everything else finds a file.
struct CalendarPart: Sendable, Hashable {
    enum Method: String, Sendable, Hashable { case request = "REQUEST", cancel = "CANCEL" }

    let method: Method
    /// The whole calendar, with CR LF at the ends of its lines.
    let text: String

    /// The headers that say of what the message consists, and its parts.
    ///
    /// - Parameter id: what makes the boundaries this message's own; none of the parts, which are base64, can hold them.
    func parts(beside body: String, _ id: String) -> (types: [String], content: String) {
        let (outer, inner) = ("=_mixed_\(id)", "=_either_\(id)")
        let words = Self.part(Mail.textTypes, body)
        let calendar = Self.part(
            ["Content-Type: text/calendar; charset=utf-8; method=\(method.rawValue)", "Content-Transfer-Encoding: base64"], text)
        let file = Self.part(
            [
                "Content-Type: application/ics; name=\"invite.ics\"", "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=\"invite.ics\"",
            ], text)
        let either = "Content-Type: multipart/alternative; boundary=\"\(inner)\"\r\n\r\n" + Self.joined([words, calendar], by: inner)
        return (["Content-Type: multipart/mixed; boundary=\"\(outer)\""], Self.joined([either, file], by: outer))
    }

    private static func part(_ types: [String], _ text: String) -> String {
        types.joined(separator: "\r\n") + "\r\n\r\n" + Mail.encoded(text)
    }

    private static func joined(_ parts: [String], by boundary: String) -> String {
        parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--"
    }
}
