import Domain
import Storage

extension Transaction {
    /// Turns an accepted offer into an engagement: the contract is copied, the participant has signed it, the employer is billed.
    ///
    /// - Parameters:
    ///   - name: what the participant typed as their signature.
    ///   - hash: the fingerprint of the text they read.
    /// - Throws: a conflict when the text is another one by now.
    func openEngagement(
        for application: ID<Application>, signedAs name: Line, agreement hash: String, from address: String, _ desk: AgreementDesk,
        _ moment: Moment
    ) throws -> ID<Engagement> {
        let terms = try agreementTerms(of: application)
        let agreement = try desk.agreement(terms)
        guard agreement.hash == hash else {
            throw Refusal.conflict("The agreement changed after you opened it. Read it again, then sign.")
        }
        let id = moment.newID(Engagement.self)
        let platformFee = Fee.platform(of: terms.fee, desk.policy)
        try run(
            """
            INSERT INTO engagement (id, application_id, project_id, person_id, state, fee_minor, platform_minor, currency, agreement,
                agreement_hash, start_at, created_at)
            VALUES (\(id), \(application), \(terms.project), \(terms.person), \(Engagement.State.onboarding), \(terms.fee.minor),
                \(platformFee.minor), \(terms.fee.currency), \(agreement.text), \(agreement.hash), \(terms.start), \(moment.now))
            """)
        try insertMilestones(of: id, terms, moment)
        try seatProjectMentor(of: id, moment)
        try startWatching(id, desk.policy, moment)
        try insertSignature(of: id, terms.person, .participant, name, agreement.hash, from: address, at: moment.now)
        try record(
            .engagement, id.text, "open", to: Engagement.State.onboarding.rawValue, by: terms.person,
            role: Engagement.Role.participant.rawValue, at: moment)
        try post(
            .bill(fee: terms.fee, platformFee: platformFee, organization: terms.organization, engagement: id), onceKey: "bill:\(id)",
            engagement: id, reference: "", by: nil, moment)
        return id
    }

    private func insertMilestones(of engagement: ID<Engagement>, _ terms: AgreementTerms, _ moment: Moment) throws {
        for (index, deliverable) in terms.deliverables.enumerated() {
            let id = moment.newID(Milestone.self)
            try run(
                """
                INSERT INTO milestone (id, engagement_id, position, title, weight, amount_minor, due_at, state)
                VALUES (\(id), \(engagement), \(index + 1), \(deliverable.title), \(deliverable.weight), \(deliverable.amount.minor),
                    \(deliverable.dueAt), \(Milestone.State.planned))
                """)
            for (place, text) in deliverable.criteria.enumerated() {
                try run(
                    """
                    INSERT INTO milestone_criterion (id, milestone_id, position, text)
                    VALUES (\(moment.newID(Criterion.self)), \(id), \(place + 1), \(text))
                    """)
            }
        }
    }

    func insertSignature(
        of engagement: ID<Engagement>, _ person: ID<Person>, _ side: FeedbackSide, _ name: Line, _ hash: String, from address: String,
        at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO signature (engagement_id, person_id, side, typed_name, text_hash, address, signed_at)
            VALUES (\(engagement), \(person), \(side), \(name), \(hash), \(address), \(now))
            """)
    }
}

/// One acceptance criterion of a milestone, as it was agreed.
struct Criterion: Sendable, Hashable {
    let id: ID<Criterion>
    let text: String
}
