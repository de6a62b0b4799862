/// Scores the projects of an index for one participant, by tables; `Match` gives the same score, and says why. A class, because a copy of
/// all its tables for each of 100,000 questions costs more than the answers.
final class ProjectScorer: Sendable {
    /// By slot: 100 for each needed skill that is evidenced, less for each that is claimed.
    private let strength: [Int32]
    private let skillWeight: Int32
    private let fieldPoints: [Int32]
    private let placePoints: [Int32]
    private let hourPoints: [Int32]
    private let roomPoints: [Int32]
    private let columns: ProjectIndex.Columns

    init(_ matcher: Matcher, _ index: ProjectIndex) {
        let (participant, weights) = (matcher.participant, matcher.weights)
        var strength = Array(repeating: Int32(0), count: index.ids.count)
        for skill in participant.evidenced { index.needed[skill]?.forEach { strength[$0] += 100 } }
        for skill in participant.claimed.subtracting(participant.evidenced) {
            index.needed[skill]?.forEach { strength[$0] += Int32(weights.claimedPercent) }
        }
        self.strength = strength
        skillWeight = Int32(weights.skills)
        fieldPoints = (index.facets[.field]?.values ?? []).map { Int32(weights.fieldPoints(isWished: participant.fields.contains($0))) }
        placePoints = (index.facets[.place]?.values ?? []).map { value in
            let isWished = participant.places.isEmpty || participant.places.contains { $0.rawValue == value }
            return Int32(weights.placePoints(isWished: isWished))
        }
        hourPoints = (0...Self.longest).map { Int32(weights.hourPoints(takes: $0, has: participant.weeklyHours)) }
        roomPoints = (0...weights.crowdLimit).map { Int32(weights.roomPoints(crowd: $0)) }
        columns = index.columns
    }

    /// Beyond this no number of hours a week fits anybody.
    private static let longest = 200

    @inline(__always)
    func score(_ slot: Int) -> Int64 {
        let needs = columns.needs[slot]
        let skills = needs == 0 ? skillWeight * 50 : strength[slot] == 0 ? 0 : skillWeight * strength[slot] / needs
        return Int64(
            skills + fieldPoints[Int(columns.field[slot])] + placePoints[Int(columns.place[slot])]
                + hourPoints[min(Self.longest, Int(columns.weekly[slot]))]
                + roomPoints[min(roomPoints.count - 1, Int(columns.crowd[slot]))])
    }
}
