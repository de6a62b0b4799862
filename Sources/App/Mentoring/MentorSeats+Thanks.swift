import Domain
import Storage

/// What is promised to, and said about, a mentor.
extension MentorSeats {
    /// A mentor says how many meetings they promise.
    func pledge(_ count: Int, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, _) = try tx.engagement(id, seenBy: viewer)
            let seat = try tx.seat(of: id).orNotFound()
            guard seat.state == .accepted, seat.person == viewer.id else { throw Refusal.forbidden("Only the mentor pledges meetings.") }
            guard engagement.state.isLive else { throw Refusal.conflict("The work is over, so what was pledged stays as it is.") }
            try tx.run("UPDATE mentor_seat SET pledged = \(count) WHERE id = \(seat.id)")
            try tx.record(.mentorSeat, seat.id.text, "pledge", by: viewer.id, role: "mentor", note: "\(count)", at: moment)
        }
    }

    /// The participant says at the end how helpful their mentor was, once.
    func rate(_ score: Score, _ words: Prose, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let seat = try tx.seatToSpeakOf(in: id, by: viewer, whenOver: true)
            guard seat.helpful == nil else { throw Refusal.conflict("You have said this already. It stays as it is.") }
            try tx.run("UPDATE mentor_seat SET helpful = \(score.value), helpful_words = \(words) WHERE id = \(seat.id)")
            try tx.record(.mentorSeat, seat.id.text, "rate", by: viewer.id, role: "participant", at: moment)
        }
    }

    /// The participant thanks their mentor, who keeps it.
    func thank(_ words: Prose, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let seat = try tx.seatToSpeakOf(in: id, by: viewer, whenOver: false)
            guard seat.thankedAt == nil else { throw Refusal.conflict("You have thanked \(seat.name) already.") }
            try tx.run("UPDATE mentor_seat SET thanks = \(words), thanked_at = \(moment.now) WHERE id = \(seat.id)")
            try tx.record(.mentorSeat, seat.id.text, "thank", by: viewer.id, role: "participant", at: moment)
        }
    }

    /// Mails the invitation, unless it was answered or taken back meanwhile.
    func mailInvitation(_ id: ID<MentorSeat>) async throws {
        let desk = LetterDesk(site: site)
        let mail = try await site.database.read { tx -> Mail? in
            guard let seat = try tx.seat(id), seat.state == .invited else { return nil }
            let letter = try MentorLetters.invitation(seat, in: tx, desk)
            return desk.mail(letter, to: seat.email, name: seat.name, id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
    }
}

extension Transaction {
    /// The seat of a mentor about whom the participant may say something.
    fileprivate func seatToSpeakOf(in id: ID<Engagement>, by viewer: Viewer, whenOver: Bool) throws -> MentorSeatRow {
        try hold(id)
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant says this.") }
        let seat = try seat(of: id).orNotFound()
        guard seat.state == .accepted || seat.state == .ended else {
            throw Refusal.conflict("Nobody has been your mentor in this work yet.")
        }
        guard engagement.startedAt != nil, !whenOver || !engagement.state.isLive else {
            throw Refusal.conflict("This is asked when the work is over.")
        }
        return seat
    }
}
