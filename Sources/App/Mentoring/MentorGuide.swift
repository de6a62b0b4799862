import Domain
import Foundation

/// What a mentor may do and ask at each stage of the work, as `Data/mentor-guide.json` says it.
struct MentorGuide: Decodable, Sendable {
    /// One stage of it.
    struct Chapter: Decodable, Sendable {
        let stage: String
        let title: String
        let aim: String
        let guide: [String]
        let questions: [String]
    }

    let stages: [Chapter]

    static let standard = Result {
        try JSONDecoder().decode(MentorGuide.self, from: Data(Assets.text("Data/mentor-guide.json").utf8))
    }

    /// The chapters in the order of the work.
    static let chapters: [MentorStage: Chapter] = {
        guard let guide = try? standard.get() else { return [:] }
        let pairs = guide.stages.compactMap { chapter in MentorStage(rawValue: chapter.stage).map { ($0, chapter) } }
        return Dictionary(pairs) { first, _ in first }
    }()
}

/// The guide on a page: this stage open, the others folded.
struct MentorGuideView: Component {
    let stage: MentorStage
    var onlyNow = false

    var html: HTML {
        """
        <section aria-labelledby="guide"><h2 id="guide">What helps now</h2>
        \(each: MentorStage.allCases.filter { $0 == stage }, { chapter($0, isOpen: true) })\
        \(if: !onlyNow, "\(each: MentorStage.allCases.filter { $0 != stage }, { chapter($0, isOpen: false) })")</section>

        """
    }

    private func chapter(_ stage: MentorStage, isOpen: Bool) -> HTML {
        guard let chapter = MentorGuide.chapters[stage] else { return .none }
        return """
            <details\(if: isOpen, " open")><summary><strong>\(chapter.title)</strong></summary><p>\(chapter.aim)</p>
            <ul>\(each: chapter.guide, { "<li>\($0)</li>" })</ul><h3>Questions to ask</h3>
            <ul>\(each: chapter.questions, { "<li>\($0)</li>" })</ul></details>

            """
    }
}
