import Domain
import Storage

/// What a newcomer to a team needs to know: people, channels, norms, words, the first day, a buddy.
struct Kit: Sendable, Equatable {
    /// Somebody worth knowing.
    struct Contact: Sendable, Equatable {
        let name: String
        let role: String
        let ask: String
        let reach: String
    }

    var people: [Contact] = []
    var channels = ""
    var norms = ""
    var glossary = ""
    var firstTask = ""
    var buddyName = ""
    var buddyReach = ""

    static let mostPeople = 8

    var isEmpty: Bool { self == Kit() }

    /// Lines of "word: what it means" as pairs; a line without a colon stands alone.
    var words: [(word: String, meaning: String)] {
        glossary.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map { Text.line(String($0)) }
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
    }
}

extension Kit {
    init(row: Row, people: [Contact]) throws {
        self.init(
            people: people, channels: try row["channels"], norms: try row["norms"], glossary: try row["glossary"],
            firstTask: try row["first_task"], buddyName: try row["buddy_name"], buddyReach: try row["buddy_reach"])
    }

    /// Reads the form; of a person who has no name nothing else may be written.
    init(_ form: inout Form) throws(Refusal) {
        var people: [Contact] = []
        for number in 0..<Self.mostPeople {
            let name = form.line("people.\(number).name", "The name", 0...80)
            let role = form.line("people.\(number).role", "The role", 0...80)
            let ask = form.line("people.\(number).ask", "What to ask", 0...200)
            let reach = form.line("people.\(number).reach", "How to reach them", 0...200)
            guard let name, let role, let ask, let reach else { continue }
            let rest = role.text + ask.text + reach.text
            if name.text.isEmpty, !rest.isEmpty {
                form.keep(.invalid("people.\(number).name", "Say who this is."), at: "people.\(number).name")
            }
            if !name.text.isEmpty { people.append(Contact(name: name.text, role: role.text, ask: ask.text, reach: reach.text)) }
        }
        let channels = form.prose("channels", "The channels", 0...1500)
        let norms = form.prose("norms", "How you work", 0...2000)
        let glossary = form.prose("glossary", "The glossary", 0...3000)
        let firstTask = form.prose("first_task", "The first day", 0...1500)
        let buddyName = form.line("buddy_name", "The buddy", 0...80)
        let buddyReach = form.line("buddy_reach", "How to reach them", 0...200)
        guard form.problems.isEmpty, let channels, let norms, let glossary, let firstTask, let buddyName, let buddyReach else {
            throw form.refusal
        }
        self.init(
            people: people, channels: channels.text, norms: norms.text, glossary: glossary.text, firstTask: firstTask.text,
            buddyName: buddyName.text, buddyReach: buddyReach.text)
    }

    /// The form as it begins.
    var form: Form {
        var fields = [
            ("channels", channels), ("norms", norms), ("glossary", glossary), ("first_task", firstTask), ("buddy_name", buddyName),
            ("buddy_reach", buddyReach),
        ]
        for (number, person) in people.enumerated() {
            fields += [
                ("people.\(number).name", person.name), ("people.\(number).role", person.role), ("people.\(number).ask", person.ask),
                ("people.\(number).reach", person.reach),
            ]
        }
        return Form(fields)
    }
}
