/// How well a participant and a project fit, seen from both sides, and why.
public struct Match: Hashable, Sendable {
    /// From 0 to 10,000: hundredths of a point.
    public let score: Int
    /// Needed skills that were evidenced, that are only claimed, and that are missing, each in the project's order.
    public let evidenced: [String]
    public let claimed: [String]
    public let missing: [String]
    public let isFieldWished: Bool
    /// The field is wished for, and no work in it is finished yet.
    public let isFieldNew: Bool
    public let isPlaceWished: Bool
    /// Hours a week the project takes, and how many the participant has.
    public let takes: Int
    public let has: Int?
    /// Who else competes: applicants for each place, or the participant's own live applications.
    public let crowd: Int

    /// - Parameter crowd: how many compete: for a list of projects the project's, for a list of people the participant's.
    public init(_ participant: ParticipantTraits, _ project: ProjectTraits, _ weights: MatchWeights, crowd: Int) {
        evidenced = project.needed.filter(participant.evidenced.contains)
        claimed = project.needed.filter { participant.claimed.contains($0) && !participant.evidenced.contains($0) }
        missing = project.needed.filter { !participant.evidenced.contains($0) && !participant.claimed.contains($0) }
        isFieldWished = participant.fields.contains(project.field)
        isFieldNew = isFieldWished && !participant.doneFields.contains(project.field)
        isPlaceWished = participant.places.isEmpty || participant.places.contains(project.place)
        (takes, has) = (project.weeklyHours, participant.weeklyHours)
        self.crowd = crowd
        score =
            weights.skillPoints(
                strength: evidenced.count * 100 + claimed.count * weights.claimedPercent, needed: project.needed.count)
            + weights.fieldPoints(isWished: isFieldWished) + weights.hourPoints(takes: takes, has: has)
            + weights.placePoints(isWished: isPlaceWished) + weights.roomPoints(crowd: crowd)
    }

    /// Whole points of 100, rounded down.
    public var points: Int { score / MatchWeights.unit }
    public var fitsHours: Bool { has.map { takes <= $0 } ?? false }
}
