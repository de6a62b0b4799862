import Domain
import Storage

/// A project as one row of a list shows it.
struct Listing: Sendable {
    let id: ID<Project>
    let state: Project.State
    let title: String
    let summary: String
    let field: String?
    let place: Place
    let city: String
    let hours: Int?
    let fee: Money?
    let seats: Int
    let seatsTaken: Int
    let applyBy: Instant?
    let decideBy: Instant?
    let publishedAt: Instant?
    let organization: ID<Organization>
    let organizationName: String
    let organizationSlug: String
    /// The employer's zone: its dates end there.
    let zone: Zone
    /// Ids of the skills the project needs.
    var needed: [String] = []
    /// Applications handed in and not withdrawn, where the list says it.
    var applicants: Int?

    /// A draft may not have a title yet.
    var shownTitle: String { title.isEmpty ? "Untitled project" : title }

    /// The place in words, with the city where there is one.
    var whereabouts: String { place == .remote || city.isEmpty ? place.words : "\(place.words), \(city)" }

    /// Whether anyone may still apply.
    func isOpen(at now: Instant) -> Bool { state == .published && (applyBy.map { now < $0 } ?? false) && seatsTaken < seats }

    /// What an hour pays, in whole units of the currency, rounded down.
    var hourly: Money? {
        guard let fee, let hours, hours > 0 else { return nil }
        return Money(minor: fee.minor / Int64(hours), currency: fee.currency)
    }
}

extension Listing {
    /// Reads a row of `project` joined with `organization`, as `Transaction.listings` selects it.
    init(row: Row) throws {
        let currency: Currency = try row["currency"]
        let fee: Int64? = try row["fee_minor"]
        self.init(
            id: try row["id"], state: try row["state"], title: try row["title"], summary: try row["summary"], field: try row["field"],
            place: try row["place"], city: try row["city"], hours: try row["hours"], fee: fee.map { Money(minor: $0, currency: currency) },
            seats: try row["seats"], seatsTaken: try row["seats_taken"], applyBy: try row["apply_by"], decideBy: try row["decide_by"],
            publishedAt: try row["published_at"], organization: try row["organization_id"], organizationName: try row["organization_name"],
            organizationSlug: try row["organization_slug"], zone: Zone(try row["organization_zone"]))
    }
}
