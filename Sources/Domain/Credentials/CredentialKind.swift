/// What a credential stands for; each kind has its own words and its own design, so that none passes for another.
public enum CredentialKind: String, Worded {
    case fieldwork

    public var words: String {
        switch self {
        case .fieldwork: "Fieldwork: real work, paid, reviewed by the company"
        }
    }
}
