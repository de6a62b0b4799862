import Domain
import Storage

/// The confidential brief and the files of projects: writing them, giving them out, writing down who read them.
struct Materials: Sendable {
    let site: Site

    /// Everything a project gives to work with, for those who decide about it.
    func desk(_ id: ID<Project>, for viewer: Viewer) async throws -> (
        project: ProjectFile, brief: ConfidentialBrief?, files: [MaterialFile]
    ) {
        try await site.database.read { tx in
            let project = try tx.projectGivenOut(id, by: viewer)
            return (project, try tx.brief(of: id), try tx.materialFiles(of: id, seenBy: viewer))
        }
    }

    /// Writes the brief and the agreement it is under; what somebody has signed stays as they signed it.
    func write(_ brief: ConfidentialBrief, for id: ID<Project>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            _ = try tx.projectGivenOut(id, by: viewer)
            try tx.run(
                """
                INSERT INTO confidential_brief (project_id, level, brief, nda, changed_by, changed_at)
                SELECT \(id), \(brief.level), \(brief.text), \(brief.nda), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (project_id) DO UPDATE SET level = \(brief.level), brief = \(brief.text), nda = \(brief.nda),
                    changed_by = \(viewer.id), changed_at = \(moment.now)
                """)
            try tx.record(.project, id.text, "brief", by: viewer.id, role: "author", note: brief.level.rawValue, at: moment)
        }
    }

    /// Whether somebody may add files; asked before their bytes are taken in.
    func checkMayAdd(to id: ID<Project>, by viewer: Viewer) async throws {
        _ = try await site.database.read { tx in try tx.projectGivenOut(id, by: viewer) }
    }

    /// Adds files that are in place already.
    func add(_ files: [ReceivedFile], _ level: Confidentiality, to id: ID<Project>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            _ = try tx.projectGivenOut(id, by: viewer)
            guard try tx.materialFiles(of: id, seenBy: viewer).count + files.count <= Self.most else {
                throw Refusal.invalid("files", "A project has at most \(Self.most) files. Take one away first.")
            }
            for file in files { try tx.insertMaterial(file, level, of: id, by: viewer.id, moment) }
            // The names are nobody's business but the readers': the record says how many, and for whom.
            let note = "\(files.count) \(level.rawValue)"
            try tx.record(.project, id.text, "add_files", by: viewer.id, role: "author", note: note, at: moment)
        }
    }

    static let most = 50

    /// Takes a file away: nobody reads it any more, and its bytes go with the next clean-up.
    ///
    /// - Returns: the project it belonged to.
    func remove(_ id: ID<MaterialFile>, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let file = try tx.materialFile(id, seenBy: viewer)
            try tx.hold(file.project)
            _ = try tx.projectGivenOut(file.project, by: viewer)
            try tx.run("UPDATE project_file SET removed_at = \(moment.now) WHERE id = \(id) AND removed_at IS NULL")
            try tx.record(
                .project, file.project.text, "remove_file", by: viewer.id, role: "author", note: file.level.rawValue, at: moment)
            return file.project
        }
    }

    /// The brief for one reader, written down as read unless they gave it out themselves.
    func open(briefOf id: ID<Engagement>, by viewer: Viewer, from address: String) async throws -> OpenedBrief {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (engagement, _) = try tx.engagement(id, seenBy: viewer)
            let state = try tx.materialState(of: engagement, for: viewer)
            if state.maySign, state.briefLevel == .confidential { throw NDAFirst(engagement: id) }
            guard state.mayReadBrief, let brief = try tx.brief(of: engagement.project, seenBy: viewer) else { throw Refusal.notFound }
            let reading = try tx.recordReading(
                of: engagement.project, nil, brief.level, in: id, by: viewer, from: address, moment)
            return OpenedBrief(
                engagement: engagement, brief: brief, files: state.files, hidden: state.hidden, reading: reading, at: moment.now)
        }
    }

    /// A file for one reader, written down as read when it is not open and they did not give it out themselves.
    func open(_ id: ID<MaterialFile>, by viewer: Viewer?, from address: String) async throws -> (MaterialFile, ID<Reading>?) {
        let file = try await site.database.read { tx in try tx.materialFile(id, seenBy: viewer) }
        guard let viewer, file.level != .open else { return (file, nil) }
        let moment = site.world.moment()
        return try await site.database.write { tx in
            // What was true a moment ago may be over by now: asked again in the transaction that writes it down.
            let file = try tx.materialFile(id, seenBy: viewer)
            let reading = try tx.recordReading(of: file.project, id, file.level, in: nil, by: viewer, from: address, moment)
            return (file, reading)
        }
    }

    /// Writes down that an operator, who is no party, opens a file that was handed in for work that is not open.
    func noteReading(ofHandedIn file: StoredFile, in id: ID<Engagement>, by viewer: Viewer) async throws {
        guard viewer.isOperator else { return }
        let moment = site.world.moment()
        try await site.database.write { tx in
            let engagement = try tx.engagement(id)
            guard try tx.engagementRoles(of: viewer, in: id) == [.operator], try !tx.isOpen(engagement.project) else { return }
            try tx.record(.engagement, id.text, "read_file", by: viewer.id, role: "operator", note: file.id.text, at: moment)
        }
    }

    /// Who read what of a project, newest first.
    func readings(of id: ID<Project>, in engagement: ID<Engagement>?, before: ID<Reading>?, for viewer: Viewer) async throws -> ReadingList
    {
        try await site.database.read { tx in
            let project = try tx.projectGivenOut(id, by: viewer)
            let list = try tx.readings(of: id, in: engagement, before: before, most: ReadingList.size + 1)
            return ReadingList(project: project, engagement: engagement, readings: list)
        }
    }
}

extension Site {
    var materials: Materials { Materials(site: self) }
}

/// Somebody may read this after signing, and is taken there.
struct NDAFirst: Error {
    let engagement: ID<Engagement>
}

/// A brief in front of one reader.
struct OpenedBrief: Sendable {
    let engagement: EngagementRow
    let brief: ConfidentialBrief
    let files: [MaterialFile]
    let hidden: Int
    /// The entry in the access log; nil for those who gave it out.
    let reading: ID<Reading>?
    let at: Instant
}
