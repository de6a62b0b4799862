import Domain
import Storage

/// What participants and employers write to each other, about one application and the work it becomes.
struct Messages: Sendable {
    let site: Site

    /// Sends a message to the other side, where the state tables let them talk; the same form sent again changes nothing.
    func send(_ body: MessageBody, to application: ID<Application>, once: String? = nil, by viewer: Viewer) async throws {
        try await site.limit("message:\(viewer.id)", to: 60, per: .hours(1))
        let moment = site.world.moment()
        try await site.database.write { tx in
            let head = try tx.thread(application, seenBy: viewer)
            try tx.checkMessage(in: head, by: viewer)
            let side: FeedbackSide = head.isOwn ? .participant : .employer
            guard let id = try tx.insertMessage(body, to: application, by: viewer.id, side, once: once, moment) else { return }
            try tx.record(.message, id, "send", by: viewer.id, role: side.rawValue, at: moment)
        }
    }

    /// A thread with everything in it, and whether the viewer may write; reading it marks it as seen, and an operator's reading is recorded.
    func read(_ application: ID<Application>, by viewer: Viewer) async throws -> (head: ThreadHead, messages: [Message], mayWrite: Bool) {
        let moment = site.world.moment()
        let (head, messages, mayWrite, unread) = try await site.database.read { tx in
            let head = try tx.thread(application, seenBy: viewer)
            return (
                head, try tx.messages(in: head, for: viewer), (try? tx.checkMessage(in: head, by: viewer)) != nil,
                try tx.unreadMessages(of: viewer.id, in: application)
            )
        }
        // Up to the newest that was shown: one that comes in meanwhile is still to be read.
        if unread > 0, let newest = messages.last?.sentAt {
            try await site.database.write { tx in try tx.markSeen(application, by: viewer.id, upTo: newest) }
        }
        if let engagement = head.engagement, head.isEvidence {
            try await site.database.write { tx in
                try tx.record(.engagement, engagement.text, "read_messages", by: viewer.id, role: "operator", at: moment)
            }
        }
        return (head, messages, mayWrite)
    }
}

extension Site {
    var messages: Messages { Messages(site: self) }
}

extension Transaction {
    /// Once there is an engagement its table decides who may write, before that the application's.
    func checkMessage(in head: ThreadHead, by viewer: Viewer) throws {
        guard let engagement = head.engagement, let state = head.engagementState else {
            let roles: Set<Application.Role> = head.isOwn ? [.applicant] : viewer.authors(head.organization) ? [.employer] : []
            _ = try Application.machine.next(.message, from: head.state, by: roles)
            return
        }
        _ = try Engagement.machine.next(.message, from: state, by: engagementRoles(of: viewer, in: engagement))
    }
}
