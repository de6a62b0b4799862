import Domain

extension Match {
    /// Why a project is shown to a participant: "2 of its 4 skills evidenced, 1 claimed · 12 h a week fits · new field for you".
    var reasonsForParticipant: [String] {
        skillWords
            + [isFieldNew ? "new field for you" : isFieldWished ? "a field you chose" : nil, hourWords].compactMap {
                $0
            }
    }

    /// Why a participant is shown for a project.
    var reasonsForEmployer: [String] {
        skillWords
            + [isFieldNew ? "wants to try this field" : isFieldWished ? "chose this field" : nil, hourWords].compactMap { $0 }
    }

    /// What is missing, in words; empty when nothing is.
    var lacks: [String] {
        var words = missing.map(Taxonomy.skill)
        if let has, takes > has { words.append("\(takes - has) h more a week") }
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

    private var hourWords: String? { fitsHours && takes > 0 ? "\(takes) h a week fits" : nil }
}

extension Match {
    /// A match as previews show it.
    static var sample: Match? {
        let participant = ParticipantTraits(
            id: ID("sample"), evidenced: ["spreadsheets"], claimed: ["data-cleaning"], fields: ["data-analysis"], weeklyHours: 12)
        let project = ProjectTraits(
            id: ID("sample"), needed: ["data-cleaning", "spreadsheets", "sql"], field: "data-analysis", weeklyHours: 12, applicants: 3)
        guard let weights = try? MatchingFile.standard.get().weights() else { return nil }
        return Match(participant, project, weights, crowd: project.crowd)
    }
}
