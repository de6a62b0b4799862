/// What the scope check can tell from words alone; every finding names the word it stumbled over.
enum ScopeWords {
    static func ongoing(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        first(of: policy.ongoing, in: draft).map { "Describe work that ends, without “\($0)”; an operator looks at it otherwise." }
    }

    static func prohibited(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        first(of: policy.prohibited, in: draft).map { "Take out “\($0)”: this kind of work is not offered here." }
    }

    static func jargon(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        first(of: policy.jargon, in: draft).map { "Say “\($0)” in words a newcomer understands." }
    }

    static func exclusion(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        guard let term = first(of: policy.exclusionary.keys.sorted(), in: draft) else { return nil }
        guard let better = policy.exclusionary[term], !better.isEmpty else { return "Take out “\(term)”: it keeps people away." }
        return "Write “\(better)” instead of “\(term)”, which keeps people away."
    }

    /// Sentences end at a full stop, a question or exclamation mark, or the end of a line.
    static func sentences(_ draft: ScopeDraft) -> String? {
        let counts = draft.prose.split { ".!?\n".contains($0) }.map { Text.words(String($0)).count }.filter { $0 > 0 }
        guard !counts.isEmpty else { return "Describe the project in a few short sentences." }
        let average = counts.reduce(0, +) / counts.count
        return average <= longestAverage && !counts.contains { $0 > longestSentence }
            ? nil : "Split the long sentences: at most \(longestSentence) words each, \(longestAverage) on average."
    }

    /// A title is concrete when it has two words or more that say what the thing is.
    static func isConcrete(_ title: String) -> Bool { Text.words(title).filter { !vague.contains($0) }.count >= 2 }

    /// A criterion is checkable when it has three words or more that are not mere praise.
    static func isCheckable(_ criterion: String) -> Bool { Text.words(criterion).filter { !vague.contains($0) }.count >= 3 }

    private static let longestSentence = 45
    private static let longestAverage = 22

    /// Words that fill a line without saying anything one could hand over or check.
    private static let vague: Set<String> = [
        "a", "an", "and", "any", "as", "assist", "assistance", "best", "excellent", "for", "general", "good", "great", "help",
        "high", "in", "misc", "needed", "nice", "of", "on", "or", "other", "professional", "quality", "required", "stuff",
        "support", "task", "tasks", "tbd", "the", "thing", "things", "to", "various", "well", "with", "work",
    ]

    private static func first(of terms: [String], in draft: ScopeDraft) -> String? {
        let lines = draft.prose.split(separator: "\n").map { Text.words(String($0)) }
        return terms.first { term in
            let wanted = Text.words(term)
            return !wanted.isEmpty && lines.contains { holds($0, wanted) }
        }
    }

    /// Whole words in a row only: “tutor” is not found in “tutorial”.
    private static func holds(_ words: [String], _ wanted: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: wanted) }
    }
}
