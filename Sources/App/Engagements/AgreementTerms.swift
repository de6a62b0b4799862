import Domain
import Storage

/// Everything an agreement says about one offer, as the project has it now.
struct AgreementTerms: Sendable {
    /// One deliverable of the scope contract with its share of the fee and its date.
    struct AgreedDeliverable: Sendable {
        let title: String
        let weight: Int
        let amount: Money
        let dueAt: Instant
        let criteria: [String]
    }

    let project: ID<Project>
    let organization: ID<Organization>
    let person: ID<Person>
    let participant: String
    let employer: String
    let title: String
    let hours: Int
    let fee: Money
    let start: Instant
    /// The employer's zone: every date in the agreement is one of it.
    let zone: Zone
    let ip: IPMode
    let ai: AIPolicy
    let aiNote: String
    let confidentiality: Confidentiality
    let supervisor: String
    let backup: String
    let deliverables: [AgreedDeliverable]
}

extension AgreementTerms {
    /// - Parameter deliverables: title, weight, days after the start, criteria; in order.
    init(row: Row, deliverables: [(title: String, weight: Int, days: Int, criteria: [String])]) throws {
        let (hours, minor): (Int?, Int64?) = (try row["hours"], try row["fee_minor"])
        guard let hours, let minor, !deliverables.isEmpty else {
            throw Refusal.conflict("This project has no deliverables, hours or fee yet, so there is nothing to sign.")
        }
        guard let start = try Self.start(row) else { throw Refusal.conflict("There is no offer to accept.") }
        let fee = Money(minor: minor, currency: try row["currency"])
        let zone = Zone(try row["time_zone"])
        let amounts = fee.split(byWeights: deliverables.map(\.weight))
        let firstDay = zone.day(of: start)
        self.init(
            project: try row["project_id"], organization: try row["organization_id"], person: try row["person_id"],
            participant: try row["participant"], employer: try row["employer"], title: try row["title"], hours: hours, fee: fee,
            start: start, zone: zone, ip: try row["ip"], ai: try row["ai_policy"], aiNote: try row["ai_note"],
            confidentiality: try row["confidentiality"], supervisor: try row["supervisor"], backup: try row["backup_email"],
            deliverables: zip(deliverables, amounts).map { deliverable, amount in
                AgreedDeliverable(
                    title: deliverable.title, weight: deliverable.weight, amount: amount,
                    dueAt: zone.end(of: firstDay.adding(days: deliverable.days)), criteria: deliverable.criteria)
            })
    }

    /// The day the project names; when it had passed before the offer was made, the end of the offer.
    private static func start(_ row: Row) throws -> Instant? {
        let (planned, offered, offerEnds): (Instant?, Instant?, Instant?) =
            (try row["start_at"], try row["offered_at"], try row["offer_ends_at"])
        guard let offered, let offerEnds else { return nil }
        guard let planned, planned >= offered else { return offerEnds }
        return planned
    }
}

extension Transaction {
    /// The agreement as it would be signed now: the same text for as long as project, people and offer stay as they are.
    func agreement(for application: ID<Application>, _ desk: AgreementDesk) throws -> Agreement {
        try desk.agreement(agreementTerms(of: application))
    }

    func agreementTerms(of application: ID<Application>) throws -> AgreementTerms {
        let row = try row(
            """
            SELECT application.project_id, application.person_id, application.offered_at, application.offer_ends_at,
                participant.name AS participant, organization.id AS organization_id, organization.name AS employer,
                organization.time_zone, project.title, project.hours, project.fee_minor, project.currency, project.start_at,
                project.ip, project.ai_policy, project.ai_note, project.confidentiality, project.backup_email,
                COALESCE(supervisor.name, '') AS supervisor
            FROM application
            JOIN project ON project.id = application.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person participant ON participant.id = application.person_id
            LEFT JOIN person supervisor ON supervisor.id = project.supervisor_id
            WHERE application.id = \(application)
            """)
        guard let row else { throw Refusal.notFound }
        return try AgreementTerms(row: row, deliverables: agreedDeliverables(of: row["project_id"]))
    }

    private func agreedDeliverables(
        of project: ID<Project>
    ) throws -> [(title: String, weight: Int, days: Int, criteria: [String])] {
        try rows("SELECT * FROM deliverable WHERE project_id = \(project) ORDER BY position").map { row in
            let deliverable: String = try row["id"]
            let criteria = try rows("SELECT text FROM criterion WHERE deliverable_id = \(deliverable) ORDER BY position")
            return (try row["title"], try row["weight"], try row["due_days"], try criteria.map { try $0["text"] })
        }
    }
}
