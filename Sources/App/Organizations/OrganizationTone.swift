import Domain

/// The tone of a badge that shows an organization's state.
enum OrganizationTone {
    static func of(_ state: Organization.State) -> String {
        switch state {
        case .unverified: ""
        case .submitted: "warn"
        case .verified: "good"
        case .refused, .suspended: "bad"
        }
    }
}
