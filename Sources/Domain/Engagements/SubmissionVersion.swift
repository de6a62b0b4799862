/// One version of the work as it was handed in; a correction is a new version, never a change of this one.
public struct SubmissionVersion: Hashable, Sendable {
    public let note: Prose
    public let links: [WebLink]
    public let reflection: [ReflectionPrompt: Prose]
    public let aiStatement: Prose?

    public static let mostLinks = 5

    /// Empty links and reflections are left out; the fields of a refusal are `note`, `links`, `reflection_…` and `ai_statement`.
    public init(
        note: String, links: [String] = [], reflection: [ReflectionPrompt: String] = [:], aiStatement: String = "",
        aiPolicy: AIPolicy
    ) throws(Refusal) {
        var problems = Problems()
        let cleanNote = problems.take("note", try Prose(note, "Your note", 1...4000))
        let given = links.map(Text.line).filter { !$0.isEmpty }
        if given.count > Self.mostLinks { problems.add("links", "Give at most \(Self.mostLinks) links.") }
        var cleanLinks: [WebLink] = []
        for link in given.prefix(Self.mostLinks) {
            if let clean = problems.take("links", try WebLink(link)) { cleanLinks.append(clean) }
        }
        var answers: [ReflectionPrompt: Prose] = [:]
        for prompt in ReflectionPrompt.allCases {
            guard let raw = reflection[prompt], !Text.prose(raw).isEmpty else { continue }
            answers[prompt] = problems.take("reflection_\(prompt.rawValue)", try Prose(raw, "This answer", 1...1000))
        }
        let hasStatement = !Text.prose(aiStatement).isEmpty
        if !hasStatement, aiPolicy == .disclose {
            problems.add("ai_statement", "Say which AI tools you used and for what; write “none” if you used none.")
        }
        let statement =
            hasStatement ? problems.take("ai_statement", try Prose(aiStatement, "The statement about AI tools", 1...1000)) : nil
        guard problems.isEmpty, let cleanNote else { throw .invalid(problems.list) }
        self.note = cleanNote
        self.links = cleanLinks
        self.reflection = answers
        self.aiStatement = statement
    }
}
