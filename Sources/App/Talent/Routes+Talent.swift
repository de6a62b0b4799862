import Hummingbird

/// How the two sides find each other: fields to try, people to invite.
extension Routes {
    func finding(_ router: Router<SiteContext>) {
        router.get("explore", use: ExploreRoutes(site: site).show)
        exploring(router.group(context: SignedIn.self))
        recruiting(router.group(context: StaffSeat.self))
    }

    private func exploring(_ router: some RouterMethods<SignedIn>) {
        // Explore
        let explore = ExploreRoutes(site: site)
        router.post("explore/plan", use: explore.keep)
        router.post("explore/:field/rating", use: explore.rate)
        router.post("explore/:field/verdict", use: explore.judge)

        // Invitations to apply
        let invitations = ApplicationInvitationRoutes(site: site)
        router.post("application-invitations/:id/decline", use: invitations.decline)
        router.post("application-invitations/:id/restoration", use: invitations.restore)
    }

    private func recruiting(_ router: some RouterMethods<StaffSeat>) {
        let talent = TalentRoutes(site: site)
        router.get("talent", use: talent.list)
        router.get("talent/:handle/invitation", use: talent.inviteForm)
        router.post("talent/:handle/invitation", use: talent.invite)
        router.get("projects/:id/talent", use: talent.fits)
        router.post("application-invitations/:id/withdrawal", use: talent.withdraw)
    }
}
