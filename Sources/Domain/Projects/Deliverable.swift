/// One thing to be delivered and how anyone can tell it is done: review, partial pay and dispute all refer to it.
public struct Deliverable: Hashable, Sendable {
    public var title: String
    public var criteria: [String]
    /// Its share of the fee in percent; the shares of a project add up to 100.
    public var weight: Int
    /// Days from the start of the work.
    public var dueDays: Int

    public init(title: String, criteria: [String], weight: Int, dueDays: Int) {
        self.title = title
        self.criteria = criteria
        self.weight = weight
        self.dueDays = dueDays
    }
}
