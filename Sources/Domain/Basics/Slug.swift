/// The short name of a page in its address: small letters, digits and single hyphens.
public struct Slug: Hashable, Sendable {
    public let text: String

    public init(_ raw: String) throws(Refusal) {
        let clean = Text.line(raw)
        guard (3...40).contains(clean.utf8.count), Slug.isTidy(clean) else {
            throw .invalid("", "Use 3 to 40 small letters, digits and single hyphens, such as tern-studio.")
        }
        guard !Slug.reserved.contains(clean) else {
            throw .invalid("", "“\(clean)” is used by this site: choose another name.")
        }
        text = clean
    }

    private static func isTidy(_ text: String) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(Text.isPlain) }
    }

    /// Words that are, or may become, addresses of the site itself, or that would pass for its voice.
    static let reserved: Set<String> = [
        "about", "account", "admin", "api", "app", "applications", "assets", "auth", "blog", "contact", "courses",
        "credentials", "docs", "edit", "employers", "engagements", "feed", "files", "foothold", "health", "help", "home",
        "jobs", "join", "legal", "login", "logout", "mail", "messages", "metrics", "new", "null", "official", "operator",
        "organizations", "pay", "payments", "people", "portfolio", "portfolios", "preview", "privacy", "profile",
        "projects", "public", "root", "schools", "search", "security", "settings", "sign-in", "sign-out", "sign-up",
        "simulations", "site", "staff", "static", "status", "support", "system", "team", "terms", "undefined", "verify",
        "www",
    ]
}
