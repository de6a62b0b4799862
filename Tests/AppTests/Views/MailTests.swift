import Domain
import Foundation
import Testing

@testable import App

@Suite("Mail on the wire")
struct MailTests {
    private func mail(subject: String, body: String = "Hello") -> Mail {
        Mail(id: "01ABC", from: "Foothold <foothold@tern.example>", to: "mina@people.example", subject: subject, body: body)
    }

    @Test("Lines end in CRLF, headers are ASCII, and none can be smuggled in")
    func headers() {
        let text = mail(subject: "Ærø\r\nBcc: everyone@people.example").rendered(at: TestSite.start)
        let head = text.components(separatedBy: "\r\n\r\n")[0]
        #expect(!head.components(separatedBy: "\r\n").contains { $0.hasPrefix("Bcc") })
        #expect(head.utf8.allSatisfy { $0 < 128 })
        #expect(head.contains("Message-ID: <01abc@tern.example>"))
        #expect(head.contains("Date: Mon, 2 Nov 2026 09:00:00 +0000"))
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    }

    @Test("A long subject in any script comes back whole", arguments: ["An offer", "Ærø: " + String(repeating: "港の仕事 ", count: 30), "😀😀😀"])
    func subjects(subject: String) throws {
        let kept = try #require(KeptLetter(name: "x.eml", message: mail(subject: subject, body: "Grüße\n\nÄ").rendered(at: TestSite.start)))
        #expect(kept.subject == subject)
        #expect(kept.body == "Grüße\n\nÄ")
        #expect(kept.to == "mina@people.example")
    }
}
