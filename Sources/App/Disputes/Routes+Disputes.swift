import Hummingbird

/// When work goes wrong: disputes, work without a sign, strikes.
extension Routes {
    func disputing(_ router: Router<SiteContext>) {
        striving(router.group(context: SignedIn.self))
        judging(router.group("desk", context: OperatorSeat.self))
    }

    private func striving(_ router: some RouterMethods<SignedIn>) {
        // Disputes
        let disputes = DisputeRoutes(site: site)
        router.get("engagements/:id/dispute", use: disputes.openForm)
        router.post("engagements/:id/dispute", use: disputes.open)
        router.get("disputes/:id", use: disputes.show)
        router.get("disputes/:id/evidence", use: disputes.evidence)
        router.post("disputes/:id/answer", use: disputes.answer)
        router.post("disputes/:id/concession", use: disputes.concede)
        router.post("disputes/:id/proposal", use: disputes.propose)
        router.post("disputes/:id/agreement", use: disputes.agree)
        router.post("disputes/:id/refusal", use: disputes.refuse)
        router.post("disputes/:id/decision", use: disputes.decide)

        // Work in which a side gives no sign
        let attendance = AttendanceRoutes(site: site)
        router.get("engagements/:id/absence", use: attendance.form)
        router.post("engagements/:id/absence", use: attendance.end)

        // Strikes
        let strikes = StrikeRoutes(site: site)
        router.get("strikes", use: strikes.own)
        router.post("strikes/:id/appeal", use: strikes.appeal)
    }

    private func judging(_ router: some RouterMethods<OperatorSeat>) {
        router.get("disputes", use: DisputeRoutes(site: site).list)
        let strikes = StrikeRoutes(site: site)
        router.get("strikes", use: strikes.queue)
        router.get("strikes/:id", use: strikes.one)
        router.post("strikes/:id", use: strikes.decide)
        router.get("people/:id/strikes", use: strikes.ofPerson)
        router.post("people/:id/strikes", use: strikes.givePerson)
        router.get("organizations/:id/strikes", use: strikes.ofOrganization)
        router.post("organizations/:id/strikes", use: strikes.giveOrganization)
    }
}
