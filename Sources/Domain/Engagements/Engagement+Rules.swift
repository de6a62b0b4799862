extension Engagement {
    /// Work starts when both have signed, the fee is held and the required items of the kick-off are ticked;
    /// nobody works unpaid or unclear about what is wanted.
    public static func mayStart(
        signedByParticipant: Bool, signedBySupervisor: Bool, ndaSigned: Bool = true, funded: Bool, ticked: Set<KickoffItem>
    ) throws(Refusal) {
        guard signedByParticipant else { throw .conflict("The participant has not signed the agreement yet: ask them to sign it.") }
        guard signedBySupervisor else { throw .conflict("The supervisor has not signed the agreement yet: ask them to sign it.") }
        guard ndaSigned else {
            throw .conflict("The participant has not signed the non-disclosure agreement yet: ask them to sign it.")
        }
        guard funded else { throw .conflict("The fee has not arrived yet: work starts when it is held.") }
        let open = KickoffItem.allCases.first { $0.isRequired && $0.isTickedByHand && !ticked.contains($0) }
        guard let open else { return }
        throw .conflict("The kick-off list is not finished: “\(open.words)” is still open.")
    }

    /// What the milestones together make of the engagement; the table still says whether it fits the present state.
    /// Cancelled milestones do not count, and work that is still planned leaves things as they are.
    public static func outcome(of milestones: [Milestone.State]) -> Event? {
        let counted = milestones.filter { $0 != .cancelled }
        guard !counted.isEmpty else { return nil }
        return if counted.allSatisfy({ $0 == .accepted }) {
            .complete
        } else if counted.contains(.changes) {
            .resume
        } else if counted.contains(.planned) {
            nil
        } else {
            .deliver
        }
    }
}
