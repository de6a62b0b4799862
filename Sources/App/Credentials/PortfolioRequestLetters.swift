import Domain
import Storage

/// Mail about what may be shown of work that is not open; it never repeats the words it is about.
enum PortfolioRequestLetters: Letters {
    static let told: Set<String> = ["ask", "approve", "redact", "describe", "agree", "lapse"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let engagement = try tx.engagement(tx.portfolioRequest(ID(event.nounID)).engagement)
        switch event.kind {
        case "ask", "agree": return try tx.employerSide(of: engagement)
        default: return [engagement.person]
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let request = try tx.portfolioRequest(ID(event.nounID))
        let engagement = try tx.engagement(request.engagement)
        let (subject, words, act) = sentences(event.kind, engagement, days: desk.policy.silenceAcceptDays)
        guard !subject.isEmpty, event.kind != "ask" || request.state == .asked else { return nil }
        return Letter(
            subject: "\(subject): \(engagement.title)", paragraphs: [words], act: act, path: Paths.portfolioRequest(request.id))
    }

    private static func sentences(_ kind: String, _ engagement: EngagementRow, days: Int) -> (String, String, String) {
        let (employer, participant) = (engagement.employer, engagement.participant)
        return switch kind {
        case "ask":
            (
                "\(participant) asks what may be shown",
                "\(participant) would like to show work for “\(engagement.title)” on their portfolio. Approve the words, edit them, or allow a description only. If nobody answers in \(days) days, only the verified facts are shown.",
                "Read and answer"
            )
        case "approve":
            (
                "Approved for your portfolio",
                "\(employer) approved your words and your link as they are. They stand on your portfolio now.", "See it"
            )
        case "redact":
            (
                "Redacted for your portfolio", "\(employer) edited your words. They are shown once you agree; until then nothing is.",
                "Read the words"
            )
        case "describe":
            (
                "A description only", "\(employer) does not want words about this work shown. The verified facts may always be shown.",
                "See the answer"
            )
        case "agree": ("\(participant) agreed to your words", "\(participant) shows the work with your words from now on.", "See them")
        case "lapse":
            (
                "A description only",
                "\(employer) did not answer in \(days) days, so the verified facts are what is shown. You can ask again.", "See the request"
            )
        default: ("", "", "")
        }
    }
}
