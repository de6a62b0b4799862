import Domain
import Storage

/// One survey about working together, asked of one person by mail.
struct TeamSurvey: Sendable {
    let id: ID<TeamSurvey>
    let side: SurveySide
    let name: String
    let email: String
    let participant: String
    let title: String
    let employer: String
    let endsAt: Instant
    let mailedAt: Instant?
    let remindedAt: Instant?
    let answeredAt: Instant?

    static let purpose = "team-survey"

    func isOpen(at now: Instant) -> Bool { answeredAt == nil && now < endsAt }
}

extension TeamSurvey {
    init(row: Row) throws {
        self.init(
            id: try row["id"], side: try row["side"], name: try row["name"], email: try row["email"], participant: try row["participant"],
            title: try row["title"], employer: try row["employer"], endsAt: try row["ends_at"], mailedAt: try row["mailed_at"],
            remindedAt: try row["reminded_at"], answeredAt: try row["answered_at"])
    }
}

/// Surveys about working together: asked at the end, reminded of once, closed after two weeks.
struct TeamSurveys: Sendable {
    let site: Site

    func survey(_ token: String) async throws -> TeamSurvey {
        let id = try id(token)
        return try await site.database.read { tx in try tx.teamSurvey(id).orNotFound() }
    }

    /// Whoever holds the link answers, once.
    func answer(_ token: String, _ marks: [TeamSurveyItem: Score], _ words: Prose) async throws {
        let id = try id(token)
        let now = site.world.now()
        try await site.database.write { tx in
            let survey = try tx.teamSurvey(id).orNotFound()
            guard survey.answeredAt == nil else { throw Refusal.conflict("You have answered already. Thank you.") }
            guard now < survey.endsAt else { throw Refusal.conflict("This survey is closed: it was open for two weeks.") }
            func mark(_ item: TeamSurveyItem) -> Int? { marks[item]?.value }
            let changed = try tx.run(
                """
                UPDATE team_survey SET answered_at = \(now), clear_role = \(mark(.clearRole)), informed = \(mark(.informed)),
                belonging = \(mark(.belonging)), safety = \(mark(.safety)), again = \(mark(.again)), words = \(words)
                WHERE id = \(id) AND answered_at IS NULL
                """)
            guard changed == 1 else { throw Refusal.conflict("You have answered already. Thank you.") }
        }
    }

    /// Mails the survey, and a week later a reminder to whoever has not answered.
    func mail(_ id: ID<TeamSurvey>) async throws {
        let desk = LetterDesk(site: site)
        let moment = site.world.moment()
        guard let survey = try await site.database.read({ tx in try tx.teamSurvey(id) }), survey.isOpen(at: moment.now),
            survey.remindedAt == nil
        else { return }
        let isReminder = survey.mailedAt != nil
        let mail = desk.mail(
            TeamSurveyLetters.letter(survey, isReminder: isReminder, desk), to: survey.email, name: survey.name,
            id: isReminder ? "\(id)-again" : id.text)
        try await site.mailer.send(mail)
        try await site.database.write { tx in
            if isReminder {
                try tx.run("UPDATE team_survey SET reminded_at = \(moment.now) WHERE id = \(id)")
            } else if try tx.run("UPDATE team_survey SET mailed_at = \(moment.now) WHERE id = \(id) AND mailed_at IS NULL") == 1 {
                try tx.schedule(.mailTeamSurvey, id.text, at: moment.now + TeamSurveyItem.reminder, moment)
            }
        }
    }

    private func id(_ token: String) throws -> ID<TeamSurvey> {
        try site.secret.id(in: token, for: TeamSurvey.purpose).flatMap { ID<TeamSurvey>(parsing: $0) }.orNotFound()
    }
}

extension Site {
    var teamSurveys: TeamSurveys { TeamSurveys(site: self) }
}

/// Mail to whoever is asked, who may have no account.
enum TeamSurveyLetters {
    static func letter(_ survey: TeamSurvey, isReminder: Bool, _ desk: LetterDesk) -> Letter {
        Letter(
            subject: isReminder
                ? "Still open: five questions about working with \(survey.participant)"
                : "Five questions about working with \(survey.participant)",
            paragraphs: [
                "\(survey.participant) completed “\(survey.title)” for \(survey.employer). How was working together?",
                "Five numbers, one minute, no account. \(survey.employer) sees only averages of three answers or more; \(survey.participant) sees none of it.",
                isReminder ? "This is the only reminder." : "The link is yours alone and works for two weeks.",
            ], act: "Answer", path: Paths.teamSurvey(desk.secret.token(survey.id.text, for: TeamSurvey.purpose)))
    }
}
