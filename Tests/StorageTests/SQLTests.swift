import Testing
@testable import Storage
@Test func valuesAreBoundInOrder() {
    let inner: SQL = "b = \(2)"
    let (text, values) = ("a = \("x") AND \(inner)" as SQL).rendered(for: .sqlite)
    #expect(text == "a = $1 AND b = $2")
    #expect(values == [.text("x"), .integer(2)])
}
