import Domain
import Storage

/// The nouns whose acts are recorded; the raw value is the name of the table.
enum Noun: String, SQLConvertible, CaseIterable, Sendable {
    case person, organization, invitation, project, application, engagement, milestone, transfer, feedback, credential, message, report, job
    case applicationInvitation = "application_invitation"
    case portfolioRequest = "portfolio_request"
    case mentorSeat = "mentor_seat"
    case meeting, webhook
    case dispute, strike
    case sharedQuestion = "shared_question"
    case checkIn = "check_in"
    case riskFlag = "risk_flag"
    case planStep = "plan_step"
    case changeRequest = "change_request"
    case pause, nudge, accommodation

    var table: SQL {
        switch self {
        case .person: "person"
        case .organization: "organization"
        case .invitation: "invitation"
        case .project: "project"
        case .application: "application"
        case .engagement: "engagement"
        case .milestone: "milestone"
        case .transfer: "transfer"
        case .feedback: "feedback"
        case .credential: "credential"
        case .message: "message"
        case .report: "report"
        case .job: "job"
        case .applicationInvitation: "application_invitation"
        case .portfolioRequest: "portfolio_request"
        case .mentorSeat: "mentor_seat"
        case .meeting: "meeting"
        case .webhook: "webhook"
        case .dispute: "dispute"
        case .strike: "strike"
        case .sharedQuestion: "shared_question"
        case .checkIn: "check_in"
        case .riskFlag: "risk_flag"
        case .planStep: "plan_step"
        case .changeRequest: "change_request"
        case .pause: "pause"
        case .nudge: "nudge"
        case .accommodation: "accommodation"
        }
    }
}

/// One act: on what, what, by whom in which role, when. All of them are the audit trail.
struct Event: Sendable {
    let id: ID<Event>
    let noun: Noun
    let nounID: String
    let kind: String
    var from: String?
    var to: String?
    var person: ID<Person>?
    let role: String
    var note = ""
    let at: Instant

    /// "application.offer": what letters and reactions are chosen by.
    var name: String { "\(noun.rawValue).\(kind)" }

    init(
        id: ID<Event>, noun: Noun, nounID: String, kind: String, from: String? = nil, to: String? = nil, person: ID<Person>? = nil,
        role: String,
        note: String = "", at: Instant
    ) {
        (self.id, self.noun, self.nounID, self.kind) = (id, noun, nounID, kind)
        (self.from, self.to, self.person) = (from, to, person)
        (self.role, self.note, self.at) = (role, note, at)
    }

    init(row: Row) throws {
        id = try row["id"]
        noun = try row["noun"]
        nounID = try row["noun_id"]
        kind = try row["kind"]
        from = try row["from_state"]
        to = try row["to_state"]
        person = try row["person_id"]
        role = try row["role"]
        note = try row["note"]
        at = try row["happened_at"]
    }
}

/// Who acts: a person in the roles they have towards the thing, or the clock.
struct Actor<Role: Hashable & CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    let person: ID<Person>?
    let roles: Set<Role>

    init(_ person: ID<Person>, _ roles: Set<Role>) {
        self.person = person
        self.roles = roles
    }

    /// The clock, which acts when something is due.
    init(clock role: Role) {
        person = nil
        roles = [role]
    }
}

extension Transaction {
    /// Makes one move of a state table: asks the table, compares and sets, records the event, lets the reactions follow.
    ///
    /// - Parameter changes: what else is set in the row, as it stands behind SET.
    /// - Returns: the new state.
    /// - Throws: the table's refusal, or a conflict when somebody else moved the thing first.
    @discardableResult
    func move<State, Kind, Role>(
        _ noun: Noun, _ id: String, _ event: Kind, in machine: Machine<State, Kind, Role>, from state: State, by actor: Actor<Role>,
        note: String = "", setting changes: SQL? = nil, at moment: Moment
    ) throws -> State {
        let next = try machine.next(event, from: state, by: actor.roles)
        let others: SQL = changes.map { ", \($0)" } ?? .none
        let moved = try run("UPDATE \(noun.table) SET state = \(next.rawValue)\(others) WHERE id = \(id) AND state = \(state.rawValue)")
        guard moved == 1 else { throw Refusal.conflict("Somebody else was faster. Reload the page to see what is true now.") }
        let role = machine.role(for: event, from: state, among: actor.roles)
        try record(
            noun, id, event.rawValue, from: state.rawValue, to: next.rawValue, by: actor.person, role: role?.rawValue ?? "", note: note,
            at: moment)
        return next
    }

    /// Writes down an act, queues telling those it concerns, and lets their open pages know.
    func record(
        _ noun: Noun, _ id: String, _ kind: String, from: String? = nil, to: String? = nil, by person: ID<Person>?, role: String,
        note: String = "", at moment: Moment
    ) throws {
        let event = moment.newID(Event.self)
        try run(
            """
            INSERT INTO event (id, noun, noun_id, kind, from_state, to_state, person_id, role, note, happened_at)
            VALUES (\(event), \(noun), \(id), \(kind), \(from), \(to), \(person), \(role), \(note), \(moment.now))
            """)
        if Reactions.isTold("\(noun.rawValue).\(kind)") { try schedule(.tell, event.text, at: moment.now, moment) }
        try queuePosts(about: event, noun, id, kind, moment)
        if noun == .application { return try tellApplication(id, kind) }
        try tellLive(noun, id, kind)
        try tellIndex(noun, id, kind)
    }

    func event(_ id: ID<Event>) throws -> Event? {
        try row("SELECT * FROM event WHERE id = \(id)").map(Event.init)
    }

    /// What happened to a thing, oldest first.
    func events(of noun: Noun, _ id: String) throws -> [Event] {
        try rows("SELECT * FROM event WHERE noun = \(noun) AND noun_id = \(id) ORDER BY id").map(Event.init)
    }
}
