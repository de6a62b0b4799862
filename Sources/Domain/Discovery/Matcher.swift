/// For whom matches are looked for, and how their reasons are weighed.
public struct Matcher: Hashable, Sendable {
    public let participant: ParticipantTraits
    public let weights: MatchWeights

    public init(_ participant: ParticipantTraits, _ weights: MatchWeights) {
        self.participant = participant
        self.weights = weights
    }
}
