import Domain
import Storage

/// Mail about new projects.
enum DigestLetters {
    /// - Returns: nil when nothing of it is true any more.
    static func letter(_ digest: Digest, to person: Person, in tx: Transaction, _ desk: LetterDesk, at now: Instant) throws -> Letter? {
        let contents = try tx.contents(of: digest, for: person, desk.policy.currency, at: now)
        guard let first = contents.first else { return nil }
        let zone = Zone(person.timeZone)
        return Letter(
            subject: contents.count == 1
                ? "New at \(first.0.organizationName): “\(first.0.shownTitle)”"
                : "\(contents.count) new projects that you wanted to hear of",
            paragraphs: contents.map { paragraph($0.0, $0.1, zone, desk) }, act: "Choose what you hear of", path: Paths.following,
            stop: Unsubscription(kind(contents.flatMap(\.1)), of: person.id))
    }

    /// Title, employer, what it pays and asks, until when, why it is here, and its page: a line each.
    private static func paragraph(_ listing: Listing, _ reasons: [DigestReason], _ zone: Zone, _ desk: LetterDesk) -> String {
        let terms = [
            listing.fee?.text, listing.hours.map { "\($0) hours" }, listing.hourly.map { "\($0.brief) \($0.currency.code) an hour" },
            listing.whereabouts,
        ].compactMap { $0 }
        return [
            listing.shownTitle, listing.organizationName, terms.joined(separator: " · "),
            listing.applyBy.map { "Apply by \(zone.long($0))" } ?? "", "Because: \(DigestReason.words(reasons))",
            desk.url + Paths.project(listing.id).text,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A letter that is there for one search alone stops with it; any other with all of them.
    private static func kind(_ reasons: [DigestReason]) -> Unsubscription.Kind {
        guard let first = reasons.first, case .search(let search) = first, reasons.allSatisfy({ $0 == first }) else { return .digests }
        return .search(search.id)
    }
}
