import Domain

extension ExplorePage {
    static var previews: [Preview] {
        let page = { (columns: [FieldColumn], isSignedIn: Bool, form: Form) in
            ExplorePage(
                columns: columns, all: isSignedIn ? columns.compactMap(\.exploration) + earlier : [], isSignedIn: isSignedIn, form: form,
                zone: .utc)
        }
        return [
            Preview("explore-empty", page([], false, Form())),
            Preview("explore-visitor", page([FieldColumn(picture: research), FieldColumn(picture: archives)], false, Form())),
            Preview("explore", page(mine, true, Form())),
            Preview(
                "explore-wrong",
                page(
                    mine, true,
                    .wrong([("interest-operations", "2")], "energy-operations", "Choose how much energy it gives you, from 1 to 5."))),
        ]
    }

    private static var mine: [FieldColumn] {
        [
            FieldColumn(
                picture: research, trial: FieldTrial(listing: .example),
                exploration: Exploration(
                    field: "market-research", before: rating(3, 3), after: rating(5, 4), verdict: .forMe,
                    learned: "I like it when an answer surprises me."), isDone: true),
            FieldColumn(
                picture: FieldPicture(field: "operations", currency: .usd, projects: 2, open: 1),
                trial: FieldTrial(listing: .example, missing: ["sql"], tooManyHours: 12),
                exploration: Exploration(
                    field: "operations", before: rating(4, 4), after: rating(2, 2), verdict: .notForMe,
                    learned: "Keeping things running is not what I want to do all day.")),
            FieldColumn(picture: archives),
        ]
    }

    private static var earlier: [Exploration] {
        [Exploration(field: "writing", isInPlan: false, verdict: .notForMe, learned: "Too alone.")]
    }

    private static func rating(_ interest: Int, _ energy: Int) -> FieldRating? { try? FieldRating(interest: interest, energy: energy) }

    private static var research: FieldPicture {
        FieldPicture(
            field: "market-research", typical: [.example],
            asked: [.init(skill: "spreadsheets", count: 4), .init(skill: "desk-research", count: 2)],
            gained: [.init(skill: "customer-interviews", count: 3)], pay: Quartiles(of: [2_000, 2_500, 3_000, 3_200, 4_000]),
            hours: Quartiles(of: [16, 18, 24, 30, 40]), currency: .usd, projects: 5, open: 2, finished: 1)
    }

    private static var archives: FieldPicture { FieldPicture(field: "archives", currency: .usd) }
}
