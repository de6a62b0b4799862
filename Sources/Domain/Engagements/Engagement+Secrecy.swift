extension Engagement.State {
    /// While the engagement stands so, those with a part in it may read what the project does not show to everyone.
    public var givesAccess: Bool {
        switch self {
        case .onboarding, .active, .delivered, .disputed: true
        case .completed, .cancelled: false
        }
    }
}

extension Engagement {
    /// Who has a part in an engagement signs before reading what is confidential; those who decide for the employer gave it out themselves.
    ///
    /// - Parameter decides: whether it is an owner or supervisor of the employer.
    public static func maySignNDA(in state: State, by roles: Set<Role>, decides: Bool, hasSigned: Bool) throws(Refusal) {
        guard !roles.isEmpty else { throw .notFound }
        guard !decides else { throw .forbidden("You give this material out, so there is nothing for you to sign.") }
        guard state.givesAccess else { throw .conflict("This engagement is over, so nothing can be signed any more.") }
        guard roles != [.operator] || state == .disputed else {
            throw .forbidden("The operator reads confidential material only while a dispute is open.")
        }
        guard !hasSigned else { throw .conflict("You have signed this already. You can read and print it at any time.") }
    }
}
