import Foundation
import Testing

@testable import App

@Suite("Pages in all their states")
struct PageTests {
    @Test("Every page in every state looks as it was last reviewed", arguments: Gallery.all.map(\.name))
    func golden(name: String) throws {
        let preview = try #require(Gallery.all.first { $0.name == name })
        try Golden.expect(preview.page.html.text, matches: "pages/\(name).html")
    }

    @Test("No page says what it should not, nor forgets its one heading", arguments: Gallery.all.map(\.name))
    func manners(name: String) throws {
        let page = try #require(Gallery.all.first { $0.name == name }).page.html.text
        #expect(page.components(separatedBy: "<h1").count == 2, "a page has one h1")
        #expect(!page.contains("style="))
        #expect(!page.contains("Optional("))
        #expect(page.range(of: #" on[a-z]+=""#, options: .regularExpression) == nil)
        #expect(!Reading.text(of: "<main>\(page)</main>").localizedCaseInsensitiveContains(" user "))
    }

    @Test("Names of previews are unique")
    func names() {
        let names = Gallery.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("Every file of style, data and schema is carried inside the program")
    func carried() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/App")
        for folder in ["Public", "Data", "Migrations"] {
            let kept = try FileManager.default.contentsOfDirectory(atPath: sources.appendingPathComponent(folder).path).sorted()
            let carried = Assets.table.map(\.name).filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
                .sorted()
            #expect(kept == carried)
        }
    }
}
