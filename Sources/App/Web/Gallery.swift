import Hummingbird

/// Every page in every state it is shown in: the gallery of development, the golden pages and the HTML check are made from it.
enum Gallery {
    static let all: [Preview] = [
        // Web
        ErrorPage.previews, MailboxPage.previews,
        // People
        SignUpPage.previews, SignInPage.previews, ForgotPage.previews, ResetPage.previews, MailSentPage.previews, ConfirmPage.previews,
        OperatorPage.previews, SettingsPage.previews,
        // Organizations

        // Projects

        // Applications

        // Engagements
        RoomPage.previews, AgreementPage.previews, SubmissionPage.previews, ReviewPage.previews, CancellationPage.previews,
        DisputePage.previews, BoardPage.previews, DisputesPage.previews, DisputeDeskPage.previews,

        // Payments
        MoneyPage.previews, LedgerPage.previews,

        // Feedback

        // Credentials

        // Messages

        // Moderation
    ].flatMap { $0 }
}
