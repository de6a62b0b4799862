import Domain
import Storage

/// Accounts: joining, proving an address, signing in, forgetting a password.
public struct People: Sendable {
    let site: Site

    /// Makes an account that cannot be used until its address is confirmed. Whether there was one already, only its owner learns.
    ///
    /// - Parameter next: where the link in the mail leads after it is confirmed.
    func join(_ joining: Joining, next: Path) async throws {
        let hash = try await site.passwords.hash(joining.password.text)
        let moment = site.world.moment()
        try await site.database.write { tx in
            let id = moment.newID(Person.self)
            if try tx.insertPerson(id, joining.name, joining.email, zone: joining.zone, passwordHash: hash, at: moment.now) {
                try tx.record(.person, id.text, "join", by: id, role: "self", at: moment)
                _ = try tx.insertLink(.confirm, for: id, next: next.text, moment)
            } else if let known = try tx.person(at: joining.email) {
                // Whoever joined first with this address may not have been its owner: the mailbox sets the password anew.
                _ = try tx.insertLink(.reset, for: known.id, next: next.text, moment)
            }
        }
    }

    /// Sends the confirmation again.
    func sendConfirmation(to viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard !viewer.isConfirmed else { return }
            _ = try tx.insertLink(.confirm, for: viewer.id, next: Paths.home.text, moment)
        }
    }

    /// The link behind a token, if it is authentic and still open.
    func link(_ token: String, for purpose: OneTimeLink.Purpose) async throws -> OneTimeLink {
        guard let id = site.secret.id(in: token, for: purpose.rawValue) else { throw Refusal.notFound }
        let now = site.world.now()
        let link = try await site.database.read { tx in try tx.link(ID(id)) }
        guard let link, link.isOpen(at: now) else {
            throw Refusal.conflict("This link was used already, or its time is over. Ask for a new one.")
        }
        return link
    }

    /// Confirms the address a link was sent to.
    ///
    /// - Returns: whose it is, and where they wanted to go.
    func confirm(_ token: String) async throws -> (ID<Person>, next: String) {
        let link = try await link(token, for: .confirm)
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let used = try tx.use(link.id, for: .confirm, at: moment.now)
            guard let person = used.person else { throw Refusal.notFound }
            try tx.confirm(person, at: moment.now)
            try tx.run("DELETE FROM session WHERE person_id = \(person)")
            try tx.endStreams(of: person)
            try tx.record(.person, person.text, "confirm", by: person, role: "self", at: moment)
            return (person, used.next)
        }
    }

    /// Whose account it is, when the password is right, and the hash by which it was.
    func signIn(_ email: Email, _ password: String) async throws -> (person: ID<Person>, hash: String)? {
        let hash = try await site.database.read { tx in try tx.passwordHash(at: email) }
        guard try await site.passwords.matches(password, hash), let hash else { return nil }
        let person = try await site.database.read { tx in try tx.person(at: email) }
        guard let person else { return nil }
        guard !person.isSuspended else {
            throw Refusal.forbidden("This account is suspended. Write to the operator of this site if you think that is wrong.")
        }
        return (person.id, hash)
    }

    /// Mails a reset link when there is such an account; says the same in any case.
    func forget(_ email: Email) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard let person = try tx.person(at: email) else { return }
            _ = try tx.insertLink(.reset, for: person.id, next: Paths.home.text, moment)
        }
    }

    /// Sets a new password by a mailed link, and ends every session of the account.
    func reset(_ token: String, to password: Password) async throws -> ID<Person> {
        let link = try await link(token, for: .reset)
        let hash = try await site.passwords.hash(password.text)
        let moment = site.world.moment()
        return try await site.database.write { tx in
            guard let person = try tx.use(link.id, for: .reset, at: moment.now).person else { throw Refusal.notFound }
            try tx.setPassword(hash, of: person)
            try tx.confirm(person, at: moment.now)
            try tx.run("DELETE FROM session WHERE person_id = \(person)")
            try tx.endStreams(of: person)
            try tx.record(.person, person.text, "reset_password", by: person, role: "self", at: moment)
            return person
        }
    }

    /// Changes the password of somebody who knows the old one, and ends their other sessions.
    func changePassword(from old: String, to new: Password, by viewer: Viewer) async throws {
        let email = try Email(viewer.email)
        let known = try await site.database.read { tx in try tx.passwordHash(at: email) }
        guard try await site.passwords.matches(old, known), let known else {
            throw Refusal.invalid("old", "This is not your password now.")
        }
        let hash = try await site.passwords.hash(new.text)
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(viewer.id, withPassword: known)
            try tx.setPassword(hash, of: viewer.id)
            try tx.run("DELETE FROM session WHERE person_id = \(viewer.id) AND id <> \(viewer.sessionID)")
            try tx.endStreams(of: viewer.id)
            try tx.record(.person, viewer.id.text, "change_password", by: viewer.id, role: "self", at: moment)
        }
    }

    func changeName(_ name: Line, zone: Zone, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try tx.run(
                "UPDATE person SET name = \(name), name_folded = \(Text.folded(name.text)), time_zone = \(zone.name) WHERE id = \(viewer.id)"
            )
        }
    }
}

/// What somebody who joins tells us.
struct Joining: Sendable {
    let name: Line
    let email: Email
    let password: Password
    let zone: Zone
}

/// Becoming an operator, by a link that only the machine's owner can make.
extension People {
    /// - Returns: the path of a link that makes one person an operator.
    public func inviteOperator() async throws -> String {
        let moment = site.world.moment()
        let id = try await site.database.write { tx in try tx.insertLink(.operator, for: nil, moment) }
        return Paths.operatorInvitation(site.secret.token(id.text, for: OneTimeLink.Purpose.operator.rawValue)).text
    }

    /// Makes an account that is confirmed and an operator, and uses the link up.
    func joinAsOperator(_ joining: Joining, _ token: String) async throws -> ID<Person> {
        let link = try await link(token, for: .operator)
        let hash = try await site.passwords.hash(joining.password.text)
        let moment = site.world.moment()
        return try await site.database.write { tx in
            _ = try tx.use(link.id, for: .operator, at: moment.now)
            let id = moment.newID(Person.self)
            guard try tx.insertPerson(id, joining.name, joining.email, zone: joining.zone, passwordHash: hash, at: moment.now) else {
                throw Refusal.invalid("email", "There is an account with this address: sign in, then open the link again.")
            }
            try tx.confirm(id, at: moment.now)
            try tx.makeOperator(id, at: moment.now)
            try tx.record(.person, id.text, "become_operator", by: id, role: "self", at: moment)
            return id
        }
    }

    /// Makes somebody with an account an operator.
    func becomeOperator(_ viewer: Viewer, _ token: String) async throws {
        let link = try await link(token, for: .operator)
        let moment = site.world.moment()
        try await site.database.write { tx in
            _ = try tx.use(link.id, for: .operator, at: moment.now)
            try tx.makeOperator(viewer.id, at: moment.now)
            try tx.record(.person, viewer.id.text, "become_operator", by: viewer.id, role: "self", at: moment)
        }
    }
}
