import Testing
@testable import App
@Test func taxonomyIsWhole() { #expect(Taxonomy.standard.skills.count > 100) }
