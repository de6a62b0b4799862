/// What matching knows of a project: what it asks for, and how many compete for its places.
public struct ProjectTraits: Hashable, Sendable {
    public let id: ID<Project>
    /// Ids of the skills it needs.
    public var needed: [String]
    public var field: String
    public var place: Place
    /// Hours a week it takes, rounded up.
    public var weeklyHours: Int
    /// Applications handed in and not withdrawn.
    public var applicants: Int
    public var freeSeats: Int

    public init(
        id: ID<Project>, needed: [String] = [], field: String = "", place: Place = .remote, weeklyHours: Int = 0, applicants: Int = 0,
        freeSeats: Int = 1
    ) {
        (self.id, self.needed, self.field, self.place) = (id, needed, field, place)
        (self.weeklyHours, self.applicants, self.freeSeats) = (weeklyHours, applicants, freeSeats)
    }

    /// Hours a week, from all its hours and the days until the last is due; without a due date it is a week's work.
    public static func weeklyHours(hours: Int, withinDays days: Int) -> Int {
        let weeks = max(1, (days + 6) / 7)
        return (hours + weeks - 1) / weeks
    }

    /// Applicants for each free place, rounded down.
    public var crowd: Int { applicants / max(1, freeSeats) }
}
