import Hummingbird

/// Every page in every state it is shown in: the gallery of development, the golden pages and the HTML check are made from it.
enum Gallery {
    static let all: [Preview] = [
        // Web
        ErrorPage.previews, MailboxPage.previews,
        // People
        SignUpPage.previews, SignInPage.previews, ForgotPage.previews, ResetPage.previews, MailSentPage.previews, ConfirmPage.previews,
        OperatorPage.previews, ProfilePage.previews, ProfileEntryPage.previews, SettingsPage.previews,
        // Organizations
        NewOrganizationPage.previews, EditOrganizationPage.previews, OwnOrganizationPage.previews, OrganizationPage.previews,
        InvitationPage.previews, OrganizationDeskPage.previews, OrganizationLookPage.previews,
        // Projects
        LandingPage.previews, FeesPage.previews, PromisesPage.previews, ProjectsPage.previews, ProjectPage.previews,
        NewProjectPage.previews, EditProjectPage.previews, CheckProjectPage.previews, CloseProjectPage.previews,
        ProjectQueuePage.previews, ProjectReadingPage.previews, SkillsPage.previews,
        // Explore, talent
        ExplorePage.previews, TalentPage.previews, InvitePage.previews, FitsPage.previews,
        // Applications
        ApplyPage.previews, ApplicationListPage.previews, ApplicationPage.previews, AcceptancePage.previews, ApplicantPage.previews,
        ScreeningPage.previews, ComparisonPage.previews,

        // Engagements
        RoomPage.previews, AgreementPage.previews, SubmissionPage.previews, ReviewPage.previews, CancellationPage.previews,
        BoardPage.previews, ReviewQueuePage.previews, QueuedReviewPage.previews, SavedCommentsPage.previews,
        BatchMessagePage.previews, BatchKickoffPage.previews, BatchPage.previews, QuestionsPage.previews, AbsencePage.previews,

        // Disputes and strikes
        OpenDisputePage.previews, DisputePage.previews, EvidencePage.previews, DisputesPage.previews,
        StrikesPage.previews, StrikeQueuePage.previews, StrikeDeskPage.previews, StrikeGivingPage.previews,

        // Confidential brief and files
        MaterialPage.previews, BriefPage.previews, ReadingsPage.previews, NDAPage.previews,
        // Mentors, teams, chats
        MentorPage.previews, MentorInvitationPage.previews, MentoringPage.previews, MoveMeetingPage.previews, OfficeHoursPage.previews,
        OfficeSlotsPage.previews, KitPage.previews, TeamPage.previews, IntroductionPage.previews, TeamSurveyPage.previews,
        TeamFiguresPage.previews, WebhooksPage.previews,

        // Room
        CheckInPage.previews, PlanPage.previews, StepPage.previews, ChangeFormPage.previews, ChangePage.previews, PausePage.previews,
        AccommodationPage.previews, RiskFlagPage.previews, RoomLife.previews,

        // Payments
        MoneyPage.previews, LedgerPage.previews,

        // Feedback
        FeedbackPage.previews,

        // Credentials
        VerifyPage.previews, VerifyFormPage.previews, NoSuchCredentialPage.previews, RevocationPage.previews,
        PortfolioPage.previews, PiecePage.previews, OwnPortfolioPage.previews, PortfolioItemPage.previews,
        PortfolioRequestPage.previews,

        // Follows
        FollowingPage.previews, SaveSearchPage.previews, UnsubscribePage.previews,

        // Messages
        InboxPage.previews, ThreadPage.previews, NoticesPage.previews,

        // Home
        ParticipantHomePage.previews, EmployerHomePage.previews, SchoolHomePage.previews,

        // Moderation
        DeskPage.previews, DeskJobsPage.previews, DeskPeoplePage.previews, DeskPersonPage.previews, AuditPage.previews,
        PoliciesPage.previews,
        ReportPage.previews, ReportsPage.previews, ReportFilePage.previews,
    ].flatMap { $0 }
}
