/// A link to the public web that is safe to show: http or https, a real host, no user name hidden in it.
public struct WebLink: Hashable, Sendable {
    public let text: String
    public let host: String

    public init(_ raw: String) throws(Refusal) {
        let clean = Text.line(raw)
        guard !clean.isEmpty else { throw .invalid("", "Enter a link that begins with https://.") }
        guard clean.utf8.count <= 500 else { throw .invalid("", "This link is too long: keep it to 500 characters.") }
        guard let rest = WebLink.afterScheme(clean), clean.unicodeScalars.allSatisfy(WebLink.isAllowed) else {
            throw .invalid("", "Enter the whole link, beginning with https:// and without spaces.")
        }
        let authority = rest.prefix { !"/?#".contains($0) }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, HostName.isPublic(name), parts.count == 1 || WebLink.isPort(parts[1]) else {
            throw .invalid("", "This link has no site we can show: enter one like https://example.org/page.")
        }
        text = clean
        host = name.lowercased()
    }

    private static func afterScheme(_ link: String) -> Substring? {
        for scheme in ["https://", "http://"] where link.prefix(scheme.count).lowercased() == scheme {
            return link.dropFirst(scheme.count)
        }
        return nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(text) else { return false }
        return (1...65_535).contains(port)
    }

    /// Spaces, quotes, angle brackets and backslashes are read differently by different browsers.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
    }
}
