import Domain
import Storage

/// Invitations to apply: an employer sends them to people it knows by a label, who answer by applying or by one click.
struct ApplicationInvitations: Sendable {
    let site: Site

    /// Invites somebody to a project that takes applications. Whoever has applied already can be invited too and hears nothing of
    /// it: a refusal would say who applied.
    func send(to person: ID<Person>, for project: ID<Project>, note: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            _ = try tx.opening(project, screenedBy: viewer)
            let opening = try tx.lockedOpening(project)
            try tx.hold(person)
            try tx.holdProfile(of: person)
            try viewer.checkConfirmed()
            try opening.checkInviting(at: moment.now)
            guard try tx.isInvitable(person, to: opening) else {
                throw Refusal.conflict("This person does not want to be found any more, so nobody can invite them.")
            }
            try ApplicationInvitation.mayInvite(open: tx.openInvitations(to: project))
            let id = moment.newID(ApplicationInvitation.self)
            guard try tx.insertInvitation(id, of: person, to: project, note: note, by: viewer.id, at: moment.now) else {
                throw Refusal.conflict("This person was invited to “\(opening.title)” already. One invitation is enough.")
            }
            try tx.record(.applicationInvitation, id.text, "send", to: "sent", by: viewer.id, role: "employer", at: moment)
        }
    }

    /// Says no for whoever was invited.
    ///
    /// - Parameter forGood: whether this employer shall not find or invite them again.
    /// - Returns: the project it was about.
    func decline(_ id: ID<ApplicationInvitation>, forGood: Bool, by viewer: Viewer) async throws -> ID<Project> {
        try await answer(id, .decline, by: viewer) { tx, invitation, now in
            if forGood { try tx.leaveAlone(viewer.id, invitation.organization, at: now) }
        }
    }

    /// Undoes a decline, and what was said with it.
    func restore(_ id: ID<ApplicationInvitation>, by viewer: Viewer) async throws -> ID<Project> {
        try await answer(id, .restore, by: viewer) { tx, invitation, _ in try tx.letInviteAgain(viewer.id, invitation.organization) }
    }

    private func answer(
        _ id: ID<ApplicationInvitation>, _ event: ApplicationInvitation.Event, by viewer: Viewer,
        _ change: @escaping @Sendable (Transaction, ReceivedInvitation, Instant) throws -> Void
    ) async throws -> ID<Project> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(viewer.id)
            let found = try tx.receivedInvitations(where: "invited.id = \(id) AND invited.person_id = \(viewer.id)", at: moment.now)
            guard let invitation = found.first else { throw Refusal.notFound }
            try tx.move(
                .applicationInvitation, id.text, event, in: ApplicationInvitation.machine, from: invitation.state,
                by: Actor(viewer.id, [.invitee]), at: moment)
            try tx.run(
                "UPDATE application_invitation SET answered_at = \(event == .decline ? moment.now : nil) WHERE id = \(id)")
            try change(tx, invitation, moment.now)
            return invitation.project
        }
    }

    /// Takes an invitation back; whoever applied already has applied.
    func withdraw(_ id: ID<ApplicationInvitation>, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (state, project) = try tx.invitationState(id, sentBy: viewer)
            try tx.move(
                .applicationInvitation, id.text, .withdraw, in: ApplicationInvitation.machine, from: state,
                by: Actor(viewer.id, [.employer]),
                at: moment)
            return project
        }
    }
}

extension Site {
    var applicationInvitations: ApplicationInvitations { ApplicationInvitations(site: self) }
}

extension Opening {
    /// Whether anybody invited could still apply.
    func takesApplications(at now: Instant) -> Bool { state == .published && (applyBy.map { now < $0 } ?? false) && taken < seats }

    func checkInviting(at now: Instant) throws(Refusal) {
        guard takesApplications(at: now) else {
            throw .conflict("“\(title)” does not take applications now, so nobody can be invited to it.")
        }
    }
}
