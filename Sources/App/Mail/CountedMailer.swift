/// What came of handing one mail to the post.
enum MailOutcome: String, CaseIterable, Sendable {
    case sent
    /// The server will never take it.
    case refused
    /// Not this time; it is tried again.
    case deferred
}

/// Hands messages on, and counts what comes of them.
struct CountedMailer: Mailer {
    let mailer: any Mailer
    let measures: Measures

    func send(_ mail: Mail) async throws {
        do {
            try await mailer.send(mail)
            measures.mailEnded(.sent)
        } catch {
            measures.mailEnded((error as? MailError)?.isPermanent == true ? .refused : .deferred)
            throw error
        }
    }
}
