/// Something that other processes may want to know at once: on which channel, and what. It is told when the transaction commits.
///
/// Announcements are hints, never the truth: one may be lost when a connection breaks, so whoever listens also looks for itself
/// from time to time.
public struct Announcement: Hashable, Sendable {
    public let channel: String
    public let text: String

    public init(_ channel: String, _ text: String) {
        self.channel = channel
        self.text = text
    }

    /// Some may have been missed: look at everything.
    public static let gap = Announcement("gap", "")
}

extension Transaction {
    /// Tells everyone who listens, in this process and others, once this transaction is committed.
    ///
    /// - Parameters:
    ///   - channel: one word, without a space.
    ///   - text: an id or a few words, at most 200 bytes.
    public func announce(_ channel: String, _ text: String) throws { try connection.announce(Announcement(channel, text)) }
}
