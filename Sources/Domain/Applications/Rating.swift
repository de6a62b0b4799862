/// How an employer rates an application, on the same rubric for everyone and before seeing a name.
public struct Rating: Hashable, Sendable {
    /// What is rated; each from 1 to 4.
    public enum Criterion: String, Worded {
        case fit, understanding, evidence

        public var words: String {
            switch self {
            case .fit: "Has the skills the project needs"
            case .understanding: "Understands the problem"
            case .evidence: "Shows evidence for what they say"
            }
        }
    }

    public let fit: Int
    public let understanding: Int
    public let evidence: Int

    public init(fit: Int, understanding: Int, evidence: Int) throws(Refusal) {
        var problems = Problems()
        for (criterion, value) in [(Criterion.fit, fit), (.understanding, understanding), (.evidence, evidence)]
        where !Rating.levels.contains(value) {
            problems.add(criterion.rawValue, "Choose a number from 1 to 4.")
        }
        try problems.refuse()
        (self.fit, self.understanding, self.evidence) = (fit, understanding, evidence)
    }

    public static let levels = 1...4

    /// What each number means, so that two people who rate mean the same.
    public static func words(for level: Int) -> String {
        switch level {
        case 1: "Not shown"
        case 2: "Partly shown"
        case 3: "Clearly shown"
        default: "Shown beyond what is needed"
        }
    }

    public subscript(_ criterion: Criterion) -> Int {
        switch criterion {
        case .fit: fit
        case .understanding: understanding
        case .evidence: evidence
        }
    }

    /// From 3 to 12, for ordering a list.
    public var total: Int { fit + understanding + evidence }
}
