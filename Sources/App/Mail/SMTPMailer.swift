import CCurl
import Domain
import Foundation
import NIOPosix

/// Hands messages to an SMTP server through libcurl, on a thread of its own: STARTTLS or TLS always, AUTH when a login is set.
struct SMTPMailer: Mailer {
    let smtp: Config.SMTP
    private let threads = NIOThreadPool.singleton

    init(smtp: Config.SMTP) { self.smtp = smtp }

    func send(_ mail: Mail) async throws {
        let smtp = smtp
        let outcome = try await threads.runIfActive { Self.deliver(mail, through: smtp) }
        guard outcome.code == 0 else { throw Self.error(outcome) }
    }

    private static func deliver(_ mail: Mail, through smtp: Config.SMTP) -> ccurl_outcome {
        let message = Array(mail.rendered(at: World.real.now()).utf8CString.dropLast())
        return message.withUnsafeBufferPointer { bytes in
            ccurl_send_mail(
                smtp.url, 1, smtp.login, smtp.password, smtp.caFile, "<\(Mail.address(mail.from))>", "<\(mail.to)>", bytes.baseAddress,
                bytes.count, 30)
        }
    }

    private static func error(_ outcome: ccurl_outcome) -> MailError {
        var text = outcome.text
        let reason = withUnsafeBytes(of: &text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return MailError(
            isPermanent: (550...559).contains(outcome.smtp), description: "SMTP \(outcome.smtp), libcurl \(outcome.code): \(reason)")
    }
}
