import Domain

/// The mail that proves an address or sets a new password.
enum PersonLetters {
    static func letter(for link: OneTimeLink, to person: Person, _ desk: LetterDesk) -> Letter {
        let token = desk.secret.token(link.id.text, for: link.purpose.rawValue)
        switch link.purpose {
        case .confirm:
            return Letter(
                subject: "Confirm your address for Foothold",
                paragraphs: [
                    "Somebody, most likely you, joined Foothold with this address.",
                    "Open the link within three days to confirm that it is yours. If it was not you, do nothing: without the link the account stays closed.",
                ], act: "Confirm this address", path: Paths.confirm(token))
        case .reset:
            return Letter(
                subject: "Set a new password for Foothold",
                paragraphs: [
                    "Somebody, most likely you, asked for a new password, or tried to join with an address that has an account already.",
                    "The link works once, within the next hour. If it was not you, do nothing: your password stays as it is.",
                ], act: "Set a new password", path: Paths.reset(token))
        case .operator:
            return Letter(
                subject: "Become an operator of Foothold", paragraphs: ["Open the link within seven days to look after this site."],
                act: "Become an operator", path: Paths.operatorInvitation(token))
        }
    }
}
