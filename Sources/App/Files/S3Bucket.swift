import Foundation

/// A bucket of an S3-compatible store, and the key that opens it.
public struct S3Bucket: Sendable {
    /// Scheme, host and, where it is not the usual one, port: `https://s3.example.org`.
    public let endpoint: String
    public let name: String
    public let region: String
    public let key: String
    let secret: String

    /// - Parameter text: `s3:https://host[:port]/bucket`.
    /// - Throws: everything that is wrong with it, in words.
    init(_ text: String, region: String, key: String?, secret: String?) throws(ConfigError) {
        var wrong: [String] = []
        let parts = text.hasPrefix("s3:") ? URLComponents(string: String(text.dropFirst(3))) : nil
        let path = parts?.path.split(separator: "/", omittingEmptySubsequences: false) ?? []
        let isPlain = parts?.user == nil && parts?.password == nil && parts?.query == nil && parts?.fragment == nil
        let isAddress = ["http", "https"].contains(parts?.scheme) && !(parts?.host ?? "").isEmpty && isPlain
        if !isAddress || path.count != 2 || !Self.isName(path[1]) {
            wrong.append(
                "FOOTHOLD_FILES must be folder, or s3: and an address and a bucket, such as s3:https://s3.example.org/foothold-files")
        }
        if region.isEmpty || region.contains(where: { $0 == "/" || $0.isWhitespace }) { wrong.append("FOOTHOLD_S3_REGION is no region") }
        if (key ?? "").isEmpty { wrong.append("FOOTHOLD_S3_KEY is needed when files are kept in S3: the access key") }
        if (secret ?? "").isEmpty { wrong.append("FOOTHOLD_S3_SECRET is needed when files are kept in S3: the secret of the access key") }
        guard wrong.isEmpty else { throw ConfigError(problems: wrong) }
        endpoint = Self.endpoint(parts)
        name = path.last.map(String.init) ?? ""
        self.region = region
        self.key = key ?? ""
        self.secret = secret ?? ""
    }

    /// The host as it stands in the Host header.
    var host: String { String(endpoint.drop { $0 != "/" }.dropFirst(2)) }

    /// As it stands in the settings.
    var text: String { "s3:\(endpoint)/\(name)" }

    /// The port is named only when it is not the scheme's own, as clients write it in the Host header.
    private static func endpoint(_ parts: URLComponents?) -> String {
        let (scheme, host) = (parts?.scheme ?? "", parts?.percentEncodedHost ?? "")
        guard let port = parts?.port, port != (scheme == "https" ? 443 : 80) else { return "\(scheme)://\(host)" }
        return "\(scheme)://\(host):\(port)"
    }

    /// S3's own rule, as far as it keeps names out of trouble: 3 to 63 small letters, digits, dots and hyphens.
    private static func isName(_ text: Substring) -> Bool {
        (3...63).contains(text.utf8.count) && text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) }
            && !text.hasPrefix(".") && !text.hasPrefix("-")
    }
}
