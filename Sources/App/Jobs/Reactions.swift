import Domain
import Storage

/// What follows from what: the letters of every noun, and what each job does.
struct Reactions: Sendable {
    let site: Site

    /// Who writes the letters about events of a noun.
    private static let letters: [Noun: any Letters.Type] = [
        .organization: OrganizationLetters.self,
        .project: ProjectLetters.self,
        .application: ApplicationLetters.self,
        .applicationInvitation: ApplicationInvitationLetters.self,
        .engagement: EngagementLetters.self,
        .milestone: MilestoneLetters.self,
        .transfer: PaymentLetters.self,
        .feedback: FeedbackLetters.self,
        .credential: CredentialLetters.self,
        .portfolioRequest: PortfolioRequestLetters.self,
        .message: MessageLetters.self,
        .mentorSeat: MentorLetters.self,
        .meeting: MeetingLetters.self,
        .webhook: WebhookLetters.self,
        .dispute: DisputeLetters.self,
        .strike: StrikeLetters.self,
        .sharedQuestion: SharedQuestionLetters.self,
        .checkIn: CheckInLetters.self,
        .riskFlag: RiskFlagLetters.self,
        .nudge: NudgeLetters.self,
        .changeRequest: ChangeRequestLetters.self,
        .pause: PauseLetters.self,
        .accommodation: AccommodationLetters.self,
    ]

    /// Whether somebody is told of such an event.
    static func isTold(_ event: String) -> Bool { toldEvents.contains(event) }

    private static let toldEvents = Set(letters.flatMap { noun, letters in letters.told.map { "\(noun.rawValue).\($0)" } })

    func perform(_ job: Job) async throws {
        switch job.name {
        case .tell: try await tell(ID(job.nounID))
        case .mailNotice: try await mailNotice(ID(job.nounID))
        case .mailLink: try await mailLink(ID(job.nounID))
        case .mailInvitation: try await mailInvitation(ID(job.nounID))
        case .sweep: try await sweep()
        // Applications and projects
        case .lapseOffer: try await site.applications.lapse(ID(job.nounID))
        case .remindToDecide: try await site.projects.remindToDecide(ID(job.nounID))
        case .closeUndecided: try await site.projects.closeUndecided(ID(job.nounID))

        // Engagements
        case .remindToReview: try await site.milestones.remindToReview(ID(job.nounID))
        case .acceptBySilence: try await site.milestones.acceptBySilence(ID(job.nounID))
        case .watchAttendance: try await site.attendances.watch(ID(job.nounID))

        // Disputes and strikes
        case .lapseDispute: try await site.disputes.lapse(ID(job.nounID))
        case .acceptProposal: try await site.disputes.acceptProposal(ID(job.nounID))
        case .remindToAnswer: try await site.disputes.remindToAnswer(ID(job.nounID))
        case .remindToAgree: try await site.disputes.remindToAgree(ID(job.nounID))
        case .remindToSettle: try await site.disputes.remindToSettle(ID(job.nounID))
        case .expireStrike: try await site.strikes.expire(ID(job.nounID))

        // Room
        case .askCheckIn: try await site.checkIns.ask(ID(job.nounID))
        case .closeCheckIn: try await site.checkIns.close(ID(job.nounID))
        case .nudgeCheckIn: try await site.nudges.ofCheckIn(ID(job.nounID))
        case .nudgeMilestone: try await site.nudges.ofMilestone(ID(job.nounID))
        case .nudgeStep: try await site.nudges.ofStep(ID(job.nounID))
        case .judgeNudge: try await site.nudges.judge(ID(job.nounID))
        case .endPause: try await site.pauses.end(ID(job.nounID))

        // Feedback
        case .revealFeedback: try await site.feedbacks.reveal(ID(job.nounID))

        // Portfolios
        case .describePortfolio: try await site.portfolioRequests.lapse(ID(job.nounID))

        // Follows
        case .tellFollowers: try await site.digests.tellAtOnce(of: ID(job.nounID))
        case .weeklyDigest: try await site.digests.tellWeekly(ID(job.nounID))
        case .mailDigest: try await site.digests.mail(ID(job.nounID))
        case .remindOfSaved: try await site.reminders.remindOfSaved(ID(job.nounID))
        case .remindOfDraft: try await site.reminders.remindOfDraft(ID(job.nounID))
        case .mailReminder: try await site.reminders.mail(ID(job.nounID))

        // Mentors, teams, chats
        case .mailMentorInvitation: try await site.mentorSeats.mailInvitation(ID(job.nounID))
        case .remindOfMeeting: try await site.meetings.remind(ID(job.nounID))
        case .mailTeamSurvey: try await site.teamSurveys.mail(ID(job.nounID))
        case .postWebhook: try await site.webhooks.post(ID(job.nounID))
        }
    }

    /// Makes a notice, and a mail of it, for everyone an event concerns; whoever did it knows already.
    private func tell(_ id: ID<Event>) async throws {
        let moment = site.world.moment()
        let desk = LetterDesk(site: site)
        try await site.database.write { tx in
            guard let event = try tx.event(id), let letters = Self.letters[event.noun] else { return }
            for person in try letters.recipients(of: event, in: tx) where person != event.person || letters.tellsActor {
                guard let letter = try letters.letter(about: event, to: person, in: tx, desk) else { continue }
                let notice = moment.newID(Notice.self)
                let made = try tx.run(
                    """
                    INSERT INTO notice (id, person_id, event_id, subject, path, created_at)
                    SELECT \(notice), \(person), \(event.id), \(letter.subject), \(letter.path.text), \(moment.now) WHERE TRUE
                    ON CONFLICT (person_id, event_id) DO NOTHING
                    """)
                guard made == 1 else { continue }
                try tx.schedule(.mailNotice, notice.text, at: moment.now, moment)
                try tx.tell(.notice, to: [.person(person)])
            }
        }
    }

    private func mailNotice(_ id: ID<Notice>) async throws {
        let desk = LetterDesk(site: site)
        let mail = try await site.database.read { tx -> Mail? in
            guard let row = try tx.row("SELECT person_id, event_id FROM notice WHERE id = \(id) AND mailed_at IS NULL"),
                let event = try tx.event(row["event_id"]), let person = try tx.person(row["person_id"]), !person.isSuspended,
                let letter = try Self.letters[event.noun]?.letter(about: event, to: person.id, in: tx, desk)
            else { return nil }
            return desk.mail(letter, to: person.email.text, name: person.name, id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
        let now = site.world.now()
        try await site.database.write { tx in try tx.run("UPDATE notice SET mailed_at = \(now) WHERE id = \(id)") }
    }

    private func mailLink(_ id: ID<OneTimeLink>) async throws {
        let desk = LetterDesk(site: site)
        let now = site.world.now()
        let mail = try await site.database.read { tx -> Mail? in
            guard let link = try tx.link(id), link.isOpen(at: now), let person = try link.person.flatMap({ try tx.person($0) }) else {
                return nil
            }
            return desk.mail(PersonLetters.letter(for: link, to: person, desk), to: person.email.text, name: person.name, id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
    }

    private func mailInvitation(_ id: ID<Invitation>) async throws {
        let desk = LetterDesk(site: site)
        let mail = try await site.database.read { tx -> Mail? in
            guard let (invitation, letter) = try OrganizationLetters.invitation(id, in: tx, desk) else { return nil }
            return desk.mail(letter, to: invitation.email, name: "", id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
    }

    /// A store of files that cannot be reached does not keep the rest from being swept; tomorrow is another day.
    private func sweepFiles(at now: Instant) async {
        site.incoming.removeLeftovers(at: now)
        do {
            let taken = try await FileSweep(site: site).run()
            if taken > 0 { site.logger.notice("files.swept", metadata: ["files": "\(taken)"]) }
        } catch { site.logger.warning("files.unswept", metadata: ["error": "\(error)"]) }
    }

    private func sweep() async throws {
        let moment = site.world.moment()
        let old = moment.now - .days(30)
        await sweepFiles(at: moment.now)
        try await site.database.write { tx in
            try tx.run("DELETE FROM session WHERE ends_at < \(moment.now)")
            try tx.run("DELETE FROM one_time_link WHERE ends_at < \(old)")
            try tx.run("DELETE FROM rate_window WHERE started_at < \(moment.now - .days(1))")
            try tx.run("DELETE FROM job WHERE state = 'done' AND finished_at < \(old)")
            try tx.sweepLetters(ofClosedBefore: old)
            try tx.scheduleSweep(on: (moment.now + .days(1)).day, at: moment.now + .days(1), moment)
        }
    }
}
