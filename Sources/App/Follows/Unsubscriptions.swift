import Domain
import Storage

/// Stopping letters by the link at their end, and taking that back.
struct Unsubscriptions: Sendable {
    let site: Site

    /// How the letters stand that a link is about.
    struct Standing: Sendable {
        /// What the search is called, where the link is about one; nil when it is there no more.
        var search: String?
        /// How soon they come, or would come again; `off` when they are stopped.
        var pace = Pace.weekly
    }

    /// - Throws: not found, when there is no such person.
    func standing(_ link: Unsubscription) async throws -> Standing {
        try await site.database.read { tx in try tx.standing(link) }
    }

    /// Stops them; stopping again changes nothing.
    ///
    /// - Returns: how they stood before.
    func stop(_ link: Unsubscription) async throws -> Standing {
        try await set(link, to: .off)
    }

    /// Lets them come again.
    func undo(_ link: Unsubscription, to pace: Pace) async throws -> Standing {
        try await set(link, to: pace)
    }

    private func set(_ link: Unsubscription, to pace: Pace) async throws -> Standing {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(link.person)
            let before = try tx.standing(link)
            try tx.startWeekly(for: link.person, moment)
            switch link.kind {
            case .digests: try tx.run("UPDATE follow_setting SET letters = \(pace != .off) WHERE person_id = \(link.person)")
            case .reminders: try tx.run("UPDATE follow_setting SET reminders = \(pace != .off) WHERE person_id = \(link.person)")
            case .search(let id): try tx.run("UPDATE saved_search SET pace = \(pace) WHERE id = \(id) AND person_id = \(link.person)")
            }
            return before
        }
    }
}

extension Site {
    var unsubscriptions: Unsubscriptions { Unsubscriptions(site: self) }
}

extension Transaction {
    fileprivate func standing(_ link: Unsubscription) throws -> Unsubscriptions.Standing {
        guard try person(link.person) != nil else { throw Refusal.notFound }
        let setting = try followSetting(of: link.person)
        switch link.kind {
        case .digests: return .init(pace: setting.letters ? .weekly : .off)
        case .reminders: return .init(pace: setting.reminders ? .weekly : .off)
        case .search(let id):
            let row = try row("SELECT * FROM saved_search WHERE id = \(id) AND person_id = \(link.person)")
            guard let search = try row.map(SavedSearch.init) else { return .init(search: nil, pace: .off) }
            return .init(search: search.name, pace: search.pace)
        }
    }
}
