import Hummingbird

/// Mentors, meetings, teams and chats.
extension Routes {
    func mentoring(_ router: Router<SiteContext>) {
        // By link, without an account
        let mentors = MentorRoutes(site: site)
        router.get("mentor-invitations/:token", use: mentors.invitation)
        router.post("mentor-invitations/:token/decline", use: mentors.decline)
        let teams = TeamRoutes(site: site)
        router.get("introductions/:token", use: teams.introduction)
        router.get("team-surveys/:token", use: teams.survey)
        router.post("team-surveys/:token", use: teams.answerSurvey)
        guiding(router.group(context: SignedIn.self))
        integrating(router.group(context: StaffSeat.self))
    }

    private func guiding(_ router: some RouterMethods<SignedIn>) {
        // Mentors
        let mentors = MentorRoutes(site: site)
        router.get("mentoring", use: mentors.mentoring)
        router.post("mentor-invitations/:token", use: mentors.accept)
        router.get("engagements/:id/mentor", use: mentors.show)
        router.post("engagements/:id/mentor", use: mentors.ask)
        router.post("engagements/:id/mentor/agreement", use: mentors.agree)
        router.post("engagements/:id/mentor/withdrawal", use: mentors.withdraw)
        router.post("engagements/:id/mentor/ending", use: mentors.end)
        router.post("engagements/:id/mentor/pledge", use: mentors.pledge)
        router.post("engagements/:id/mentor/rating", use: mentors.rate)
        router.post("engagements/:id/mentor/thanks", use: mentors.thank)

        // Meetings and office hours
        let meetings = MeetingRoutes(site: site)
        router.post("engagements/:id/meetings", use: meetings.plan)
        router.get("meetings/:id", use: meetings.moveForm)
        router.post("meetings/:id", use: meetings.move)
        router.post("meetings/:id/cancellation", use: meetings.cancel)
        router.post("meetings/:id/holding", use: meetings.confirm)
        router.get("office-hours", use: meetings.hours)
        router.post("office-hours", use: meetings.offer)
        router.post("office-hours/:id/removal", use: meetings.close)
        router.get("engagements/:id/office-hours", use: meetings.slots)
        router.post("engagements/:id/office-hours", use: meetings.book)

        // The team
        let teams = TeamRoutes(site: site)
        router.get("engagements/:id/team", use: teams.team)
        router.post("engagements/:id/introduction", use: teams.introduce)
        router.post("engagements/:id/team-mate", use: teams.nameMate)
    }

    private func integrating(_ router: some RouterMethods<StaffSeat>) {
        // The kit, and what came of it
        let teams = TeamRoutes(site: site)
        router.get("organization/kit", use: teams.kitForm)
        router.post("organization/kit", use: teams.saveKit)
        router.get("projects/:id/kit", use: teams.kitForm)
        router.post("projects/:id/kit", use: teams.saveKit)
        router.get("organization/team-surveys", use: teams.results)

        // Chats
        let webhooks = WebhookRoutes(site: site)
        router.get("organization/webhooks", use: webhooks.show)
        router.post("organization/webhooks", use: webhooks.add)
        router.post("organization/webhooks/:id/test", use: webhooks.test)
        router.post("organization/webhooks/:id/removal", use: webhooks.remove)
    }
}
