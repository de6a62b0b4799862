import Domain
import Storage

extension FieldVerdict: SQLBindable, SQLReadable {}

extension Exploration {
    init(row: Row) throws {
        let side = { (interest: String, energy: String) -> FieldRating? in
            guard let interest: Int = try row[interest], let energy: Int = try row[energy] else { return nil }
            return try FieldRating(interest: interest, energy: energy)
        }
        self.init(
            field: try row["field"], isInPlan: try row["in_plan"], before: try side("interest_before", "energy_before"),
            after: try side("interest_after", "energy_after"), verdict: try row["verdict"], learned: try row["learned"])
    }
}

extension Transaction {
    /// Everything somebody tries or tried, in the order they chose it.
    func explorations(of person: ID<Person>) throws -> [Exploration] {
        try rows("SELECT * FROM exploration WHERE person_id = \(person) ORDER BY chosen_at, field").map(Exploration.init)
    }

    func exploration(of person: ID<Person>, in field: String) throws -> Exploration? {
        try row("SELECT * FROM exploration WHERE person_id = \(person) AND field = \(field)").map(Exploration.init)
    }

    /// Makes the row of a field when there is none; it is part of the plan as long as there is room.
    func beginExploration(of field: String, by person: ID<Person>, at now: Instant) throws {
        try run(
            """
            INSERT INTO exploration (person_id, field, in_plan, chosen_at, updated_at)
            SELECT \(person), \(field),
            (SELECT COUNT(*) FROM exploration AS plan WHERE plan.person_id = \(person) AND plan.in_plan) < \(Exploration.most), \(now), \(now)
            WHERE TRUE ON CONFLICT (person_id, field) DO NOTHING
            """)
    }

    /// These fields are the plan from now on; what was noted about others is kept.
    func setPlan(_ fields: [String], of person: ID<Person>, at now: Instant) throws {
        try run("UPDATE exploration SET in_plan = FALSE WHERE person_id = \(person)")
        for (place, field) in fields.enumerated() {
            try beginExploration(of: field, by: person, at: now + Span(milliseconds: Int64(place)))
            try run(
                """
                UPDATE exploration SET in_plan = TRUE, chosen_at = \(now + Span(milliseconds: Int64(place)))
                WHERE person_id = \(person) AND field = \(field)
                """)
        }
    }

    func setRating(_ rating: FieldRating, _ side: Exploration.Side, of field: String, by person: ID<Person>, at now: Instant) throws {
        let change: SQL =
            switch side {
            case .before: "interest_before = \(rating.interest), energy_before = \(rating.energy)"
            case .after: "interest_after = \(rating.interest), energy_after = \(rating.energy)"
            }
        try run("UPDATE exploration SET \(change), updated_at = \(now) WHERE person_id = \(person) AND field = \(field)")
    }

    func setVerdict(_ verdict: FieldVerdict?, _ learned: Prose, of field: String, by person: ID<Person>, at now: Instant) throws {
        try run(
            """
            UPDATE exploration SET verdict = \(verdict), learned = \(learned), updated_at = \(now)
            WHERE person_id = \(person) AND field = \(field)
            """)
    }
}
