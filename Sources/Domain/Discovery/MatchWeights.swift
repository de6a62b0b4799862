/// How much each reason counts, in points of 100; data, shown on a page, and the same for everybody.
public struct MatchWeights: Hashable, Sendable {
    /// All needed skills evidenced.
    public let skills: Int
    /// What a claimed skill counts, in percent of an evidenced one.
    public let claimedPercent: Int
    /// A field the participant wishes for.
    public let field: Int
    /// The hours a week fit.
    public let hours: Int
    /// A place the participant wishes for.
    public let place: Int
    /// Nobody else competes; from `crowdLimit` on this is nought.
    public let room: Int
    /// So many competitors for a place leave no points for room.
    public let crowdLimit: Int

    /// - Throws: a refusal when the weights do not add up to 100, or one of them is out of range.
    public init(
        skills: Int, claimedPercent: Int, field: Int, hours: Int, place: Int, room: Int, crowdLimit: Int
    ) throws(Refusal) {
        guard [skills, field, hours, place, room].allSatisfy({ $0 >= 0 }), skills + field + hours + place + room == 100 else {
            throw .invalid("weights", "The weights must add up to 100, none of them below 0.")
        }
        guard (0..<100).contains(claimedPercent) else {
            throw .invalid("claimed_percent", "A claimed skill must count less than an evidenced one.")
        }
        guard (1...200).contains(crowdLimit) else { throw .invalid("crowd_limit", "The crowd limit must be from 1 to 200.") }
        (self.skills, self.claimedPercent, self.field, self.hours) = (skills, claimedPercent, field, hours)
        (self.place, self.room, self.crowdLimit) = (place, room, crowdLimit)
    }

    /// Points are counted in hundredths, so that many lists have few ties.
    static let unit = 100

    /// Points for skills: `strength` is 100 for each evidenced one of those needed, `claimedPercent` for each claimed one.
    /// A project that asks for none gives half, to everybody.
    func skillPoints(strength: Int, needed: Int) -> Int {
        needed == 0 ? skills * Self.unit / 2 : skills * strength / needed
    }

    func fieldPoints(isWished: Bool) -> Int { isWished ? field * Self.unit : 0 }

    /// Unknown hours are half a fit; beyond what somebody has, points fall with each hour and end at twice as many.
    func hourPoints(takes: Int, has: Int?) -> Int {
        guard let has else { return hours * Self.unit / 2 }
        guard takes > has else { return hours * Self.unit }
        return has == 0 ? 0 : max(0, hours * Self.unit * (2 * has - takes) / has)
    }

    func placePoints(isWished: Bool) -> Int { isWished ? place * Self.unit : 0 }

    func roomPoints(crowd: Int) -> Int { room * Self.unit * max(0, crowdLimit - crowd) / crowdLimit }
}
