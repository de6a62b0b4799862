import Domain
import Storage

/// Strikes: given by an operator or a clock, appealed once, lifted or upheld, and gone after a time.
struct Strikes: Sendable {
    let site: Site

    /// An operator gives a strike, with the reason its subject reads.
    func give(to subject: StrikeSubject, for reason: StrikeReason, saying words: Prose, by viewer: Viewer) async throws {
        let (moment, rules) = (site.world.moment(), site.policy.strikes)
        try await site.database.write { tx in
            guard try tx.name(of: subject) != nil else { throw Refusal.notFound }
            guard !subject.concerns(viewer) else {
                throw Refusal.forbidden("This is about yourself, or your organization: another operator does it.")
            }
            _ = try tx.giveStrike(to: subject, for: reason, saying: words.text, about: nil, by: viewer.id, rules, moment)
        }
    }

    /// Asks an operator to look at a strike again; once.
    func appeal(_ id: ID<Strike>, saying words: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let strike = try tx.strike(id, where: tx.strikesSeen(by: viewer))
            _ = try Strike.machine.next(.appeal, from: strike.state, by: [.subject])
            try tx.run(
                "UPDATE strike SET appeal = \(words), appealed_by = \(viewer.id), appealed_at = \(moment.now) WHERE id = \(id)")
            try tx.move(
                .strike, id.text, .appeal, in: Strike.machine, from: strike.state, by: Actor(viewer.id, [.subject]), note: words.text,
                at: moment)
        }
    }

    /// An operator upholds an appealed strike, or lifts one.
    func decide(_ id: ID<Strike>, _ event: Strike.Event, saying words: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let strike = try tx.strike(id)
            guard !strike.subject.concerns(viewer) else {
                throw Refusal.forbidden("This is about yourself, or your organization: another operator does it.")
            }
            try tx.move(
                .strike, id.text, event, in: Strike.machine, from: strike.state, by: Actor(viewer.id, [.operator]), note: words.text,
                at: moment)
            try tx.run("UPDATE strike SET decision = \(words), decided_at = \(moment.now) WHERE id = \(id)")
        }
    }

    /// A strike counts no more.
    func expire(_ id: ID<Strike>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let strike = try tx.strike(id)
            try tx.move(.strike, id.text, .expire, in: Strike.machine, from: strike.state, by: Actor(clock: .clock), at: moment)
        }
    }
}

extension Site {
    var strikes: Strikes { Strikes(site: self) }
}

extension Transaction {
    fileprivate func hold(_ strike: ID<Strike>) throws { try run("UPDATE strike SET state = state WHERE id = \(strike)") }
}
