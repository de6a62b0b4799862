/// What a participant says in a check-in.
public struct CheckInAnswer: Hashable, Sendable {
    public let isOnTrack: Bool
    public let isBlocked: Bool
    /// What is in the way; there whenever somebody is blocked.
    public let words: String
    /// Nil where there is no mentor, or nothing was said about it.
    public let metMentor: Bool?
    public let energy: Int

    public static let energies = 1...5

    /// The fields of a refusal are `on_track`, `blocked`, `words` and `energy`; anything but yes and no is no answer.
    public init(onTrack: String, blocked: String, words: String, metMentor: String, energy: String) throws(Refusal) {
        var problems = Problems()
        let isOnTrack = Self.answer(onTrack)
        let isBlocked = Self.answer(blocked)
        if isOnTrack == nil { problems.add("on_track", "Say whether you are on track.") }
        if isBlocked == nil { problems.add("blocked", "Say whether something is in the way.") }
        var clean = Text.prose(words)
        if isBlocked == true || !clean.isEmpty {
            clean = problems.take("words", try Prose(words, "What is in the way", 3...600))?.text ?? ""
        }
        let number = Int(Text.line(energy)).flatMap { Self.energies.contains($0) ? $0 : nil }
        if number == nil { problems.add("energy", "Choose a number from 1 to 5.") }
        guard problems.isEmpty, let isOnTrack, let isBlocked, let number else { throw .invalid(problems.list) }
        (self.isOnTrack, self.isBlocked, self.words) = (isOnTrack, isBlocked, clean)
        (self.metMentor, self.energy) = (Self.answer(metMentor), number)
    }

    /// A good check-in takes every flag down.
    public var isGood: Bool { isOnTrack && !isBlocked }

    private static func answer(_ raw: String) -> Bool? {
        switch raw {
        case "yes": true
        case "no": false
        default: nil
        }
    }
}
