import Domain
import Storage

/// The mentor's seat of an engagement: asking, answering, ending, rating, thanking.
struct MentorSeats: Sendable {
    let site: Site

    static let purpose = "mentor"

    /// The supervisor invites somebody, or the participant proposes them to the supervisor.
    ///
    /// - Returns: invited, or proposed.
    @discardableResult
    func ask(_ draft: MentorDraft, in id: ID<Engagement>, by viewer: Viewer) async throws -> MentorSeat.State {
        try await site.limit("mentor:\(viewer.id)", to: 20, per: .hours(1))
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.supervisor) || roles.contains(.participant) else {
                throw Refusal.forbidden("Only the supervisor and the participant name a mentor.")
            }
            guard engagement.state.isLive else { throw Refusal.conflict("The work is over, so nobody can be asked any more.") }
            if let seat = try tx.seat(of: id), seat.state.isTaken {
                throw Refusal.conflict("\(seat.name) is asked already. Take that back first.")
            }
            try tx.check(draft, engagement, by: viewer, isInviting: roles.contains(.supervisor))
            let state: MentorSeat.State = roles.contains(.supervisor) ? .invited : .proposed
            let seat = moment.newID(MentorSeat.self)
            try tx.insertSeat(seat, draft, state, in: id, by: viewer.id, at: moment.now)
            try tx.record(
                .mentorSeat, seat.text, state == .invited ? "invite" : "propose", to: state.rawValue, by: viewer.id,
                role: state == .invited ? "supervisor" : "participant", at: moment)
            if state == .invited { try tx.schedule(.mailMentorInvitation, seat.text, at: moment.now, moment) }
            return state
        }
    }

    /// The supervisor agrees to whom the participant proposed: now they are invited.
    func agree(in id: ID<Engagement>, by viewer: Viewer) async throws {
        try await move(.agree, in: id, by: viewer) { tx, seat, moment in
            try tx.schedule(.mailMentorInvitation, seat.id.text, at: moment.now, moment)
        }
    }

    /// Takes a proposal or an invitation back.
    func withdraw(in id: ID<Engagement>, by viewer: Viewer) async throws { try await move(.withdraw, in: id, by: viewer) }

    /// Ends a mentor's part; meetings that were still to come are cancelled.
    func end(in id: ID<Engagement>, by viewer: Viewer) async throws {
        try await move(.end, in: id, by: viewer) { tx, seat, moment in
            try tx.run("UPDATE mentor_seat SET ended_at = \(moment.now) WHERE id = \(seat.id)")
            if let person = seat.person { try tx.cancelMeetings(of: id, hostedBy: person, moment) }
        }
    }

    private func move(
        _ event: MentorSeat.Event, in id: ID<Engagement>, by viewer: Viewer,
        then follow: @escaping @Sendable (Transaction, MentorSeatRow, Moment) throws -> Void = { _, _, _ in }
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (_, roles) = try tx.engagement(id, seenBy: viewer)
            guard let seat = try tx.seat(of: id) else { throw Refusal.notFound }
            let actor = Actor(viewer.id, MentorSeat.Role.all(roles))
            try tx.move(.mentorSeat, seat.id.text, event, in: MentorSeat.machine, from: seat.state, by: actor, at: moment)
            try follow(tx, seat, moment)
        }
    }

    /// What the link in an invitation shows.
    func invitation(_ token: String) async throws -> (seat: MentorSeatRow, engagement: EngagementRow) {
        let id = try seat(token)
        return try await site.database.read { tx in
            let seat = try tx.seat(id).orNotFound()
            return (seat, try tx.engagement(seat.engagement))
        }
    }

    /// Whoever holds the link takes the seat, with an account of their own.
    func accept(_ token: String, by viewer: Viewer) async throws -> ID<Engagement> {
        let id = try seat(token)
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(tx.seat(id).orNotFound().engagement)
            let seat = try tx.seat(id).orNotFound()
            let engagement = try tx.engagement(seat.engagement)
            try viewer.checkConfirmed()
            guard engagement.state.isLive else { throw Refusal.conflict("The work is over meanwhile. Thank you all the same.") }
            guard try tx.engagementRoles(of: viewer, in: engagement.id).isDisjoint(with: [.participant, .supervisor]) else {
                throw Refusal.conflict("You have another part in this work, so somebody else has to be its mentor.")
            }
            let isProven = try seat.kind != .alumnus || tx.isAlumnus(at: viewer.email.lowercased(), of: engagement.organization)
            try tx.run(
                """
                UPDATE mentor_seat SET person_id = \(viewer.id), name = \(viewer.name), answered_at = \(moment.now),
                kind = \(isProven ? seat.kind : .other) WHERE id = \(id) AND state = 'invited'
                """)
            try tx.move(
                .mentorSeat, id.text, .accept, in: MentorSeat.machine, from: seat.state, by: Actor(viewer.id, [.mentor]), at: moment)
            try tx.endStreams(of: viewer.id)
            return engagement.id
        }
    }

    /// Saying no needs no account.
    func decline(_ token: String) async throws {
        let id = try seat(token)
        let moment = site.world.moment()
        try await site.database.write { tx in
            let seat = try tx.seat(id).orNotFound()
            try tx.move(.mentorSeat, id.text, .decline, in: MentorSeat.machine, from: seat.state, by: Actor(clock: .mentor), at: moment)
            try tx.run("UPDATE mentor_seat SET answered_at = \(moment.now) WHERE id = \(id)")
        }
    }

    private func seat(_ token: String) throws -> ID<MentorSeat> {
        try site.secret.id(in: token, for: Self.purpose).flatMap { ID<MentorSeat>(parsing: $0) }.orNotFound()
    }
}

extension Site {
    var mentorSeats: MentorSeats { MentorSeats(site: self) }
}

extension MentorSeat.Role {
    /// What those roles in an engagement are to its mentor's seat.
    static func all(_ roles: Set<Engagement.Role>) -> Set<MentorSeat.Role> {
        Set(roles.compactMap { MentorSeat.Role(rawValue: $0.rawValue) })
    }
}

extension Transaction {
    fileprivate func check(_ draft: MentorDraft, _ engagement: EngagementRow, by viewer: Viewer, isInviting: Bool) throws {
        let isParticipant = try person(engagement.person)?.email == draft.email
        guard !isParticipant, draft.email.folded != viewer.email.lowercased() else {
            throw Refusal.invalid("email", "A mentor is a third person. Name somebody else.")
        }
        guard isInviting, draft.kind == .alumnus, try !isAlumnus(at: draft.email.folded, of: engagement.organization) else { return }
        throw Refusal.invalid(
            "kind", "Nobody with this address has completed a project of \(engagement.employer) here. Choose what else they are.")
    }
}
