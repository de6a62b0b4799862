import Domain
import Hummingbird

/// Every URL of the site on one page, grouped by who may come in.
struct Routes {
    let site: Site

    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestMetrics(measures: site.measures))
        router.add(middleware: SecurityHeaders(isProduction: site.config.isProduction))
        router.add(middleware: Compression())
        router.add(middleware: Faults())
        // The same for everyone: who asks need not be looked up.
        router.get("assets/:name") { _, context in try StaticFiles.file(named: context.parameters.require("name")) }
        watching(router)
        router.add(middleware: VisitMiddleware(site: site))
        router.add(middleware: Refusals())
        router.add(middleware: SameSite())
        anyone(router)
        programs(router)
        signedIn(router.group(context: SignedIn.self))
        staff(router.group(context: StaffSeat.self))
        board(router.group(context: BoardSeat.self))
        finding(router)
        confiding(router)
        mentoring(router)
        disputing(router)
        desk(router.group("desk", context: OperatorSeat.self))
        if !site.config.isProduction { development(router) }
        return router
    }

    private func anyone(_ router: Router<SiteContext>) {
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
        let organizations = OrganizationRoutes(site: site)
        router.get("organizations/:slug", use: organizations.page)
        router.get("invitations/:token", use: organizations.invitation)

        // Projects
        let projects = BrowseRoutes(site: site)
        router.get("/", use: projects.landing)
        router.get("about/fees", use: projects.fees)
        router.get("about/promises", use: projects.promises)
        router.get("about/matching", use: projects.matching)
        router.get("projects", use: projects.projects)
        router.get("projects/:id", use: projects.project)

        // Skills
        let skills = SkillRoutes()
        router.get("skills", use: skills.offers)
        router.get("about/skills", use: skills.about)

        // Proof
        let credentials = CredentialRoutes(site: site)
        router.get("verify", use: credentials.find)
        router.get("verify/:id", use: credentials.verify)
        let portfolios = PortfolioRoutes(site: site)
        router.get("people/:slug", use: portfolios.open)
        router.get("people/:slug/:item", use: portfolios.piece)

        unsubscribing(router)
        checkingIn(router)

        // Moderation
        let reports = ReportRoutes(site: site)
        router.get("report", use: reports.form)
        router.post("report", use: reports.file)
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
        let profile = ProfileRoutes(site: site)
        router.get("profile", use: profile.show)
        router.post("profile", use: profile.save)
        router.get("profile/entries", use: profile.newEntry)
        router.post("profile/entries", use: profile.addEntry)
        router.get("profile/entries/:id", use: profile.entry)
        router.post("profile/entries/:id", use: profile.changeEntry)
        router.post("profile/entries/:id/removal", use: profile.removeEntry)
        let portfolios = PortfolioRoutes(site: site)
        router.get("portfolio", use: portfolios.own)
        router.post("portfolio", use: portfolios.save)
        router.get("portfolio/items/:id", use: portfolios.item)
        router.post("portfolio/items/:id", use: portfolios.changeItem)
        router.post("portfolio/items/:id/place", use: portfolios.moveItem)

        // Organizations
        let organizations = OrganizationRoutes(site: site)
        router.get("organizations/new", use: organizations.newForm)
        router.post("organizations", use: organizations.found)
        router.post("invitations/:token", use: organizations.join)

        // Applications
        let home = HomeRoutes(site: site)
        router.get("home", use: home.home)
        let applications = ApplicationRoutes(site: site)
        router.get("projects/:id/apply", use: applications.applyForm)
        router.post("projects/:id/apply", use: applications.apply)
        router.get("applications", use: applications.list)
        router.get("applications/:id", use: applications.show)
        router.post("applications/:id", use: applications.edit)
        router.post("applications/:id/withdrawal", use: applications.withdraw)
        router.post("applications/:id/refusal", use: applications.refuse)
        router.get("applications/:id/acceptance", use: applications.acceptanceForm)
        router.post("applications/:id/acceptance", use: applications.accept)
        let screening = ScreeningRoutes(site: site)
        router.post("applications/:id/rating", use: screening.rate)
        router.post("applications/:id/shortlisting", use: screening.shortlist)
        router.post("applications/:id/unshortlisting", use: screening.unshortlist)
        router.post("applications/:id/offer", use: screening.offer)
        router.post("applications/:id/rescission", use: screening.rescind)
        router.post("applications/:id/decline", use: screening.decline)

        // Engagements
        let engagements = EngagementRoutes(site: site)
        router.get("engagements/:id", use: engagements.room)
        router.get("engagements/:id/agreement", use: engagements.agreement)
        router.post("engagements/:id/signature", use: engagements.sign)
        router.post("engagements/:id/kickoff", use: engagements.tick)
        router.get("engagements/:id/cancellation", use: engagements.cancellationForm)
        router.post("engagements/:id/cancellation", use: engagements.cancel)
        let milestones = MilestoneRoutes(site: site)
        router.get("milestones/:id/submission", use: milestones.submissionForm)
        router.post("milestones/:id/submission", use: milestones.submit)
        router.get("submissions/:id/review", use: milestones.reviewForm)
        router.post("submissions/:id/review", use: milestones.review)
        router.get("files/:id", use: FileRoutes(site: site).download)
        room(router)

        questions(router)

        // Feedback
        let feedback = FeedbackRoutes(site: site)
        router.get("engagements/:id/feedback", use: feedback.show)
        router.post("engagements/:id/feedback", use: feedback.give)

        // Messages
        let messages = MessageRoutes(site: site)
        router.get("inbox", use: messages.inbox)
        router.get("threads/:id", use: messages.thread)
        router.post("threads/:id", use: messages.send)
        router.get("notices", use: messages.notices)
        router.post("notices", use: messages.readAll)
        router.get("notices/:id", use: messages.notice)
        router.get("live", use: LiveRoutes(site: site).stream)
        following(router)
    }

    private func staff(_ router: some RouterMethods<StaffSeat>) {
        // Organizations
        let organizations = OrganizationRoutes(site: site)
        router.get("organization", use: organizations.own)
        router.get("organization/edit", use: organizations.editForm)
        router.post("organization/edit", use: organizations.edit)
        router.post("organization/verification", use: organizations.requestVerification)
        router.post("organization/invitations", use: organizations.invite)
        router.post("organization/invitations/:id", use: organizations.invitationAct)
        router.post("organization/members/:id", use: organizations.changeMember)

        // Projects
        let projects = ProjectRoutes(site: site)
        router.get("projects/new", use: projects.newForm)
        router.post("projects/new", use: projects.create)
        router.get("projects/:id/edit", use: projects.editForm)
        router.post("projects/:id/edit", use: projects.edit)
        router.get("projects/:id/check", use: projects.check)
        router.post("projects/:id/publication", use: projects.publish)
        router.post("projects/:id/review-withdrawal", use: projects.withdraw)
        router.get("projects/:id/closure", use: projects.closeForm)
        router.post("projects/:id/closure", use: projects.close)
        router.post("projects/:id/archiving", use: projects.archive)
        router.post("projects/:id/copy", use: projects.copy)

        // Screening
        let screening = ScreeningRoutes(site: site)
        router.get("projects/:id/screening", use: screening.screening)
        router.get("projects/:id/comparison", use: screening.comparison)
    }

    private func desk(_ router: some RouterMethods<OperatorSeat>) {
        // Projects and organizations
        let projects = ProjectDeskRoutes(site: site)
        router.get("projects", use: projects.queue)
        router.get("projects/:id", use: projects.read)
        router.post("projects/:id", use: projects.decide)
        let organizations = OrganizationDeskRoutes(site: site)
        router.get("organizations", use: organizations.list)
        router.get("organizations/:id", use: organizations.look)
        router.post("organizations/:id", use: organizations.decide)

        // Money
        let payments = PaymentRoutes(site: site)
        router.get("money", use: payments.money)
        router.post("money/funding/:id", use: payments.fund)
        router.post("money/payouts/:id", use: payments.payOut)
        router.post("money/refunds/:id", use: payments.payBack)
        router.get("ledger", use: payments.ledger)

        // People, jobs, audit, reports, policies
        let credentials = CredentialRoutes(site: site)
        router.get("credentials/:id", use: credentials.revocationForm)
        router.post("credentials/:id", use: credentials.revoke)
        let desk = DeskRoutes(site: site)
        router.get("", use: desk.home)
        router.get("people", use: desk.people)
        router.get("people/:id", use: desk.person)
        router.post("people/:id/suspension", use: desk.suspend)
        router.post("people/:id/restoration", use: desk.restore)
        router.get("jobs", use: desk.jobs)
        router.post("jobs/:id", use: desk.retry)
        router.get("audit", use: desk.audit)
        router.get("policies", use: desk.policies)
        let reports = ReportRoutes(site: site)
        router.get("reports", use: reports.list)
        router.get("reports/:id", use: reports.one)
        router.post("reports/:id", use: reports.end)
    }
}
