import Domain

extension Match {
    /// Why a project is shown to a participant: "2 of its 4 skills evidenced, 1 claimed · 12 h a week fits · new field for you".
    var reasonsForParticipant: [String] {
        skillWords
            + [isFieldNew ? "new field for you" : isFieldWished ? "a field you chose" : nil, hourWords("your"), crowdWords].compactMap {
                $0
            }
    }

    /// Why a participant is shown for a project.
    var reasonsForEmployer: [String] {
        skillWords
            + [isFieldNew ? "wants to try this field" : isFieldWished ? "chose this field" : nil, hourWords("their")].compactMap { $0 }
    }

    /// What is missing, in words; empty when nothing is.
    var lacks: [String] {
        var words = missing.map(Taxonomy.skill)
        if let has, takes > has { words.append("\(takes - has) h a week more") }
        return words
    }

    private var neededCount: Int { evidenced.count + claimed.count + missing.count }

    private var skillWords: [String] {
        switch (evidenced.count, claimed.count) {
        case (0, 0): []
        case (let proven, 0): ["\(proven) of \(neededCount) skills evidenced"]
        case (0, let said): ["\(said) of \(neededCount) skills claimed"]
        case (let proven, let said): ["\(proven) of \(neededCount) skills evidenced, \(said) claimed"]
        }
    }

    private func hourWords(_ whose: String) -> String? {
        guard has != nil, takes > 0 else { return nil }
        return fitsHours ? "\(takes) h a week fits" : "\(takes) h a week is more than \(whose) \(has ?? 0)"
    }

    private var crowdWords: String { crowd == 0 ? "few have applied yet" : "\(crowd) applied for each place" }
}
