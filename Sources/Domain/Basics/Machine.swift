/// The life of one noun as a table: which event leads from which state to which, and who may cause it.
///
/// The guard, the buttons, the permission page, the diagram and the exhaustive test are all read from it.
public struct Machine<
    State: Worded, Event: RawRepresentable<String> & CaseIterable & Hashable & Sendable,
    Role: RawRepresentable<String> & CaseIterable & Hashable & Sendable
>: Sendable {
    /// One line of the table; without a target the state stays as it is.
    public struct Rule: Sendable {
        let event: Event
        let from: Set<State>
        let to: State?
        let roles: Set<Role>

        public static func on(_ event: Event, from: State..., to: State, by roles: Role...) -> Rule {
            Rule(event: event, from: Set(from), to: to, roles: Set(roles))
        }

        public static func may(_ event: Event, while states: State..., by roles: Role...) -> Rule {
            Rule(event: event, from: Set(states), to: nil, roles: Set(roles))
        }
    }

    let thing: String
    let rules: [Rule]

    /// The thing is the noun in refusals: "project" gives "The project is marked “Published” …".
    public init(thing: String, _ rules: Rule...) {
        self.thing = thing
        self.rules = rules
    }

    /// The state the event leads to; the role is checked before the state, so a stranger learns nothing.
    public func next(_ event: Event, from state: State, by roles: Set<Role>) throws(Refusal) -> State {
        let mine = rules.filter { $0.event == event && !$0.roles.isDisjoint(with: roles) }
        guard !roles.isEmpty else { throw .notFound }
        guard !mine.isEmpty else { throw .forbidden(whoMay(event)) }
        guard let rule = mine.first(where: { $0.from.contains(state) }) else { throw .conflict(tooLate(state, after: mine)) }
        return rule.to ?? state
    }

    public func allows(_ event: Event, from state: State, by roles: Set<Role>) -> Bool {
        rules.contains { $0.event == event && $0.from.contains(state) && !$0.roles.isDisjoint(with: roles) }
    }

    /// What these roles may do now, in the order the events are declared: the buttons of the page.
    public func events(from state: State, by roles: Set<Role>) -> [Event] {
        Event.allCases.filter { allows($0, from: state, by: roles) }
    }

    /// The whole table, one state at a time, by event, then state, then target, as each is declared.
    public var moves: [(event: Event, from: State, to: State?, roles: [Role])] {
        var moves: [(event: Event, from: State, to: State?, roles: [Role])] = []
        for event in Event.allCases {
            for state in State.allCases {
                for rule in rules where rule.event == event && rule.from.contains(state) {
                    moves.append((event, state, rule.to, Role.allCases.filter(rule.roles.contains)))
                }
            }
        }
        return moves
    }

    /// The part in which somebody in these roles makes a move: the first, as they are declared, that may.
    public func role(for event: Event, from state: State, among roles: Set<Role>) -> Role? {
        let rule = rules.first { $0.event == event && $0.from.contains(state) && !$0.roles.isDisjoint(with: roles) }
        return rule.flatMap { rule in Role.allCases.first { rule.roles.contains($0) && roles.contains($0) } }
    }

    private func whoMay(_ event: Event) -> String {
        let roles = Role.allCases.filter { role in rules.contains { $0.event == event && $0.roles.contains(role) } }
        let names = roles.map(\.rawValue).filter { $0 != "clock" }
        guard !names.isEmpty else { return "This happens by itself when it is due: you do not need to do anything." }
        return "Only the \(names.joined(separator: " or the ")) can do this: ask them, or go back to the \(thing)."
    }

    private func tooLate(_ state: State, after mine: [Rule]) -> String {
        mine.contains { $0.to == state }
            ? "This has already been done: the \(thing) is marked “\(state.words)”."
            : "The \(thing) is marked “\(state.words)”, so this is not possible now. Reload the page to see what is."
    }
}
