import Domain
import Hummingbird

/// Every URL of the site on one page, grouped by who may come in.
struct Routes {
    let site: Site

    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(isProduction: site.config.isProduction))
        router.add(middleware: Compression())
        router.add(middleware: Faults())
        router.add(middleware: VisitMiddleware(site: site))
        router.add(middleware: Refusals())
        router.add(middleware: SameSite())
        anyone(router)
        signedIn(router.group(context: SignedIn.self))
        staff(router.group(context: StaffSeat.self))
        desk(router.group("desk", context: OperatorSeat.self))
        if !site.config.isProduction { development(router) }
        return router
    }

    private func anyone(_ router: Router<SiteContext>) {
        router.get("assets/:name") { _, context in try StaticFiles.file(named: context.parameters.require("name")) }
        router.get("health/live") { _, _ in "alive\n" }
        router.get("health/ready") { _, _ in
            guard try await site.isReady() else { throw HTTPError(.serviceUnavailable) }
            return "ready\n"
        }

        // People
        let people = PersonRoutes(site: site)
        router.get("sign-up", use: people.signUpForm)
        router.post("sign-up", use: people.signUp)
        router.get("confirm/:token", use: people.confirmForm)
        router.post("confirm/:token", use: people.confirm)
        router.get("sign-in", use: people.signInForm)
        router.post("sign-in", use: people.signIn)
        router.get("reset", use: people.forgotForm)
        router.post("reset", use: people.forgot)
        router.get("reset/:token", use: people.resetForm)
        router.post("reset/:token", use: people.reset)
        router.get("operator/:token", use: people.operatorForm)
        router.post("operator/:token", use: people.becomeOperator)

        // Organizations

        // Projects

        // Proof

        // Moderation
    }

    private func signedIn(_ router: some RouterMethods<SignedIn>) {
        // People
        let people = PersonRoutes(site: site)
        router.post("sign-out", use: people.signOut)
        router.post("confirmation", use: people.resendConfirmation)
        let settings = SettingsRoutes(site: site)
        router.get("settings", use: settings.show)
        router.post("settings", use: settings.rename)
        router.post("settings/password", use: settings.changePassword)
        router.post("settings/sessions", use: settings.endOthers)
        router.post("settings/sessions/:id", use: settings.endSession)

        // Profile and portfolio

        // Organizations

        // Applications

        // Engagements
        let engagements = EngagementRoutes(site: site)
        router.get("engagements/:id", use: engagements.room)
        router.get("engagements/:id/agreement", use: engagements.agreement)
        router.post("engagements/:id/signature", use: engagements.sign)
        router.post("engagements/:id/kickoff", use: engagements.tick)
        router.get("engagements/:id/cancellation", use: engagements.cancellationForm)
        router.post("engagements/:id/cancellation", use: engagements.cancel)
        router.get("engagements/:id/dispute", use: engagements.disputeForm)
        router.post("engagements/:id/dispute", use: engagements.dispute)
        let milestones = MilestoneRoutes(site: site)
        router.get("milestones/:id/submission", use: milestones.submissionForm)
        router.post("milestones/:id/submission", use: milestones.submit)
        router.get("submissions/:id/review", use: milestones.reviewForm)
        router.post("submissions/:id/review", use: milestones.review)
        router.get("files/:id", use: FileRoutes(site: site).download)

        // Feedback

        // Messages
    }

    private func staff(_ router: some RouterMethods<StaffSeat>) {
        // Organizations

        // Projects

        // Screening

        // Board
        router.get("board", use: EngagementRoutes(site: site).board)
    }

    private func desk(_ router: some RouterMethods<OperatorSeat>) {
        // Projects and organizations

        // Money and disputes
        let payments = PaymentRoutes(site: site)
        router.get("money", use: payments.money)
        router.post("money/funding/:id", use: payments.fund)
        router.post("money/payouts/:id", use: payments.payOut)
        router.post("money/refunds/:id", use: payments.payBack)
        router.get("ledger", use: payments.ledger)
        router.get("disputes", use: payments.disputes)
        router.get("disputes/:id", use: payments.dispute)
        router.post("disputes/:id", use: payments.settle)

        // People, jobs, audit, reports, policies
    }

    private func development(_ router: Router<SiteContext>) {
        let development = DevelopmentRoutes(site: site)
        router.get("dev/mail", use: development.mails)
        router.get("dev/mail/:name", use: development.mail)
        router.get("preview", use: development.previews)
        router.get("preview/:name", use: development.preview)
    }
}
