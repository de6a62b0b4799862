import Domain
import Storage

/// Projects: writing them, publishing them, ending them.
public struct Projects: Sendable {
    let site: Site

    /// Starts a draft, from a template or from nothing.
    func create(_ draft: ProjectDraft, in organization: Membership, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        let policy = site.policy
        return try await site.database.write { tx in
            guard organization.kind == .employer, viewer.projectRoles(in: organization.organization).contains(.author) else {
                throw Refusal.forbidden("Only owners and supervisors of an employer post projects. Ask an owner of \(organization.name).")
            }
            let id = moment.newID(Project.self)
            try tx.insertProject(id, draft, of: organization.organization, by: viewer.id, policy, moment)
            try tx.record(.project, id.text, "create", to: "draft", by: viewer.id, role: "author", at: moment)
            return id
        }
    }

    /// Keeps a draft as far as it is written.
    func save(_ draft: ProjectDraft, as id: ID<Project>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            _ = try Project.machine.next(.edit, from: file.state, by: viewer.projectRoles(in: file.organization.id))
            let isUnmoved = try tx.run("UPDATE project SET updated_at = \(moment.now) WHERE id = \(id) AND state = \(file.state)") == 1
            guard isUnmoved else { throw Refusal.conflict("Somebody else was faster. Reload the page to see what is true now.") }
            try tx.write(draft, to: id, moment)
        }
    }

    /// Publishes a project of a verified organization that passes the scope check; any other waits for the operator.
    ///
    /// - Returns: the state it is in now.
    func publish(_ id: ID<Project>, by viewer: Viewer) async throws -> Project.State {
        let moment = site.world.moment()
        let policy = site.policy
        return try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            let roles = viewer.projectRoles(in: file.organization.id)
            _ = try Project.machine.next(.submit, from: file.state, by: roles)
            try viewer.checkConfirmed()
            let organization = StrikeSubject.organization(file.organization.id)
            if let why = try tx.suspension(of: organization, from: "publishing", policy.strikes, at: moment.now) {
                throw Refusal.forbidden(why)
            }
            let score = try tx.checkReady(file, policy, moment)
            let event: Project.Event = file.goesStraightOut(score, policy) ? .publish : .submit
            let state = try tx.move(
                .project, id.text, event, in: Project.machine, from: file.state, by: Actor(viewer.id, roles), at: moment)
            if state == .published {
                try tx.publish(file, score: score, policy, moment)
            } else {
                try tx.run("UPDATE project SET scope_score = \(score), return_reasons = '', updated_at = \(moment.now) WHERE id = \(id)")
            }
            try tx.inviteBackup(of: file, by: viewer, moment)
            return state
        }
    }

    /// Takes a project back from the operator's queue.
    func withdraw(_ id: ID<Project>, by viewer: Viewer) async throws {
        try await move(id, .withdraw, by: viewer)
    }

    func archive(_ id: ID<Project>, by viewer: Viewer) async throws {
        try await move(id, .archive, by: viewer)
    }

    /// Closes a project; everyone who still waits is told.
    func close(_ id: ID<Project>, because note: Line, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            let actor = Actor(viewer.id, viewer.projectRoles(in: file.organization.id))
            try tx.move(.project, id.text, .close, in: Project.machine, from: file.state, by: actor, note: note.text, at: moment)
            try tx.closeLiveApplications(of: id, because: .projectClosed, moment)
        }
    }

    /// Makes a draft of the same content, without the dates, which have passed.
    func copy(_ id: ID<Project>, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        let policy = site.policy
        return try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            guard viewer.projectRoles(in: file.organization.id).contains(.author) else { throw Refusal.notFound }
            var draft = file.draft
            (draft.start, draft.applyBy, draft.decideBy) = (nil, nil, nil)
            let copy = moment.newID(Project.self)
            try tx.insertProject(copy, draft, of: file.organization.id, by: viewer.id, policy, moment)
            try tx.record(.project, copy.text, "create", to: "draft", by: viewer.id, role: "author", note: "copy of \(id)", at: moment)
            return copy
        }
    }

    private func move(_ id: ID<Project>, _ event: Project.Event, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            let actor = Actor(viewer.id, viewer.projectRoles(in: file.organization.id))
            try tx.move(.project, id.text, event, in: Project.machine, from: file.state, by: actor, at: moment)
            try tx.run("UPDATE project SET updated_at = \(moment.now) WHERE id = \(id)")
        }
    }
}

extension Site {
    public var projects: Projects { Projects(site: self) }
}

/// What the operator and the clock do.
extension Projects {
    /// Publishes a project that was read by an operator.
    func approve(_ id: ID<Project>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        let policy = site.policy
        try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            let roles = viewer.projectRoles(in: file.organization.id)
            _ = try Project.machine.next(.approve, from: file.state, by: roles)
            let score = try tx.checkReady(file, policy, moment)
            try tx.move(.project, id.text, .approve, in: Project.machine, from: file.state, by: Actor(viewer.id, roles), at: moment)
            try tx.publish(file, score: score, policy, moment)
        }
    }

    /// Gives a project back to its author, with what has to change.
    func giveBack(_ id: ID<Project>, because reasons: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.heldProjectFile(id, seenBy: viewer)
            let actor = Actor(viewer.id, viewer.projectRoles(in: file.organization.id))
            try tx.move(.project, id.text, .return, in: Project.machine, from: file.state, by: actor, note: reasons.text, at: moment)
            try tx.run("UPDATE project SET return_reasons = \(reasons), updated_at = \(moment.now) WHERE id = \(id)")
        }
    }

    /// The day of decision: its people hear how many wait.
    func remindToDecide(_ id: ID<Project>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard try tx.state(of: id) == .published, try tx.undecided(of: id) > 0 else { return }
            try tx.record(.project, id.text, "remind", by: nil, role: Project.Role.clock.rawValue, at: moment)
        }
    }

    /// No decision came: those who wait are told, and the project ends. Offers that stand may still be accepted.
    func closeUndecided(_ id: ID<Project>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            guard let state = try tx.state(of: id), state == .published else { return }
            try tx.closeLiveApplications(of: id, because: .noDecision, keepingOffers: true, moment)
            let lastOffer: Instant? = try tx.value(
                "SELECT MAX(offer_ends_at) AS value FROM application WHERE project_id = \(id) AND state = 'offered'")
            if let lastOffer {
                try tx.schedule(.closeUndecided, id.text, at: lastOffer + .minutes(1), moment)
            } else {
                try tx.move(.project, id.text, .expire, in: Project.machine, from: state, by: Actor(clock: .clock), at: moment)
            }
        }
    }
}
