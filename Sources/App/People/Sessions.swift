import Domain
import Hummingbird
import Storage

/// Who is signed in where. Only a hash of what the browser holds is kept.
struct Sessions: Sendable {
    let site: Site

    /// A session ends when it is not used for so long …
    static let idle = Span.days(14)
    /// … or is so old, whatever its use.
    static let lifetime = Span.days(60)
    private static let touchEvery = Span.minutes(5)

    /// Opens a session; the token is given away once and never kept.
    ///
    /// - Parameter hash: of the password that opens it; a session does not outlive a password that is changed meanwhile.
    func open(for person: ID<Person>, byPassword hash: String? = nil, agent: String) async throws -> String {
        let token = site.world.newToken()
        let moment = site.world.moment()
        let session = moment.newID(Session.self)
        try await site.database.write { tx in
            if let hash { try tx.hold(person, withPassword: hash) }
            try tx.run(
                """
                INSERT INTO session (id, token_hash, person_id, agent, created_at, seen_at, ends_at)
                VALUES (\(session), \(sha256(token)), \(person), \(String(agent.prefix(300))), \(moment.now), \(moment.now),
                \(moment.now + Self.idle))
                """)
        }
        return token
    }

    /// Whose session it is, if it still runs.
    func viewer(holding token: String) async throws -> Viewer? {
        let now = site.world.now()
        let hash = sha256(token)
        let found = try await site.database.read { tx in try tx.viewer(tokenHash: hash, at: now) }
        guard let (viewer, createdAt, seenAt) = found else { return nil }
        if now - seenAt > Self.touchEvery {
            let ends = min(now + Self.idle, createdAt + Self.lifetime)
            try await site.database.write { tx in
                try tx.run("UPDATE session SET seen_at = \(now), ends_at = \(ends) WHERE id = \(viewer.sessionID)")
            }
        }
        return viewer
    }

    func list(of viewer: Viewer) async throws -> [Session] {
        let now = site.world.now()
        return try await site.database.read { tx in
            try tx.rows("SELECT * FROM session WHERE person_id = \(viewer.id) AND ends_at > \(now) ORDER BY seen_at DESC, id DESC").map {
                Session(id: try $0["id"], agent: try $0["agent"], createdAt: try $0["created_at"], seenAt: try $0["seen_at"])
            }
        }
    }

    func end(_ id: ID<Session>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            guard try tx.run("DELETE FROM session WHERE id = \(id) AND person_id = \(viewer.id)") == 1 else { throw Refusal.notFound }
            try tx.endStreams(of: viewer.id)
        }
    }

    /// Ends every session of the viewer but the one they are using.
    func endOthers(by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try tx.run("DELETE FROM session WHERE person_id = \(viewer.id) AND id <> \(viewer.sessionID)")
            try tx.endStreams(of: viewer.id)
        }
    }
}

extension Transaction {
    fileprivate func viewer(tokenHash: String, at now: Instant) throws -> (Viewer, createdAt: Instant, seenAt: Instant)? {
        let row = try row(
            """
            SELECT session.id AS session_id, session.created_at AS opened_at, session.seen_at, person.*,
            operator.person_id IS NOT NULL AS is_operator,
            (SELECT COUNT(*) FROM notice WHERE notice.person_id = person.id AND read_at IS NULL) AS notices
            FROM session JOIN person ON person.id = session.person_id LEFT JOIN operator ON operator.person_id = person.id
            WHERE token_hash = \(tokenHash) AND session.ends_at > \(now) AND person.suspended_at IS NULL
            """)
        guard let row else { return nil }
        let id: ID<Person> = try row["id"]
        let viewer = Viewer(
            id: id, name: try row["name"], email: try row["email"], zone: Zone(try row["time_zone"]),
            isConfirmed: try row["confirmed_at"] as Instant? != nil, isOperator: try row["is_operator"],
            memberships: try memberships(of: id), sessionID: try row["session_id"], unreadNotices: try row["notices"],
            unreadMessages: try unreadMessages(of: id))
        return (viewer, try row["opened_at"], try row["seen_at"])
    }
}

/// The cookie of a session: only for us, only from us, and in production only over TLS.
struct SessionCookie: Sendable {
    let isProduction: Bool

    var name: String { isProduction ? "__Host-foothold" : "foothold" }

    func holding(_ token: String) -> Cookie {
        Cookie(
            name: name, value: token, maxAge: Int(Sessions.lifetime.milliseconds / 1000), path: "/", secure: isProduction, httpOnly: true,
            sameSite: .lax)
    }

    var cleared: Cookie { Cookie(name: name, value: "", maxAge: 0, path: "/", secure: isProduction, httpOnly: true, sameSite: .lax) }

    func token(in request: Request) -> String? { request.cookies[name]?.value }
}
