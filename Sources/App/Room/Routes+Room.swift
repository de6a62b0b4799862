import Hummingbird

extension Routes {
    /// Life in the room: check-ins, the plan, changes, pauses, what somebody needs.
    func room(_ router: some RouterMethods<SignedIn>) {
        let checkIns = CheckInRoutes(site: site)
        router.get("engagements/:id/check-in", use: checkIns.form)
        router.post("engagements/:id/check-in", use: checkIns.answer)
        router.post("engagements/:id/nudges", use: checkIns.setNudges)
        router.get("risk-flags/:id", use: checkIns.flag)
        router.post("risk-flags/:id", use: checkIns.lift)
        let plans = PlanRoutes(site: site)
        router.get("engagements/:id/plan", use: plans.show)
        router.post("milestones/:id/steps", use: plans.add)
        router.post("milestones/:id/suggested-steps", use: plans.addSuggested)
        router.get("steps/:id", use: plans.editForm)
        router.post("steps/:id", use: plans.edit)
        router.post("steps/:id/tick", use: plans.tick)
        router.post("steps/:id/place", use: plans.move)
        router.post("steps/:id/removal", use: plans.remove)
        changing(router)
    }

    private func changing(_ router: some RouterMethods<SignedIn>) {
        let changes = ChangeRoutes(site: site)
        router.get("engagements/:id/changes", use: changes.changeForm)
        router.post("engagements/:id/changes", use: changes.propose)
        router.get("changes/:id", use: changes.change)
        router.post("changes/:id/signature", use: changes.sign)
        router.post("changes/:id/refusal", use: changes.refuse)
        router.post("changes/:id/withdrawal", use: changes.withdraw)
        let pauses = PauseRoutes(site: site)
        router.get("engagements/:id/pause", use: pauses.show)
        router.post("engagements/:id/pause", use: pauses.propose)
        router.post("pauses/:id/agreement", use: pauses.agree)
        router.post("pauses/:id/refusal", use: pauses.refuse)
        router.post("pauses/:id/withdrawal", use: pauses.withdraw)
        router.post("pauses/:id/end", use: pauses.end)
        let accommodations = AccommodationRoutes(site: site)
        router.get("engagements/:id/accommodation", use: accommodations.show)
        router.post("engagements/:id/accommodation", use: accommodations.ask)
        router.post("accommodations/:id/answer", use: accommodations.answer)
        router.post("accommodations/:id/withdrawal", use: accommodations.withdraw)
    }

    /// The links in letters that ask how it goes.
    func checkingIn(_ router: Router<SiteContext>) {
        let checkIns = CheckInRoutes(site: site)
        router.get("check-ins/:token", use: checkIns.linkedForm)
        router.post("check-ins/:token", use: checkIns.linkedAnswer)
    }
}
