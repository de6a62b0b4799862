/// Who owns the finished work once it is paid for.
public enum IPMode: String, Worded {
    case assigned
    case licensed
    case participant

    public var words: String {
        switch self {
        case .assigned: "The employer owns the work once it is paid for"
        case .licensed: "The participant owns the work, the employer may use it"
        case .participant: "The participant owns the work and decides about its use"
        }
    }
}
