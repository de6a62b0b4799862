import Domain

extension FeedbackPage {
    static var previews: [Preview] {
        [
            Preview("feedback-participant", page(.participant, own: false, other: nil, revealed: false)),
            Preview("feedback-employer", page(.employer, own: false, other: nil, revealed: false)),
            Preview("feedback-waiting", page(.participant, own: true, other: nil, revealed: false)),
            Preview("feedback-open", page(.participant, own: true, other: omar, revealed: true)),
            Preview("feedback-silent", page(.participant, own: true, other: nil, revealed: true)),
            Preview(
                "feedback-wrong",
                page(.participant, own: false, other: nil, revealed: false, form: .wrong([], "overall", "Choose a number from 1 to 5."))),
        ]
    }

    private static func page(_ side: FeedbackSide, own: Bool, other: GivenFeedback?, revealed: Bool, form: Form = Form()) -> FeedbackPage {
        let desk = FeedbackDesk(
            engagement: ID("01hzzzzzzzzzzzzzzzzzzzzzz5"), project: "Clean up a donor list and show what it says", employer: "Tern",
            participant: "Mina Okafor", side: side, skills: ["data-cleaning", "spreadsheets"], own: own ? mina : nil, other: other,
            revealAt: own ? Instant(milliseconds: 1_797_000_000_000) : nil, isRevealed: revealed)
        return FeedbackPage(desk: desk, form: form, zone: .utc, days: 14)
    }

    private static let mina = GivenFeedback(
        side: .participant, author: "Mina Okafor", overall: 5, criteria: [(.communication, 5), (.preparedness, 4)],
        publicWords: "Omar answered within hours and knew what he wanted.", privateWords: "The first list could have come a day earlier.",
        givenAt: Instant(milliseconds: 1_795_790_000_000))

    private static let omar = GivenFeedback(
        side: .employer, author: "Omar Haddad", overall: 5, criteria: [(.quality, 5), (.reliability, 4)],
        publicWords: "She asked what a duplicate costs us before she touched a single row.", privateWords: "Come back in spring.",
        skills: SkillRating.all.suffix(1).flatMap {
            [
                SkillEvidence(skill: "data-cleaning", rating: $0, words: "Found 214 duplicates we had paid to mail for years."),
                SkillEvidence(skill: "spreadsheets", rating: $0, words: ""),
            ]
        }, givenAt: Instant(milliseconds: 1_795_890_000_000))
}
