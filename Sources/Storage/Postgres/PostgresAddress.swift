/// Where a PostgreSQL server is, as libpq understands it, and the limits each connection to it is given.
public struct PostgresAddress: Sendable {
    /// A connection URI, `postgres://name:password@host:port/database?sslmode=verify-full`; several hosts may be named.
    public let uri: String
    /// How long a statement may take, in milliseconds.
    public var statementTimeout = 30_000
    /// How long a statement may wait for another's lock, in milliseconds.
    public var lockTimeout = 10_000

    public init(_ uri: String) { self.uri = uri }

    /// What libpq is told beyond the URI; the URI's own words win. Times in seconds, but the last in milliseconds.
    static let defaults = [
        ("application_name", "foothold"), ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
        ("keepalives_count", "3"), ("tcp_user_timeout", "20000"), ("client_encoding", "UTF8"),
    ]

    /// The settings of every session.
    var greeting: String {
        "SET statement_timeout = \(statementTimeout); SET lock_timeout = \(lockTimeout); "
            + "SET idle_in_transaction_session_timeout = 600000; SET standard_conforming_strings = on"
    }

    /// The URI as it may be shown: without its password.
    public var hidden: String {
        let uri = uri.replacing(#/(?<name>[?&](password|sslpassword)=)[^&]*/#) { "\($0.output.name)(hidden)" }
        guard let scheme = uri.range(of: "://"), let at = uri[scheme.upperBound...].firstIndex(of: "@"),
            let colon = uri[scheme.upperBound..<at].firstIndex(of: ":")
        else { return uri }
        return uri[...colon] + "(hidden)" + uri[at...]
    }
}

extension StringProtocol {
    /// The first place where `words` stand. (The standard library has it in Foundation only.)
    fileprivate func range(of words: String) -> Range<Index>? { ranges(of: words).first }
}
