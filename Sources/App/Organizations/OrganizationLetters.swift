import Domain
import Storage

/// Mail about organizations.
enum OrganizationLetters: Letters {
    static let told: Set<String> = ["submit", "verify", "refuse", "suspend", "restore", "join"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        event.kind == "submit" ? try tx.operators() : try tx.owners(of: ID(event.nounID))
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let file = try tx.organization(ID(event.nounID)) else { return nil }
        switch event.kind {
        case "submit":
            return Letter(
                subject: "\(file.name) asks to be verified",
                paragraphs: ["\(file.name) gave the registration number \(file.registration). Look at what speaks for it, and decide."],
                act: "Look at \(file.name)", path: Paths.deskOrganization(file.id))
        case "join": return try joined(file, event, in: tx)
        default: return decision(event, file)
        }
    }

    private static func joined(_ file: OrganizationFile, _ event: Event, in tx: Transaction) throws -> Letter? {
        guard let newcomer = try event.person.flatMap({ try tx.person($0) }), let role = MemberRole(rawValue: event.role) else {
            return nil
        }
        return Letter(
            subject: "\(newcomer.name) joined \(file.name)",
            paragraphs: ["\(newcomer.name) accepted the invitation and is now \(role.words.lowercased()). \(role.promise)"],
            act: "See the members", path: Paths.ownOrganization)
    }

    private static func decision(_ event: Event, _ file: OrganizationFile) -> Letter? {
        switch event.kind {
        case "verify":
            Letter(
                subject: "\(file.name) is verified",
                paragraphs: [
                    "Participants see that an operator checked who you are. Projects that pass the scope check are published at once from now on."
                ],
                act: "See your organization", path: Paths.ownOrganization)
        case "refuse":
            Letter(
                subject: "\(file.name) could not be verified yet",
                paragraphs: [
                    "The operator wrote: \(event.note)",
                    "Correct what is named and ask again. Your projects can still be read one by one meanwhile.",
                ],
                act: "Correct and ask again", path: Paths.ownOrganization)
        case "suspend":
            Letter(
                subject: "\(file.name) is suspended",
                paragraphs: [
                    "The operator wrote: \(event.note)",
                    "Its pages and projects are hidden, and nothing new can be published. Work under way goes on.",
                ],
                act: "See your organization", path: Paths.ownOrganization)
        case "restore":
            Letter(
                subject: "\(file.name) is back", paragraphs: ["The suspension is over. Ask to be verified again when you are ready."],
                act: "See your organization", path: Paths.ownOrganization)
        default: nil
        }
    }

    /// The mail that invites somebody, who may have no account yet; nil when it was taken back meanwhile.
    static func invitation(_ id: ID<Invitation>, in tx: Transaction, _ desk: LetterDesk) throws -> (Invitation, Letter)? {
        guard let invitation = try tx.invitation(id), !invitation.isAccepted else { return nil }
        let letter = Letter(
            subject: "\(invitation.inviter) invites you to \(invitation.organizationName) on Foothold",
            paragraphs: [
                "\(invitation.inviter) would like you to join \(invitation.organizationName) as \(invitation.role.words.lowercased()). \(invitation.role.promise)",
                "The link is yours alone and works once, within two weeks. If you do not know \(invitation.inviter), do nothing.",
            ], act: "See the invitation", path: Paths.invitation(desk.secret.token(id.text, for: Invitation.purpose)))
        return (invitation, letter)
    }
}
