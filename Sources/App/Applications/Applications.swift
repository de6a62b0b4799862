import Domain
import Storage

/// Applications: writing, sending and taking back one, answering an offer; what employers decide is in `Applications+Screening`.
struct Applications: Sendable {
    let site: Site

    /// Keeps or sends what somebody writes to a project, in the one row they have there.
    ///
    /// - Returns: the application.
    func apply(to project: ID<Project>, _ draft: ApplicationDraft, send: Bool, by viewer: Viewer) async throws -> ID<Application> {
        let moment = site.world.moment()
        let policy = site.policy
        return try await site.database.write { tx in
            let opening = try tx.lockedOpening(project, seenBy: viewer)
            try opening.checkOpen(to: viewer, at: moment.now)
            if send, let why = try tx.suspension(of: .person(viewer.id), from: "applying", policy.strikes, at: moment.now) {
                throw Refusal.invalid("", why)
            }
            let words = try draft.words(for: tx.questions(of: project, answeredIn: nil), complete: send)
            try tx.hold(viewer.id)
            let live = try tx.countLiveApplications(of: viewer.id)
            let known = try tx.application(of: viewer.id, to: project)
            let id: ID<Application>
            if let known {
                id = known.id
                try tx.write(words, to: id, at: moment.now)
                if send { try tx.forgetRating(of: id) }
            } else {
                id = try tx.insertApplication(words, to: project, by: viewer.id, moment)
            }
            try tx.move(
                .application, id.text, send ? .submit : .save, in: Application.machine, from: known?.state ?? .draft,
                by: Actor(viewer.id, [.applicant]), setting: send ? tx.sending(to: project, at: moment.now) : nil, at: moment)
            if send {
                try Application.mayApply(live: live, policy)
            } else if known == nil {
                try tx.scheduleReminder(.remindOfDraft, id.text, before: opening.applyBy, moment)
            }
            return id
        }
    }

    /// Changes what was sent, as long as nobody has acted on it.
    func edit(_ id: ID<Application>, _ draft: ApplicationDraft, by viewer: Viewer) async throws {
        try await act(.edit, on: id, by: viewer) { tx, record, moment in
            try tx.write(draft.words(for: tx.questions(of: record.project, answeredIn: nil), complete: true), to: id, at: moment.now)
        }
    }

    func withdraw(_ id: ID<Application>, by viewer: Viewer) async throws {
        try await act(.withdraw, on: id, by: viewer) { tx, _, moment in
            try tx.run("UPDATE application SET decided_at = \(moment.now) WHERE id = \(id)")
        }
    }

    /// Says no to an offer, with words for the employer when there are any.
    func refuse(_ id: ID<Application>, _ words: Prose, by viewer: Viewer) async throws {
        try await act(.refuse, on: id, by: viewer) { tx, _, moment in
            try tx.run("UPDATE application SET decided_at = \(moment.now), reason_note = \(words) WHERE id = \(id)")
        }
    }

    /// Accepts an offer by signing the agreement: takes the seat, opens the engagement, and, when it was the last seat, tells the others.
    ///
    /// - Throws: a conflict when the offer is over, the seats are gone or the agreement is not the one that was read.
    func accept(
        _ id: ID<Application>, typedName: Line, agreementHash: String, by viewer: Viewer, from address: String
    ) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        let desk = try AgreementDesk(site: site)
        return try await site.database.write { tx in
            try tx.holdProject(of: id)
            let record = try tx.application(id, seenBy: viewer)
            let roles = record.roles(of: viewer)
            _ = try Application.machine.next(.accept, from: record.state, by: roles)
            try viewer.checkConfirmed()
            try record.checkOffer(at: moment.now)
            guard Text.folded(typedName.text) == Text.folded(viewer.name) else {
                throw Refusal.invalid("name", "Type your name as it stands in your account: \(viewer.name).")
            }
            _ = try tx.lockedOpening(record.project)
            let isLast = try tx.takeSeat(of: record.project)
            try tx.run("UPDATE application SET decided_at = \(moment.now) WHERE id = \(id)")
            try tx.move(
                .application, id.text, .accept, in: Application.machine, from: record.state, by: Actor(viewer.id, roles), at: moment)
            let engagement = try tx.openEngagement(
                for: id, signedAs: typedName, agreement: agreementHash, from: address, desk, moment)
            if isLast { try tx.endSearch(for: record.project, record.projectState, moment) }
            return engagement
        }
    }

    /// One move by one person: seen, changed, asked of the table, all or nothing.
    func act(
        _ event: Application.Event, on id: ID<Application>, by viewer: Viewer, note: String = "",
        _ change: @escaping @Sendable (Transaction, ApplicationRecord, Moment) throws -> Void = { _, _, _ in }
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdProject(of: id)
            let record = try tx.application(id, seenBy: viewer)
            let roles = record.roles(of: viewer)
            _ = try Application.machine.next(event, from: record.state, by: roles)
            try change(tx, record, moment)
            try tx.move(
                .application, id.text, event, in: Application.machine, from: record.state, by: Actor(viewer.id, roles), note: note,
                at: moment)
        }
    }
}

extension Site {
    var applications: Applications { Applications(site: self) }
}

extension ApplicationRecord {
    /// The clock is the rule, not the job that follows it: a late answer is late even before the offer is marked as lapsed.
    func checkOffer(at now: Instant) throws(Refusal) {
        guard let offerEndsAt, now < offerEndsAt else {
            throw .conflict("The time to answer this offer is over. Write to \(employer) if you still want the work.")
        }
    }
}

extension Transaction {
    /// Takes one seat, if one is free.
    ///
    /// - Returns: whether it was the last.
    func takeSeat(of project: ID<Project>) throws -> Bool {
        let row = try row(
            """
            UPDATE project SET seats_taken = seats_taken + 1 WHERE id = \(project) AND seats_taken < seats
            RETURNING seats, seats_taken
            """)
        guard let row else { throw Refusal.conflict("The last place was taken a moment ago. We are sorry: look for another project.") }
        let (seats, taken): (Int, Int) = (try row["seats"], try row["seats_taken"])
        return seats == taken
    }

    /// The last seat is taken: the project is filled, and everyone who still waits is told.
    func endSearch(for project: ID<Project>, _ state: Project.State, _ moment: Moment) throws {
        if Project.machine.allows(.fill, from: state, by: [.clock]) {
            try move(.project, project.text, .fill, in: Project.machine, from: state, by: Actor(clock: .clock), at: moment)
        }
        try closeLiveApplications(of: project, because: .filled, moment)
    }
}
