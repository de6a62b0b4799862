import Domain
import Storage

/// The work of one engagement of the demo, as acts at their times.
struct DemoEngagement: Sendable {
    let project: DemoProject
    let data: DemoData.Engagement
    /// Days from today on which the offer was accepted.
    let accepted: Double

    var site: Site { project.site }
    var world: DemoWorld { project.world }
    private var starts: Double { max(Double(project.data.startInDays), accepted + 1) }

    /// The last thing that happens: long ago where everything is done, yesterday where it goes on.
    private var ends: Double {
        data.stage == "completed" ? min(starts + Double(project.data.deliverables.last?.dueDays ?? 14), -3) : -0.8
    }

    func acts() -> [DemoAct] {
        var acts: [DemoAct] = []
        if project.data.confidentiality != "open" { acts.append(act(accepted + 0.2, "brief") { try await writeBrief() }) }
        if data.stage != "onboarding_unsigned" {
            if project.data.confidentiality == "confidential" { acts.append(act(accepted + 0.3, "nda") { try await signNDA() }) }
            acts.append(act(accepted + 0.4, "sign") { try await sign() })
            acts.append(act(accepted + 0.5, "tick") { try await tick() })
        }
        acts += mentored(begun: accepted + 0.5, isGoingOn: !["completed", "cancelled"].contains(data.stage))
        guard !data.stage.hasPrefix("onboarding") else { return acts + messages(until: -0.5) }
        acts.append(act(accepted + 0.7, "fund") { try await fund() })
        acts += work() + messages(until: ends) + roomActs(from: accepted + 0.7, to: ends)
        switch data.stage {
        case "completed": acts += afterwards()
        case "cancelled": acts.append(act(ends, "cancel") { try await cancel() })
        case "disputed": acts.append(act(ends, "dispute") { try await dispute() })
        default: break
        }
        return acts
    }

    /// Versions and reviews, spread over the time there is.
    private func work() -> [DemoAct] {
        let first = starts + 2
        let gap = max((ends - first) / Double(max(data.submissions.count, 1)), 0.05)
        return data.submissions.enumerated().flatMap { place, submission -> [DemoAct] in
            let isLast = place == data.submissions.count - 1
            let handedIn = isLast && submission.review == nil ? ends - 0.6 : first + gap * Double(place)
            var acts = [act(handedIn, "hand in") { try await handIn(submission) }]
            if let review = submission.review {
                acts.append(act(handedIn + min(gap * 0.6, 3), "review") { try await self.review(review) })
            }
            return acts
        }
    }

    private func messages(until end: Double) -> [DemoAct] {
        data.messages.enumerated().map { place, message in
            let at = accepted + 0.45 + (end - accepted - 0.5) * Double(place) / Double(max(data.messages.count, 1))
            return act(at, "write") { try await write(message) }
        }
    }

    private func afterwards() -> [DemoAct] {
        var acts: [DemoAct] = []
        if let feedback = data.feedback?.participant { acts.append(act(ends + 0.9, "feedback") { try await give(feedback) }) }
        if let feedback = data.feedback?.employer { acts.append(act(ends + 1.4, "feedback") { try await give(feedback) }) }
        if ends < -20 { acts.append(act(ends + 4, "pay out") { try await payOut() }) }
        return acts
    }

    private func act(_ days: Double, _ name: String, _ perform: @escaping @Sendable () async throws -> Void) -> DemoAct {
        project.act(min(days, -0.05), name, perform)
    }
}

extension DemoEngagement {
    private func participant() async throws -> Viewer { try await world.viewer(data.person) }
    private func supervisor() async throws -> Viewer { try await world.viewer(project.data.supervisor) }
    private func desk() async throws -> Viewer { try await world.viewer("ines@foothold.example") }

    func id() async throws -> ID<Engagement> {
        let application = try await project.application(of: data.person)
        let found: ID<Engagement>? = try await site.database.read { tx in
            try tx.value("SELECT id AS value FROM engagement WHERE application_id = \(application)")
        }
        guard let found else { throw ConfigError(problems: ["There is no engagement of \(data.person)."]) }
        return found
    }

    private func sign() async throws {
        let (id, viewer) = (try await id(), try await supervisor())
        let hash: String? = try await site.database.read { tx in
            try tx.value("SELECT agreement_hash AS value FROM engagement WHERE id = \(id)")
        }
        try await site.engagements.sign(
            id, as: Line(viewer.name, "Your name", 1...80), agreement: hash ?? "", from: "192.0.2.8", by: viewer)
    }

    private func writeBrief() async throws {
        let level: Confidentiality = project.data.confidentiality == "internal" ? .internal : .confidential
        let text =
            "The names and figures in what we give you are real. Keep them on one device, and ask before you send anything to somebody else.\n\n"
            + "Our front desk gives you access to the shared folder on the first day, by phone and not by mail."
        try await site.materials.write(ConfidentialBrief(level: level, text: text), for: project.id(), by: supervisor())
    }

    private func signNDA() async throws {
        let (id, viewer) = (try await id(), try await participant())
        let paper = try await site.ndas.paper(of: id, for: viewer)
        try await site.ndas.sign(
            id, as: Line(viewer.name, "Your name", 1...80), agreement: paper.agreement.hash, from: "192.0.2.41", by: viewer)
    }

    private func tick() async throws {
        let notes: [(KickoffItem, String)] = [
            (.people, "You work with us two; the front desk knows that you may call."),
            (.channel, "Write here. We answer within one working day."),
            (.firstTask, "Read the brief and the sample, then send us three questions."),
            (.dates, "The due dates stand. We talk on the phone once a week."),
        ]
        for (item, note) in notes { try await site.engagements.tick(id(), item, note: note, by: supervisor()) }
    }

    private func fund() async throws {
        let reference = try Line("WIRE-\(1000 + project.number)", "The reference", 1...80)
        try await site.payments.fund(id(), reference: reference, on: site.world.now().day, by: desk())
    }

    private func handIn(_ submission: DemoData.Engagement.Submission) async throws {
        let engagement = try await id()
        let open: ID<Milestone>? = try await site.database.read { tx in
            try tx.value(
                """
                SELECT id AS value FROM milestone WHERE engagement_id = \(engagement) AND state IN ('planned', 'changes')
                ORDER BY position LIMIT 1
                """)
        }
        guard let open else { throw ConfigError(problems: ["\(data.person) hands in more than there is to do."]) }
        let version = try SubmissionVersion(
            note: submission.note, links: submission.links, reflection: [.learned: submission.reflection], aiStatement: submission.ai,
            aiPolicy: AIPolicy(rawValue: project.data.aiPolicy) ?? .disclose)
        try await site.milestones.submit(version, with: [], to: open, by: participant())
    }

    private func review(_ review: DemoData.Engagement.Review) async throws {
        let engagement = try await id()
        let (submission, criteria) = try await site.database.read { tx in
            let newest = try tx.row(
                """
                SELECT submission.id, submission.milestone_id FROM submission JOIN milestone ON milestone.id = submission.milestone_id
                WHERE milestone.engagement_id = \(engagement) AND milestone.state = 'submitted'
                ORDER BY submission.submitted_at DESC, submission.id DESC LIMIT 1
                """)
            guard let newest else { throw Refusal.notFound }
            let milestone: ID<Milestone> = try newest["milestone_id"]
            let criteria: [ID<Criterion>] = try tx.rows(
                "SELECT id FROM milestone_criterion WHERE milestone_id = \(milestone) ORDER BY position"
            ).map { try $0["id"] }
            return (try newest["id"] as ID<Submission>, criteria)
        }
        let verdicts = Dictionary(
            uniqueKeysWithValues: criteria.enumerated().map { place, criterion in
                (criterion, place < review.verdicts.count ? Verdict(rawValue: review.verdicts[place]) ?? .met : .met)
            })
        let decision: Judgement.Decision = review.decision == "accept" ? .accept : .changes
        try await site.milestones.review(
            submission, Judgement(decision: decision, comment: review.comment, verdicts: verdicts), by: supervisor())
    }

    private func write(_ message: DemoData.Engagement.Message) async throws {
        let author = message.from == "participant" ? try await participant() : try await supervisor()
        try await site.messages.send(MessageBody(message.text), to: project.application(of: data.person), by: author)
    }

    private func cancel() async throws {
        try await site.engagements.cancel(
            id(), because: .unavailable, note: "A family matter needs me at home for some weeks. I am sorry.", by: participant())
    }

    private func dispute() async throws {
        let words = try Prose(
            "The second milestone asks for more than the criteria we agreed. I ask for half of what is held.", "Your words", 20...2000)
        _ = try await site.disputes.open(
            id(), DisputeRequest(outcome: .cancelled, whole: 50, words: words), by: participant())
    }

    private func payOut() async throws {
        let person = try await participant()
        let currency = site.policy.currency
        let due = try await site.database.read { tx in try tx.balance(of: .payable(person.id), in: currency) }
        guard due.isPositive else { return }
        try await site.payments.payOut(
            due, to: person.id, reference: Line("PAY-\(2000 + project.number)", "The reference", 1...80), on: site.world.now().day,
            by: desk())
    }
}

extension DemoEngagement {
    private func give(_ words: DemoData.Engagement.Feedback.Participant) async throws {
        var form = Form([
            ("overall", "\(words.overall)"), ("communication", "\(words.communication)"), ("preparedness", "\(words.preparedness)"),
            ("professionalism", "\(words.professionalism)"), ("responsiveness", "\(words.responsiveness)"),
            ("helpfulness", "\(words.overall)"),
            ("public_words", words.public), ("private_words", words.private),
        ])
        try await site.feedbacks.give(Opinion(&form, by: .participant, on: []), in: id(), by: participant())
    }

    private func give(_ words: DemoData.Engagement.Feedback.Employer) async throws {
        var form = Form([("overall", "\(words.overall)"), ("public_words", words.public), ("private_words", words.private)])
        for criterion in FeedbackCriterion.asked(of: .employer) { form.add(criterion.rawValue, "\(words.overall)") }
        for skill in words.skills { form.add("skill.\(skill.skill)", "\(skill.rating)") }
        let skills = project.data.skillsNeeded + project.data.skillsGained
        try await site.feedbacks.give(Opinion(&form, by: .employer, on: skills), in: id(), by: supervisor())
    }
}
