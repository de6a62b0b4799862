import Testing

@testable import Domain

@Suite("The middle of figures")
struct QuartilesTests {
    @Test("is not said of fewer than three")
    func few() {
        #expect(Quartiles(of: []) == nil)
        #expect(Quartiles(of: [10, 20]) == nil)
    }

    @Test("lies between two of them where it must, rounded half up, whatever their order")
    func between() throws {
        let three = try #require(Quartiles(of: [3_000, 2_000, 2_500]))
        #expect((three.lower, three.median, three.upper, three.count) == (2_250, 2_500, 2_750, 3))
        let four = try #require(Quartiles(of: [4, 1, 3, 2]))
        #expect((four.lower, four.median, four.upper) == (2, 3, 3))
        let same = try #require(Quartiles(of: [7, 7, 7, 7, 7]))
        #expect((same.lower, same.median, same.upper) == (7, 7, 7))
    }

    @Test("is in order, and inside the figures, for whatever they are")
    func order() throws {
        var dice = Seeded(state: 7)
        for count in 3...60 {
            let values = (0..<count).map { _ in Int64.random(in: 0...100_000, using: &dice) }
            let found = try #require(Quartiles(of: values))
            #expect(values.min() ?? 0 <= found.lower && found.lower <= found.median && found.median <= found.upper)
            #expect(found.upper <= values.max() ?? 0)
            #expect(values.count { $0 <= found.median } * 2 >= count)
        }
    }
}

@Suite("Trying out a field")
struct ExplorationTests {
    @Test("is rated from 1 to 5, and says both things that are wrong at once")
    func ratings() {
        #expect(refusal { () throws(Refusal) in try FieldRating(interest: 1, energy: 5) } == nil)
        let wrong = refusal { () throws(Refusal) in try FieldRating(interest: 0, energy: 6) }
        #expect(wrong?.problems.map(\.field) == ["interest", "energy"])
    }

    @Test("keeps what was felt before as it was, once it was rated after")
    func before() throws {
        let rating = try FieldRating(interest: 3, energy: 3)
        #expect(refusal { () throws(Refusal) in try Exploration(field: "finance", before: rating).checkRating(.before) } == nil)
        #expect(refusal { () throws(Refusal) in try Exploration(field: "finance", after: rating).checkRating(.before) } != nil)
        #expect(refusal { () throws(Refusal) in try Exploration(field: "finance", after: rating).checkRating(.after) } == nil)
    }
}
