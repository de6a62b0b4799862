/// A fixed list of choices: the raw value is what a column and a form hold, the words are what a visitor reads.
public protocol Worded: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var words: String { get }
}
