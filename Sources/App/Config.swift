import Configuration
import Foundation
import Storage

/// Everything the environment decides, read once and checked at once.
public struct Config: Sendable {
    public enum Environment: String, Sendable, CaseIterable { case development, production }

    /// Where mail goes: to a server, or to files in the data folder.
    public struct SMTP: Sendable {
        public var url: String
        public var login: String?
        public var password: String?
        /// A file of certificates to trust instead of the system's.
        public var caFile: String?
    }

    public var environment = Environment.development
    public var host = "127.0.0.1"
    public var port = 8080
    /// The address people type, without a slash at the end.
    public var url = "http://127.0.0.1:8080"
    public var data = "data"
    public var database = "sqlite:data/foothold.db"
    public var synchronous = SQLiteEngine.Synchronous.full
    /// A PostgreSQL server that may answer what need not be of this moment.
    public var replica: String?
    /// How many connections a process holds to each PostgreSQL server at most.
    public var connections = 8
    /// The site's own key, 64 hexadecimal digits, for machines that share no data folder.
    public var secretKey: String?
    /// The bucket of uploaded files; without one they are in the data folder.
    public var bucket: S3Bucket?
    public var smtp: SMTP?
    public var mailFrom = "Foothold <foothold@localhost>"
    /// Requests come through a proxy of ours, whose X-Forwarded-For is believed.
    public var behindProxy = false
    public var logLevel = "info"
    /// Who brings it may read the metrics in production; without one nobody may.
    public var metricsToken: String?
    /// How long a process that is told to stop goes on serving, so that a balancer can take it out.
    public var drainSeconds = 0

    public init() {}

    public var isProduction: Bool { environment == .production }
    /// The host of `url`, as it stands in a Host header.
    public var authority: String { String(url.split(separator: "/", maxSplits: 2).last ?? "") }

    /// Reads `FOOTHOLD_…` from the environment; every wrong value is named at once.
    public static func fromEnvironment() throws -> Config {
        try read(ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "foothold"))
    }

    static func read(_ reader: ConfigReader) throws -> Config {
        var config = Config()
        var wrong: [String] = []
        config.environment = choice("environment", reader, config.environment, &wrong)
        config.host = reader.string(forKey: "host", default: config.host)
        config.port = reader.int(forKey: "port", default: config.port)
        config.url = reader.string(forKey: "url", default: "http://\(config.host):\(config.port)")
        while config.url.hasSuffix("/") { config.url.removeLast() }
        config.data = reader.string(forKey: "data", default: config.data)
        config.database = reader.string(forKey: "database", isSecret: true, default: "sqlite:\(config.data)/foothold.db")
        config.synchronous = choice("sqlite.synchronous", reader, config.synchronous, &wrong)
        config.replica = reader.string(forKey: "database.replica", isSecret: true)
        config.connections = reader.int(forKey: "database.connections", default: config.connections)
        config.secretKey = reader.string(forKey: "secret.key", isSecret: true)
        config.mailFrom = reader.string(forKey: "mail.from", default: config.mailFrom)
        config.behindProxy = reader.bool(forKey: "behind.proxy", default: config.behindProxy)
        config.logLevel = reader.string(forKey: "log.level", default: config.logLevel)
        config.metricsToken = reader.string(forKey: "metrics.token", isSecret: true)
        config.drainSeconds = reader.int(forKey: "drain.seconds", default: config.isProduction ? 5 : 0)
        if let url = reader.string(forKey: "smtp.url") {
            config.smtp = SMTP(
                url: url, login: reader.string(forKey: "smtp.login"),
                password: reader.string(forKey: "smtp.password", isSecret: true), caFile: reader.string(forKey: "smtp.ca"))
        }
        config.bucket = bucket(reader, &wrong)
        config.check(&wrong)
        guard wrong.isEmpty else { throw ConfigError(problems: wrong) }
        return config
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ reader: ConfigReader, _ fallback: Choice, _ wrong: inout [String]
    ) -> Choice where Choice.RawValue == String {
        guard let text = reader.string(forKey: ConfigKey(key.split(separator: ".").map(String.init))) else { return fallback }
        if let choice = Choice(rawValue: text.lowercased()) { return choice }
        let name = "FOOTHOLD_" + key.uppercased().replacingOccurrences(of: ".", with: "_")
        wrong.append("\(name) is \(text), but must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        return fallback
    }

    private static func bucket(_ reader: ConfigReader, _ wrong: inout [String]) -> S3Bucket? {
        let files = reader.string(forKey: "files", default: "folder")
        guard files != "folder" else { return nil }
        do {
            return try S3Bucket(
                files, region: reader.string(forKey: "s3.region", default: "us-east-1"), key: reader.string(forKey: "s3.key"),
                secret: reader.string(forKey: "s3.secret", isSecret: true))
        } catch {
            wrong += error.problems
            return nil
        }
    }

    private func check(_ wrong: inout [String]) {
        if !(1...65535).contains(port) { wrong.append("FOOTHOLD_PORT is \(port), but must be from 1 to 65535") }
        if Store(database) == nil { wrong.append("FOOTHOLD_DATABASE must be sqlite: and a file, or postgres:// and a server") }
        if let replica, !Store.isPostgres(replica) { wrong.append("FOOTHOLD_DATABASE_REPLICA must begin with postgres://") }
        if replica != nil, !Store.isPostgres(database) { wrong.append("FOOTHOLD_DATABASE_REPLICA goes with a PostgreSQL database only") }
        if !(1...100).contains(connections) { wrong.append("FOOTHOLD_DATABASE_CONNECTIONS is \(connections), but must be from 1 to 100") }
        if let metricsToken, metricsToken.utf8.count < 16 { wrong.append("FOOTHOLD_METRICS_TOKEN must have at least 16 characters") }
        if !(0...60).contains(drainSeconds) { wrong.append("FOOTHOLD_DRAIN_SECONDS is \(drainSeconds), but must be from 0 to 60") }
        if let secretKey, SiteSecret.bytes(hexadecimal: secretKey) == nil {
            wrong.append("FOOTHOLD_SECRET_KEY must be 64 hexadecimal digits, as `openssl rand -hex 32` prints them")
        }
        if !url.hasPrefix("http://"), !url.hasPrefix("https://") { wrong.append("FOOTHOLD_URL must begin with http:// or https://") }
        if isProduction, !url.hasPrefix("https://") { wrong.append("FOOTHOLD_URL must begin with https:// in production") }
        if isProduction, let bucket, !bucket.endpoint.hasPrefix("https://") {
            wrong.append("FOOTHOLD_FILES must begin with s3:https:// in production: people load their files from there")
        }
        if isProduction, smtp == nil { wrong.append("FOOTHOLD_SMTP_URL is needed in production: people must get their mail") }
    }

    /// Every setting on a line, secrets hidden.
    public var summary: [(name: String, value: String)] {
        [
            ("FOOTHOLD_ENVIRONMENT", environment.rawValue), ("FOOTHOLD_HOST", host), ("FOOTHOLD_PORT", "\(port)"),
            ("FOOTHOLD_URL", url), ("FOOTHOLD_DATA", data), ("FOOTHOLD_DATABASE", PostgresAddress(database).hidden),
            ("FOOTHOLD_DATABASE_REPLICA", replica.map { PostgresAddress($0).hidden } ?? "(none)"),
            ("FOOTHOLD_DATABASE_CONNECTIONS", "\(connections)"),
            ("FOOTHOLD_SECRET_KEY", secretKey == nil ? "(\(data)/secret.key)" : "(hidden)"),
            ("FOOTHOLD_SQLITE_SYNCHRONOUS", synchronous.rawValue),
            ("FOOTHOLD_FILES", bucket?.text ?? "folder (\(data)/files)"), ("FOOTHOLD_S3_REGION", bucket?.region ?? "(none)"),
            ("FOOTHOLD_S3_KEY", bucket?.key ?? "(none)"), ("FOOTHOLD_S3_SECRET", bucket == nil ? "(none)" : "(hidden)"),
            ("FOOTHOLD_SMTP_URL", smtp?.url ?? "(files in \(data)/mail)"),
            ("FOOTHOLD_SMTP_LOGIN", smtp?.login ?? "(none)"), ("FOOTHOLD_SMTP_PASSWORD", smtp?.password == nil ? "(none)" : "(hidden)"),
            ("FOOTHOLD_SMTP_CA", smtp?.caFile ?? "(the system's)"), ("FOOTHOLD_MAIL_FROM", mailFrom),
            ("FOOTHOLD_BEHIND_PROXY", "\(behindProxy)"), ("FOOTHOLD_LOG_LEVEL", logLevel),
            ("FOOTHOLD_METRICS_TOKEN", metricsTokenSummary), ("FOOTHOLD_DRAIN_SECONDS", "\(drainSeconds)"),
        ]
    }

    private var metricsTokenSummary: String {
        guard metricsToken == nil else { return "(hidden)" }
        return isProduction ? "(none: /metrics is not there)" : "(none: /metrics is open in development)"
    }
}

/// What is wrong with the environment, all of it.
public struct ConfigError: Error, CustomStringConvertible {
    let problems: [String]
    public var description: String { problems.joined(separator: "\n") }
}
