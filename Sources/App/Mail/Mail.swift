import Domain
import Foundation

/// One message ready for the post: plain text, UTF-8, RFC 5322.
struct Mail: Sendable, Hashable {
    /// Names the message for ever: a repeated delivery carries the same Message-ID.
    let id: String
    let from: String
    let to: String
    let subject: String
    let body: String
    /// Where a mail program can stop such messages at one click (RFC 8058); nil for those that nobody can stop.
    var unsubscribe: String?
    var calendar: CalendarPart?

    /// The address alone, without a display name.
    static func address(_ text: String) -> String {
        guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else { return text }
        return String(text[text.index(after: open)..<close])
    }

    /// The message on the wire: CRLF lines, encoded header words, base64 body.
    func rendered(at now: Instant) -> String {
        let domain = Mail.address(from).split(separator: "@").last.map(String.init) ?? "localhost"
        let head = [
            "From: \(from)", "To: \(to)", "Subject: \(Mail.encodedWord(subject))", "Date: \(Mail.date(now))",
            "Message-ID: <\(id.lowercased())@\(domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        ]
        let stop = unsubscribe.map { ["List-Unsubscribe: <\($0)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"] } ?? []
        let (types, content) = calendar.map { $0.parts(beside: body, id) } ?? (Mail.textTypes, Mail.encoded(body))
        return (head + types + stop).map(Mail.oneLine).joined(separator: "\r\n") + "\r\n\r\n" + content + "\r\n"
    }

    static let textTypes = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"]

    /// Base64 in lines of at most 76 characters.
    static func encoded(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    /// A header can never grow a second line, whatever somebody called their project.
    private static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    /// RFC 2047: ASCII as it is, anything else in base64 words of at most 75 characters.
    private static func encodedWord(_ text: String) -> String {
        let line = oneLine(text)
        guard !line.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) else { return line }
        var words: [String] = []
        var part = ""
        for character in line {
            if part.utf8.count + character.utf8.count > 42 {
                words.append(part)
                part = ""
            }
            part.append(character)
        }
        return (words + [part]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
            .replacingOccurrences(of: "\r\n ", with: " ")
    }

    /// RFC 5322: "Mon, 23 Nov 2026 12:00:00 +0000".
    private static func date(_ now: Instant) -> String {
        let day = now.day
        let month = Zone.months[day.month - 1].prefix(3)
        let second = Int((now - day.start).milliseconds / 1000) % 60
        return
            "\(day.weekday.words.prefix(3)), \(day.day) \(month) \(day.year) \(Zone.utc.clock(now)):\(second < 10 ? "0" : "")\(second) +0000"
    }
}

/// Hands messages to the post.
protocol Mailer: Sendable {
    func send(_ mail: Mail) async throws
}

/// Why a message did not go out.
struct MailError: Error, CustomStringConvertible {
    /// The server will never take it (5xx): trying again is no use.
    let isPermanent: Bool
    let description: String
}

extension Config {
    func mailer() throws -> any Mailer {
        guard let smtp else { return try FileMailer(folder: data + "/mail") }
        return SMTPMailer(smtp: smtp)
    }
}
