/// A piece of paid work offered by an employer, and its way from draft to archive.
public enum Project {
    public enum State: String, Worded {
        case draft, review, published, returned, filled, closed, expired, archived

        public var words: String {
            switch self {
            case .draft: "Draft"
            case .review: "Waiting for review"
            case .published: "Open for applications"
            case .returned: "Returned with changes to make"
            case .filled: "Filled"
            case .closed: "Closed"
            case .expired: "Past its apply-by date"
            case .archived: "Archived"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case edit, submit, publish, approve, `return`, withdraw, close, free, fill, expire, archive
    }

    /// The author is an owner or supervisor of the organization whose project it is.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case author, `operator`, clock
    }

    /// `publish` skips the review: the verb allows it to verified organizations whose draft passes the scope check.
    public static let machine = Machine<State, Event, Role>(
        thing: "project",
        .may(.edit, while: .draft, .returned, by: .author),
        .on(.submit, from: .draft, .returned, to: .review, by: .author),
        .on(.publish, from: .draft, .returned, to: .published, by: .author),
        .on(.approve, from: .review, to: .published, by: .operator),
        .on(.return, from: .review, to: .returned, by: .operator),
        .on(.withdraw, from: .review, to: .draft, by: .author),
        .on(.close, from: .published, .filled, to: .closed, by: .author, .operator),
        .on(.free, from: .filled, to: .published, by: .clock),
        .on(.fill, from: .published, to: .filled, by: .clock),
        .on(.expire, from: .published, to: .expired, by: .clock),
        .on(.archive, from: .closed, .expired, .filled, .draft, .returned, to: .archived, by: .author))
}
