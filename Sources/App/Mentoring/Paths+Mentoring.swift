import Domain

extension Paths {
    // Mentors
    static func mentor(of id: ID<Engagement>) -> Path { Path("engagements", id.text, "mentor") }
    static func mentor(of id: ID<Engagement>, _ act: MentorAct) -> Path { Path("engagements", id.text, "mentor", act.rawValue) }
    static func mentorInvitation(_ token: String) -> Path { Path("mentor-invitations", token) }
    static func mentorRefusal(_ token: String) -> Path { Path("mentor-invitations", token, "decline") }
    static let mentoring = Path("mentoring")

    enum MentorAct: String, CaseIterable { case agreement, withdrawal, ending, pledge, rating, thanks }

    // Meetings
    static func meetings(in id: ID<Engagement>) -> Path { Path("engagements", id.text, "meetings") }
    static func meeting(_ id: ID<Meeting>) -> Path { Path("meetings", id.text) }
    static func meeting(_ id: ID<Meeting>, _ act: MeetingAct) -> Path { Path("meetings", id.text, act.rawValue) }

    enum MeetingAct: String, CaseIterable { case cancellation, holding }

    // Office hours
    static let officeHours = Path("office-hours")
    static func officeHourRemoval(_ id: ID<OfficeHour>) -> Path { Path("office-hours", id.text, "removal") }
    /// The times a participant can book (GET), and booking one (POST).
    static func bookings(in id: ID<Engagement>) -> Path { Path("engagements", id.text, "office-hours") }

    // Teams
    static func team(of id: ID<Engagement>) -> Path { Path("engagements", id.text, "team") }
    static func ownIntroduction(in id: ID<Engagement>) -> Path { Path("engagements", id.text, "introduction") }
    static func teamMate(in id: ID<Engagement>) -> Path { Path("engagements", id.text, "team-mate") }
    static func introduction(_ token: String) -> Path { Path("introductions", token) }
    static func kit(of id: ID<Project>) -> Path { Path("projects", id.text, "kit") }
    static let ownKit = Path("organization", "kit")
    static func teamSurvey(_ token: String) -> Path { Path("team-surveys", token) }
    static let teamSurveys = Path("organization", "team-surveys")

    // Chats
    static let webhooks = Path("organization", "webhooks")
    static func webhook(_ id: ID<Webhook>, _ act: WebhookAct) -> Path { Path("organization", "webhooks", id.text, act.rawValue) }

    enum WebhookAct: String, CaseIterable { case test, removal }
}
