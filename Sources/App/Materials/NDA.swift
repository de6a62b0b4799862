import Domain
import Storage

/// Somebody's name under a non-disclosure agreement, with what proves it and the text as they read it.
struct NDASignature: Sendable {
    let text: String
    let hash: String
    let name: String
    let address: String
    let at: Instant

    init(text: String, hash: String, name: String, address: String, at: Instant) {
        (self.text, self.hash, self.name, self.address, self.at) = (text, hash, name, address, at)
    }

    init(row: Row) throws {
        self.init(
            text: try row["text"], hash: try row["text_hash"], name: try row["typed_name"], address: try row["address"],
            at: try row["signed_at"])
    }
}

extension AgreementDesk {
    /// What `reader` promises about an engagement's project: the standard text, or the employer's own under a head that names both.
    func nda(reader: String, _ engagement: EngagementRow, own: String) throws -> Agreement {
        let names = [
            "reader": Agreement.escaped(reader), "employer": Agreement.escaped(engagement.employer),
            "project": Agreement.escaped(engagement.title),
        ]
        guard !own.isEmpty else { return Agreement(text: try Agreement.filled(wording("nda"), names)) }
        let head = "# Non-disclosure agreement\n\nThis agreement is between **{reader}** (you) and **{employer}** (the employer). "
        let rest = "It belongs to one project: **{project}**.\n\n"
        return Agreement(text: try Agreement.filled(head + rest, names) + own)
    }
}

extension Transaction {
    func ndaSignature(of person: ID<Person>, in engagement: ID<Engagement>) throws -> NDASignature? {
        try row("SELECT * FROM nda_signature WHERE engagement_id = \(engagement) AND person_id = \(person)").map(NDASignature.init)
    }

    func insertNDASignature(
        of person: ID<Person>, in engagement: ID<Engagement>, _ agreement: Agreement, _ name: Line, from address: String, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO nda_signature (engagement_id, person_id, text, text_hash, typed_name, address, signed_at)
            VALUES (\(engagement), \(person), \(agreement.text), \(agreement.hash), \(name), \(address), \(now))
            """)
    }

    /// The paper in front of one reader: as the participant signed it for the employer's side, as they would sign it for the others.
    func ndaPaper(of id: ID<Engagement>, for viewer: Viewer, _ desk: AgreementDesk) throws -> NDAPaper {
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        let decides = viewer.projectRoles(in: engagement.organization).contains(.author)
        let reader = decides ? engagement.person : viewer.id
        let signature = try ndaSignature(of: reader, in: id)
        let state = try materialState(of: engagement, for: viewer)
        guard signature != nil || decides && state.needsNDA || state.maySign else { throw Refusal.notFound }
        let own = try brief(of: engagement.project)?.nda ?? ""
        let agreement = try desk.nda(reader: decides ? engagement.participant : viewer.name, engagement, own: own)
        return NDAPaper(
            engagement: engagement, roles: roles, decides: decides,
            agreement: signature.map { Agreement(text: $0.text) } ?? agreement, signature: signature,
            reader: decides ? engagement.participant : viewer.name, maySign: state.maySign)
    }
}

/// A non-disclosure agreement in front of one reader.
struct NDAPaper: Sendable {
    let engagement: EngagementRow
    let roles: Set<Engagement.Role>
    let decides: Bool
    let agreement: Agreement
    let signature: NDASignature?
    /// Who promises.
    let reader: String
    let maySign: Bool
}

/// Signing before reading.
struct NDAs: Sendable {
    let site: Site

    func paper(of id: ID<Engagement>, for viewer: Viewer) async throws -> NDAPaper {
        let desk = try AgreementDesk(site: site)
        return try await site.database.read { tx in try tx.ndaPaper(of: id, for: viewer, desk) }
    }

    /// Signs for the viewer; the brief and the confidential files open with it.
    func sign(_ id: ID<Engagement>, as name: Line, agreement hash: String, from address: String, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        let desk = try AgreementDesk(site: site)
        try await site.database.write { tx in
            try tx.hold(id)
            let paper = try tx.ndaPaper(of: id, for: viewer, desk)
            try Engagement.maySignNDA(
                in: paper.engagement.state, by: paper.roles, decides: paper.decides, hasSigned: paper.signature != nil)
            guard paper.maySign else { throw Refusal.notFound }
            guard hash == paper.agreement.hash else {
                throw Refusal.conflict("The text changed after you opened it. Read it again, then sign.")
            }
            try tx.insertNDASignature(of: viewer.id, in: id, paper.agreement, name, from: address, at: moment.now)
            let role = paper.roles.sorted { $0.rawValue < $1.rawValue }.first?.rawValue ?? ""
            try tx.record(.engagement, id.text, "nda", by: viewer.id, role: role, at: moment)
            try tx.startIfReady(id, moment)
        }
    }
}

extension Site {
    var ndas: NDAs { NDAs(site: self) }
}

/// Mail to the employer's side when somebody has signed.
enum NDALetter {
    static func letter(about event: Event, _ engagement: EngagementRow, in tx: Transaction) throws -> Letter? {
        guard let person = event.person, let reader = try tx.person(person) else { return nil }
        return Letter(
            subject: "Non-disclosure agreement signed: \(engagement.title)",
            paragraphs: [
                "\(reader.name) signed the non-disclosure agreement of “\(engagement.title)” and can read its confidential brief and files now.",
                "Every reading stands in the access log of the project. The access ends with the engagement.",
            ], act: "See the agreement", path: Paths.nda(engagement.id))
    }
}
