import Domain

/// The addresses and lasting ids of things as other programs are told them.
struct FeedAddresses: Sendable {
    /// The site's own address, without a slash at the end.
    let site: String

    init(_ config: Config) { site = config.url }
    init(site: String) { self.site = site }

    func absolute(_ path: Path) -> String { site + path.text }

    /// The host alone: ports come and go.
    var host: String {
        let authority = site.split(separator: "/", maxSplits: 1).last.map { $0.drop { $0 == "/" } } ?? ""
        return String(authority.prefix { $0 != ":" && $0 != "/" })
    }

    /// A tag (RFC 4151): it stays the same wherever the thing is moved to.
    func tag(_ thing: String) -> String { "tag:\(host),2026:\(thing)" }
}
