import Domain

extension Paths {
    /// The open check-in of an engagement, for its participant.
    static func checkIn(of id: ID<Engagement>) -> Path { Path("engagements", id.text, "check-in") }
    /// One check-in by the link in a letter.
    static func checkIn(_ token: String, _ preset: CheckInLink.Preset? = nil) -> Path {
        Path("check-ins", token, query: [("say", preset?.rawValue ?? "")])
    }
    /// A flag (GET), and taking it down (POST).
    static func riskFlag(_ id: ID<RiskFlag>) -> Path { Path("risk-flags", id.text) }

    /// Adding a step to the plan of a milestone (POST).
    static func steps(of id: ID<Milestone>) -> Path { Path("milestones", id.text, "steps") }
    static func suggestedSteps(of id: ID<Milestone>) -> Path { Path("milestones", id.text, "suggested-steps") }
    static func step(_ id: ID<PlanStep>) -> Path { Path("steps", id.text) }
    static func step(_ id: ID<PlanStep>, _ act: StepAct) -> Path { Path("steps", id.text, act.rawValue) }

    enum StepAct: String, CaseIterable { case tick, place, removal }

    static func change(_ id: ID<ChangeRequestRow>) -> Path { Path("changes", id.text) }
    static func change(_ id: ID<ChangeRequestRow>, _ act: ChangeAct) -> Path { Path("changes", id.text, act.rawValue) }

    enum ChangeAct: String, CaseIterable { case signature, refusal, withdrawal }

    static func pause(_ id: ID<PauseRow>, _ act: PauseAct) -> Path { Path("pauses", id.text, act.rawValue) }

    enum PauseAct: String, CaseIterable { case agreement, refusal, withdrawal, end }

    static func accommodation(_ id: ID<AccommodationRow>, _ act: AccommodationAct) -> Path {
        Path("accommodations", id.text, act.rawValue)
    }

    enum AccommodationAct: String, CaseIterable { case answer, withdrawal }
}
