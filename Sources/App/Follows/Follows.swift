import Domain
import Storage

/// Following employers, industries, fields and skills, and how soon to hear of them.
struct Follows: Sendable {
    let site: Site

    /// Follows all of them; what is followed already stays as it is.
    ///
    /// - Returns: their names.
    func follow(_ targets: [FollowTarget], by viewer: Viewer) async throws -> [String] {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(viewer.id)
            let names = try targets.map { try tx.follow($0, seenBy: viewer).name }
            for target in targets { try tx.insertFollow(target, by: viewer.id, at: moment.now) }
            guard try tx.countFollows(of: viewer.id) <= Follow.most else {
                throw Refusal.invalid("", "You can follow \(Follow.most) things at most: stop following one first.")
            }
            try tx.startWeekly(for: viewer.id, moment)
            return names
        }
    }

    func unfollow(_ target: FollowTarget, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try tx.run("DELETE FROM follow WHERE person_id = \(viewer.id) AND kind = \(target.kind) AND target = \(target.id)")
        }
    }

    func set(_ setting: FollowSetting, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            try tx.startWeekly(for: viewer.id, moment)
            try tx.run(
                """
                UPDATE follow_setting SET letters = \(setting.letters), reminders = \(setting.reminders), pace = \(setting.pace)
                WHERE person_id = \(viewer.id)
                """)
        }
    }
}

extension Site {
    var follows: Follows { Follows(site: self) }
}
