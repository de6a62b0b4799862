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

        // Profile and portfolio

        // Organizations

        // Applications

        // Engagements

        // Feedback

        // Messages
    }

    private func staff(_ router: some RouterMethods<StaffSeat>) {
        // Organizations

        // Projects

        // Screening

        // Board
    }

    private func desk(_ router: some RouterMethods<OperatorSeat>) {
        // Projects and organizations

        // Money and disputes

        // People, jobs, audit, reports, policies
    }

    private func development(_ router: Router<SiteContext>) {}
}
