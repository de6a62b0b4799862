import Domain
import Storage

extension Transaction {
    /// The engagements somebody is the mentor of, as a condition on `engagement`.
    func engagementsMentored(by person: ID<Person>) -> SQL {
        """
        EXISTS (SELECT seat.id FROM mentor_seat AS seat
            WHERE seat.engagement_id = engagement.id AND seat.person_id = \(person) AND seat.state = 'accepted')
        """
    }

    /// That somebody's seat did not end, as a condition on `engagement`: it ends what the project said, too.
    func isNotEnded(_ person: ID<Person>) -> SQL {
        """
        NOT EXISTS (SELECT ended.id FROM mentor_seat AS ended
            WHERE ended.engagement_id = engagement.id AND ended.person_id = \(person) AND ended.state = 'ended')
        """
    }

    /// - Parameter isNamed: whether the project names them, and they belong to its organization.
    func isMentor(_ person: ID<Person>, of engagement: ID<Engagement>, namedByProject isNamed: Bool) throws -> Bool {
        let states: [MentorSeat.State] = try rows(
            "SELECT state FROM mentor_seat WHERE engagement_id = \(engagement) AND person_id = \(person)"
        ).map { try $0["state"] }
        return states.contains(.accepted) || isNamed && !states.contains(.ended)
    }

    /// Who guides the participant of an engagement now.
    func mentors(of engagement: ID<Engagement>) throws -> [ID<Person>] {
        let seated: [ID<Person>] = try rows(
            "SELECT person_id FROM mentor_seat WHERE engagement_id = \(engagement) AND state = 'accepted'"
        ).map { try $0["person_id"] }
        guard seated.isEmpty else { return seated }
        return try rows(
            """
            SELECT membership.person_id FROM engagement
            JOIN project ON project.id = engagement.project_id
            JOIN membership ON membership.organization_id = project.organization_id AND membership.person_id = project.mentor_id
            WHERE engagement.id = \(engagement)
            """
        ).map { try $0["person_id"] }
    }

    /// The mentor that a project names has their seat from the beginning.
    func seatProjectMentor(of engagement: ID<Engagement>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO mentor_seat (id, engagement_id, state, kind, name, email, email_folded, person_id, pledged, created_at, answered_at)
            SELECT \(moment.newID(MentorSeat.self)), engagement.id, 'accepted', 'colleague', person.name, person.email, person.email_folded,
                person.id, 0, engagement.created_at, engagement.created_at
            FROM engagement
            JOIN project ON project.id = engagement.project_id
            JOIN person ON person.id = project.mentor_id
            JOIN membership ON membership.person_id = person.id AND membership.organization_id = project.organization_id
            WHERE engagement.id = \(engagement) AND engagement.person_id <> person.id
            """)
    }

    /// The seat that counts: the one that is taken, or else the last that anybody sat in.
    func seat(of engagement: ID<Engagement>) throws -> MentorSeatRow? {
        try row(
            """
            SELECT * FROM mentor_seat WHERE engagement_id = \(engagement)
            ORDER BY CASE WHEN state IN ('proposed', 'invited', 'accepted') THEN 0 WHEN state = 'ended' THEN 1 ELSE 2 END, id DESC LIMIT 1
            """
        ).map(MentorSeatRow.init)
    }

    func seat(_ id: ID<MentorSeat>) throws -> MentorSeatRow? {
        try row("SELECT * FROM mentor_seat WHERE id = \(id)").map(MentorSeatRow.init)
    }

    func insertSeat(
        _ id: ID<MentorSeat>, _ draft: MentorDraft, _ state: MentorSeat.State, in engagement: ID<Engagement>, by person: ID<Person>,
        at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO mentor_seat (id, engagement_id, state, kind, name, email, email_folded, pledged, note, asked_by, created_at)
            VALUES (\(id), \(engagement), \(state), \(draft.kind), \(draft.name), \(draft.email.text), \(draft.email.folded),
                \(draft.pledged), \(draft.note), \(person), \(now))
            """)
    }

    /// Whether whoever has this address completed a project of the organization.
    func isAlumnus(at email: String, of organization: ID<Organization>) throws -> Bool {
        try exists(
            """
            SELECT engagement.id FROM engagement
            JOIN person ON person.id = engagement.person_id
            JOIN project ON project.id = engagement.project_id
            WHERE person.email_folded = \(email) AND project.organization_id = \(organization) AND engagement.state = 'completed'
            """)
    }

    /// Whoever leaves an organization leaves the seats they had there as a colleague.
    func endSeats(of person: ID<Person>, at organization: ID<Organization>, _ moment: Moment) throws {
        let seats = try rows(
            """
            SELECT mentor_seat.* FROM mentor_seat
            JOIN engagement ON engagement.id = mentor_seat.engagement_id
            JOIN project ON project.id = engagement.project_id
            WHERE mentor_seat.person_id = \(person) AND mentor_seat.state = 'accepted' AND mentor_seat.kind = 'colleague'
            AND project.organization_id = \(organization)
            ORDER BY mentor_seat.id
            """
        ).map(MentorSeatRow.init)
        for seat in seats {
            try run("UPDATE mentor_seat SET ended_at = \(moment.now) WHERE id = \(seat.id)")
            try move(
                .mentorSeat, seat.id.text, .end, in: MentorSeat.machine, from: seat.state, by: Actor(clock: .supervisor), at: moment)
        }
    }
}
