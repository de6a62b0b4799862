import Domain
import Storage

/// What one side says about the other when the work is over, checked.
struct Opinion: Sendable {
    let side: FeedbackSide
    let overall: Score
    var criteria: [FeedbackCriterion: Score] = [:]
    let publicWords: Prose
    let privateWords: Prose
    /// Only an employer rates skills.
    var skills: [SkillEvidence] = []
}

/// How well a skill was shown, and what showed it.
struct SkillEvidence: Sendable {
    let skill: String
    let rating: SkillRating
    let words: String
}

/// Feedback as it was given, for those who may read it.
struct GivenFeedback: Sendable {
    let side: FeedbackSide
    let author: String
    let overall: Int
    let criteria: [(FeedbackCriterion, Int)]
    let publicWords: String
    let privateWords: String
    let skills: [SkillEvidence]
    let givenAt: Instant

    init(
        side: FeedbackSide, author: String, overall: Int, criteria: [(FeedbackCriterion, Int)] = [], publicWords: String,
        privateWords: String,
        skills: [SkillEvidence] = [], givenAt: Instant
    ) {
        (self.side, self.author, self.overall, self.criteria) = (side, author, overall, criteria)
        (self.publicWords, self.privateWords, self.skills, self.givenAt) = (publicWords, privateWords, skills, givenAt)
    }

    init(row: Row, skills: [SkillEvidence]) throws {
        let side: FeedbackSide = try row["side"]
        self.init(
            side: side, author: try row["author"], overall: try row["overall"],
            criteria: try FeedbackCriterion.asked(of: side).compactMap { criterion in
                let mark: Int? = try row[criterion.rawValue]
                return mark.map { (criterion, $0) }
            },
            publicWords: try row["public_words"], privateWords: try row["private_words"], skills: skills, givenAt: try row["given_at"])
    }
}

/// Everything the feedback page of an engagement needs for one reader.
struct FeedbackDesk: Sendable {
    let engagement: ID<Engagement>
    let project: String
    let employer: String
    let participant: String
    let side: FeedbackSide
    /// The project's skills, needed and gained.
    let skills: [String]
    let own: GivenFeedback?
    /// The other side's words, once they may be read.
    let other: GivenFeedback?
    /// When what was said first is shown, whoever is silent; none while nobody has spoken.
    let revealAt: Instant?
    let isRevealed: Bool

    /// Who the feedback is about.
    var about: String { side == .participant ? employer : participant }
    var mayGive: Bool { own == nil && !isRevealed }
}
