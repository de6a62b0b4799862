import Domain
import Foundation
import Testing

@testable import App

@Suite("The state tables")
struct MachineHouseTests {
    /// The states of every noun that has a column of them, by the name of its table.
    private static let states: [String: [String]] = [
        "organization": Organization.State.allCases.map(\.rawValue), "project": Project.State.allCases.map(\.rawValue),
        "application": Application.State.allCases.map(\.rawValue),
        "application_invitation": ApplicationInvitation.State.allCases.map(\.rawValue),
        "engagement": Engagement.State.allCases.map(\.rawValue),
        "milestone": Milestone.State.allCases.map(\.rawValue), "credential": Credential.State.allCases.map(\.rawValue),
        "portfolio_request": PortfolioRequest.State.allCases.map(\.rawValue),
        "mentor_seat": MentorSeat.State.allCases.map(\.rawValue), "meeting": Meeting.State.allCases.map(\.rawValue),
        "dispute": Dispute.State.allCases.map(\.rawValue), "strike": Strike.State.allCases.map(\.rawValue),
        "shared_question": SharedQuestion.State.allCases.map(\.rawValue),
        "report": Report.State.allCases.map(\.rawValue), "job": Job.State.allCases.map(\.rawValue),
        "check_in": CheckIn.State.allCases.map(\.rawValue), "change_request": ChangeRequest.State.allCases.map(\.rawValue),
        "pause": Pause.State.allCases.map(\.rawValue), "accommodation": Accommodation.State.allCases.map(\.rawValue),
    ]

    @Test("every state column allows exactly the states of its table, no more and no fewer")
    func checks() throws {
        let schema = try SourceTree.files(in: "Sources/App/Migrations", ending: ".sql").map(\.text).joined(separator: "\n")
        var found: [String: [String]] = [:]
        for table in schema.matches(of: #/CREATE TABLE (?<name>\w+) \((?<body>[\s\S]*?)\n\);/#) {
            guard let check = table.output.body.firstMatch(of: #/\n    state TEXT NOT NULL CHECK \(state IN\s*\((?<list>[^)]*)\)/#) else {
                #expect(!table.output.body.contains("\n    state "), "the state of \(table.output.name) is not checked")
                continue
            }
            found[String(table.output.name)] = check.output.list.split(separator: ",").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " '\n"))
            }
        }
        #expect(Set(found.keys) == Set(Self.states.keys))
        for (table, states) in Self.states { #expect(Set(found[table] ?? []) == Set(states), "\(table)") }
    }

    @Test("every table's moves are kept as a page that a product person can read")
    func permissions() throws {
        let pages = [
            page("Organization", Organization.machine), page("Project", Project.machine), page("Application", Application.machine),
            page("Application invitation", ApplicationInvitation.machine),
            page("Engagement", Engagement.machine), page("Milestone", Milestone.machine),
            page("Mentor’s seat", MentorSeat.machine), page("Meeting", Meeting.machine), page("Credential", Credential.machine),
            page("Portfolio request", PortfolioRequest.machine),
            page("Report", Report.machine), page("Dispute", Dispute.machine), page("Strike", Strike.machine),
            page("Check-in", CheckIn.machine), page("Change request", ChangeRequest.machine), page("Pause", Pause.machine),
            page("Accommodation", Accommodation.machine), page("Shared question", SharedQuestion.machine),
        ]
        try Golden.expect(pages.joined(separator: "\n"), matches: "permissions.txt")
    }

    /// One line a move: event, from → to, by whom.
    private func page<State, Event, Role>(_ noun: String, _ machine: Machine<State, Event, Role>) -> String {
        func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
        let moves = machine.moves.map { move in
            let change = move.to.map { "\(move.from.rawValue) → \($0.rawValue)" } ?? "\(move.from.rawValue), stays"
            return "  " + padded(move.event.rawValue, 12) + padded(change, 26) + move.roles.map(\.rawValue).joined(separator: ", ")
        }
        return ([noun] + moves).joined(separator: "\n") + "\n"
    }
}
