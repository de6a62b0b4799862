/// What a report is about.
public enum ReportReason: String, Worded {
    case scam
    case unpaid
    case offPlatform = "off_platform"
    case discrimination
    case harassment
    case unsafe
    case privacy
    case plagiarism
    case other

    public var words: String {
        switch self {
        case .scam: "It looks like a scam"
        case .unpaid: "It asks for unpaid work"
        case .offPlatform: "It asks to pay or be paid elsewhere"
        case .discrimination: "It discriminates"
        case .harassment: "It harasses someone"
        case .unsafe: "It asks for something unsafe"
        case .privacy: "It shows private information"
        case .plagiarism: "The work is not their own"
        case .other: "Something else"
        }
    }
}
