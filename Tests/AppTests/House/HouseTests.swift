import Foundation
import Testing

@Suite("The house")
struct HouseTests {
    @Test("the domain imports nothing, not even Foundation")
    func domainIsPure() throws {
        let files = try SourceTree.files(in: "Sources/Domain")
        #expect(files.count > 50)
        for file in files { #expect(file.imports.isEmpty, "\(file.path) imports \(file.imports)") }
    }

    @Test("storage knows no nouns, and only storage knows GRDB")
    func storageIsApart() throws {
        for file in try SourceTree.files(in: "Sources/Storage") { #expect(!file.imports.contains("Domain"), "\(file.path)") }
        let others = try SourceTree.files(in: "Sources/App") + SourceTree.files(in: "Sources/Foothold")
        #expect(others.count > 50)
        for file in others { #expect(!file.imports.contains("GRDB"), "\(file.path)") }
    }

    @Test("nothing above the command line knows it, and only routes, answers and uploads speak HTTP")
    func directions() throws {
        for file in try SourceTree.files(in: "Sources/App") {
            #expect(!file.imports.contains("Foothold"), "\(file.path)")
            let isSQL = file.path.hasSuffix("+SQL.swift") || file.path.hasSuffix("Pages.swift") || file.path.hasSuffix("Letters.swift")
            if isSQL { #expect(!file.imports.contains("Hummingbird"), "\(file.path) speaks HTTP") }
        }
    }

    @Test("a file past its limit is two things")
    func sizes() throws {
        for file in try SourceTree.files(in: "Sources") { #expect(file.lines.count <= 250, "\(file.path) has \(file.lines.count) lines") }
        for file in try SourceTree.files(in: "Tests") { #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines") }
    }

    @Test("time and chance come from the world alone")
    func worldOnly() throws {
        let makers = ["Date()", "UUID()", "Date.now", ".random(in", "SystemRandomNumberGenerator"]
        let allowed = ["Sources/App/World.swift"]
        for file in try SourceTree.files(in: "Sources") where !allowed.contains(file.path) && !file.path.contains("/Mail/") {
            for maker in makers { #expect(!file.text.contains(maker), "\(file.path) uses \(maker)") }
        }
    }

    @Test("nothing is forced, and nothing is unchecked")
    func nothingForced() throws {
        let words = ["try!", "as!", "fatalError(", "@unchecked", "nonisolated(unsafe)", "preconditionFailure("]
        for file in try SourceTree.files(in: "Sources") {
            for word in words { #expect(!file.text.contains(word), "\(file.path) uses \(word)") }
        }
    }

    @Test("a verb calls no other verb, and nothing but the routes' table knows the routes")
    func callsDown() throws {
        let verbs = [
            "site.people.", "site.projects.", "site.applications.", "site.engagements.", "site.credentials.", "site.feedbacks.",
            "site.reports.", "site.messages.", "site.notices.", "site.payments.", "site.milestones.", "site.portfolios.", "site.profiles.",
            "site.organizations.", "site.follows.", "site.savedSearches.", "site.savedProjects.", "site.digests.", "site.reminders.",
            "site.unsubscriptions.", "site.mentorSeats.", "site.meetings.", "site.officeHours.", "site.kits.", "site.teamSurveys.",
            "site.webhooks.", "site.disputes.", "site.attendances.", "site.strikes.",
        ]
        for file in try SourceTree.files(in: "Sources/App") where file.path.hasSuffix("+SQL.swift") || file.path.hasSuffix("Letters.swift")
        {
            for verb in verbs { #expect(!file.text.contains(verb), "\(file.path) calls \(verb)") }
        }
    }

    @Test("every type says what it is")
    func documented() throws {
        let kinds = ["struct", "enum", "class", "actor", "protocol"]
        for file in try SourceTree.files(in: "Sources/Domain") + SourceTree.files(in: "Sources/Storage")
            + SourceTree.files(in: "Sources/App")
        {
            var before: Substring = ""
            for line in file.lines {
                let words = line.split(separator: " ").filter { !["public", "final", "indirect"].contains($0) }
                let isType = !line.hasPrefix(" ") && words.first.map { kinds.contains(String($0)) } == true && !line.hasPrefix("private")
                if isType { #expect(before.hasPrefix("///") || before.hasPrefix("@"), "\(file.path): \(line)") }
                before = line
            }
        }
    }
}
