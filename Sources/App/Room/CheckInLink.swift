import Domain

/// The link by which one check-in is answered from a letter, without signing in; it is of no use for anything else.
struct CheckInLink: Sendable, Hashable {
    /// What the form shows as chosen when it opens.
    enum Preset: String, CaseIterable, Sendable {
        case good, blocked
    }

    let checkIn: ID<CheckInRow>

    private static let purpose = "check-in"

    init(_ checkIn: ID<CheckInRow>) { self.checkIn = checkIn }

    /// Reads what `token` wrote with the same key; anything else is nothing.
    init?(_ token: String, _ secret: SiteSecret) {
        guard let id = secret.id(in: token, for: Self.purpose).flatMap({ ID<CheckInRow>(parsing: $0) }) else { return nil }
        checkIn = id
    }

    func token(_ secret: SiteSecret) -> String { secret.token(checkIn.text, for: Self.purpose) }
}
