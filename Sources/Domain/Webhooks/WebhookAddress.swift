/// Where a chat takes messages from programs: https, a public name, the usual port, and a secret in its path.
public struct WebhookAddress: Hashable, Sendable {
    public let text: String
    public let host: String

    public init(_ raw: String) throws(Refusal) {
        let link = try WebLink(raw)
        guard link.text.lowercased().hasPrefix("https://") else {
            throw .invalid("", "The address must begin with https://: it carries a secret.")
        }
        let rest = link.text.dropFirst("https://".count)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard authority.lowercased() == link.host || authority.lowercased() == "\(link.host):443" else {
            throw .invalid("", "Leave the port out: messages go to the usual one.")
        }
        guard rest.count > authority.count + 1 else {
            throw .invalid("", "This is the chat’s own address. Paste the whole address it made for you, with its secret.")
        }
        text = link.text
        host = link.host
    }

    /// The last four characters: enough to know it again, too few to use it.
    public var tail: String { String(text.suffix(4)) }
}
