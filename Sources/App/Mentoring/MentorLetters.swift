import Domain
import Storage

/// Mail about mentors: proposed, invited, accepted, declined, ended, thanked.
enum MentorLetters: Letters {
    static let told: Set<String> = ["propose", "withdraw", "accept", "decline", "end", "thank"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        guard let seat = try tx.seat(ID(event.nounID)) else { return [] }
        let engagement = try tx.engagement(seat.engagement)
        switch event.kind {
        case "propose", "decline": return try tx.employerSide(of: engagement)
        case "withdraw": return event.from == "proposed" ? [engagement.person] : []
        case "accept": return try [engagement.person] + tx.employerSide(of: engagement)
        case "end": return try [engagement.person] + tx.employerSide(of: engagement) + [seat.person].compactMap { $0 }
        case "thank": return [seat.person].compactMap { $0 }
        default: return []
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let seat = try tx.seat(ID(event.nounID)) else { return nil }
        let engagement = try tx.engagement(seat.engagement)
        let path = Paths.mentor(of: engagement.id)
        switch event.kind {
        case "propose":
            guard seat.state == .proposed else { return nil }
            return Letter(
                subject: "\(engagement.participant) proposes a mentor",
                paragraphs: ["\(engagement.participant) would like \(seat.name) (\(seat.kind.short)) as mentor in “\(engagement.title)”."]
                    + (seat.note.isEmpty ? [] : ["They write: \(seat.note)"]) + ["If you agree, \(seat.name) is invited by mail."],
                act: "Agree or not", path: path)
        case "withdraw":
            return Letter(
                subject: "Your mentor was not agreed to: \(engagement.title)",
                paragraphs: ["\(engagement.employer) did not agree to \(seat.name) as your mentor. You can propose somebody else."],
                act: "Propose somebody", path: path)
        case "accept": return accepted(seat, engagement, person)
        case "decline":
            return Letter(
                subject: "\(seat.name) cannot be a mentor: \(engagement.title)",
                paragraphs: ["\(seat.name) declined. You can ask somebody else."], act: "Ask somebody else", path: path)
        case "end":
            return Letter(
                subject: "\(seat.name) is not the mentor any more: \(engagement.title)",
                paragraphs: ["\(seat.name)’s part as mentor ended. Meetings that were still to come are cancelled."],
                act: person == seat.person ? "See your mentoring" : "See who guides now",
                path: person == seat.person ? Paths.mentoring : path)
        case "thank":
            return Letter(
                subject: "\(engagement.participant) thanks you",
                paragraphs: ["\(engagement.participant) writes about “\(engagement.title)”:", seat.thanks, "It stays on your page."],
                act: "Keep it", path: Paths.mentoring)
        default: return nil
        }
    }

    private static func accepted(_ seat: MentorSeatRow, _ engagement: EngagementRow, _ person: ID<Person>) -> Letter {
        let isParticipant = person == engagement.person
        return Letter(
            subject: "\(seat.name) is \(isParticipant ? "your" : "the") mentor: \(engagement.title)",
            paragraphs: [
                isParticipant
                    ? "\(seat.name) will guide you. They read what is in the room, and neither judge nor pay."
                    : "\(seat.name) accepted. They see the room, and neither judge nor pay.",
                seat.pledged == 0 ? "They pledged no meetings yet." : "They pledged \(seat.pledged) meetings.",
            ], act: "See the mentor’s page", path: Paths.mentor(of: engagement.id))
    }

    /// The mail that asks somebody, who may have no account yet.
    static func invitation(_ seat: MentorSeatRow, in tx: Transaction, _ desk: LetterDesk) throws -> Letter {
        let engagement = try tx.engagement(seat.engagement)
        let meetings = seat.pledged == 0 ? "as you both find time" : "\(seat.pledged) meetings in all"
        return Letter(
            subject: "Would you be \(engagement.participant)’s mentor?",
            paragraphs: [
                "\(engagement.participant) does a micro-internship of \(engagement.hours) hours for \(engagement.employer): “\(engagement.title)”. \(engagement.employer) asks whether you would be their mentor.",
                "A mentor listens, asks and opens doors: \(meetings). They do not judge the work and pay nothing. A short guide tells what to ask when.",
            ] + (seat.note.isEmpty ? [] : ["What they write: \(seat.note)"]) + [
                "The link is for you alone. Declining takes one click and no account."
            ], act: "See what it is about, and answer",
            path: Paths.mentorInvitation(desk.secret.token(seat.id.text, for: MentorSeats.purpose)))
    }
}
