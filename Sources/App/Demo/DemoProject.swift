import Domain
import Storage

/// The life of one project of the demo, as acts at their times.
struct DemoProject: Sendable {
    let world: DemoWorld
    /// Its place in the data; a little of it goes into every time, so that no two people act at once.
    let number: Int
    let data: DemoData.Project

    var site: Site { world.site }
    private var title: String { data.title }

    /// A moment some days from today, at an hour that differs from project to project.
    func day(_ days: Double) -> Instant { world.today + .minutes(Int(days * 1440) - 240 + number * 7 % 200) }

    private var begins: Double { min(Double(data.applyByInDays) - 17, -2.5) }
    private var decides: Double { data.engagement?.stage.hasPrefix("onboarding") == true ? -4 : Double(data.decideByInDays) - 2 }

    func acts() -> [DemoAct] {
        var acts = [act(begins - 1, "write") { try await write() }]
        guard data.state != "draft" else { return acts }
        acts.append(act(begins, "publish") { try await publish() })
        if data.state == "returned" { acts.append(act(begins + 0.6, "return") { try await giveBack() }) }
        for (place, applicant) in data.applicants.enumerated() { acts += self.acts(of: applicant, place) }
        if let engagement = data.engagement { acts += DemoEngagement(project: self, data: engagement, accepted: decides + 0.8).acts() }
        if ["closed", "archived"].contains(data.state) { acts.append(act(-1.6, "close") { try await close() }) }
        return acts
    }

    private func acts(of applicant: DemoData.Applicant, _ place: Int) -> [DemoAct] {
        let last = min(Double(data.applyByInDays), decides, -0.6) - 0.3
        let applied = begins + 0.8 + (last - begins - 0.8) * Double(place + 1) / Double(data.applicants.count + 1)
        let rated = min(applied + 1, decides - 0.5, -0.4)
        var acts = [act(applied, "apply \(applicant.person)") { try await apply(applicant) }]
        if let rating = applicant.rating { acts.append(act(max(rated, applied + 0.1), "rate") { try await rate(applicant, rating) }) }
        if ["shortlisted", "offered", "accepted", "refused", "lapsed"].contains(applicant.state) {
            acts.append(act(max(rated, applied + 0.1) + 0.1, "shortlist") { try await shortlist(applicant) })
        }
        switch applicant.state {
        case "offered": acts.append(act(-0.3, "offer") { try await offer(applicant) })
        case "lapsed": acts.append(act(min(decides - 3.4, -3.6), "offer") { try await offer(applicant) })
        case "refused":
            acts.append(act(min(decides - 1.5, -1.5), "offer") { try await offer(applicant) })
            acts.append(act(min(decides - 0.5, -0.5), "refuse") { try await refuse(applicant) })
        case "accepted":
            acts.append(act(decides, "offer") { try await offer(applicant) })
            acts.append(act(decides + 0.8, "accept \(applicant.person)") { try await accept(applicant) })
        case "declined" where applicant.reason != "filled" && applicant.reason != "no_decision":
            acts.append(act(min(decides - 0.2, -0.2), "decline") { try await decline(applicant) })
        case "withdrawn": acts.append(act(min(max(rated, applied + 0.1) + 0.2, -0.1), "withdraw") { try await withdraw(applicant) })
        default: break
        }
        return acts
    }

    func act(_ days: Double, _ name: String, _ perform: @escaping @Sendable () async throws -> Void) -> DemoAct {
        DemoAct(at: day(days), name: "\(name), \(title)", perform: perform)
    }
}

extension DemoProject {
    /// The project as it is stored: titles are unique in the demo.
    func id() async throws -> ID<Project> {
        let title = data.title
        let found: ID<Project>? = try await site.database.read { tx in
            try tx.value("SELECT id AS value FROM project WHERE title = \(title)")
        }
        guard let found else { throw ConfigError(problems: ["The demo has no project “\(title)”."]) }
        return found
    }

    private func write() async throws {
        let author = try await world.viewer(data.supervisor)
        guard let membership = author.memberships.first else { return }
        _ = try await site.projects.create(draft(), in: membership, by: author)
    }

    private func draft() async throws -> ProjectDraft {
        let owner = try await world.viewer(data.supervisor)
        let mentor = try await data.mentor.asyncMap { try await world.viewer($0).id }
        let zone = owner.zone
        func end(_ days: Int) -> Instant { zone.end(of: world.today.day.adding(days: days)) }
        var draft = ProjectDraft(
            title: data.title, summary: data.summary, background: data.background, field: data.field, hours: data.hours)
        draft.fee = Money(minor: data.feeMinor, currency: site.policy.currency)
        draft.seats = data.seats
        draft.place = Place(rawValue: data.place) ?? .remote
        draft.city = data.city ?? ""
        draft.start = zone.start(of: world.today.day.adding(days: data.startInDays))
        (draft.applyBy, draft.decideBy) = (end(data.applyByInDays), end(data.decideByInDays))
        (draft.supervisor, draft.backupEmail, draft.mentor) = (owner.id, data.backup, mentor)
        draft.minutes = data.supervisorMinutesPerWeek
        draft.checkIns = CheckInRhythm(rawValue: data.checkInRhythm) ?? .weekly
        draft.tools = data.tools.joined(separator: ", ")
        draft.confidentiality = Confidentiality(rawValue: data.confidentiality) ?? .open
        draft.ip = IPMode(rawValue: data.ip) ?? .assigned
        (draft.aiPolicy, draft.aiNote) = (AIPolicy(rawValue: data.aiPolicy) ?? .disclose, data.aiNote)
        draft.portfolio = PortfolioPermission(rawValue: data.portfolio) ?? .full
        draft.deliverables = data.deliverables.map {
            Deliverable(title: $0.title, criteria: $0.criteria, weight: $0.weight, dueDays: $0.dueDays)
        }
        (draft.needed, draft.gained, draft.questions) = (data.skillsNeeded, data.skillsGained, data.questions)
        return draft
    }

    /// Most go straight out; the others wait for the operator, who reads those that were published in the end.
    private func publish() async throws {
        let state = try await site.projects.publish(id(), by: world.viewer(data.supervisor))
        guard state == .review, !["review", "returned"].contains(data.state) else { return }
        try await site.projects.approve(id(), by: world.viewer("ines@foothold.example"))
    }

    private func giveBack() async throws {
        let reasons = try Prose(data.returnReasons ?? "", "The reasons", 1...2000)
        try await site.projects.giveBack(id(), because: reasons, by: world.viewer("ines@foothold.example"))
    }

    private func close() async throws {
        try await site.projects.close(id(), because: Line("The work is done.", "The note", 1...200), by: world.viewer(data.supervisor))
        if data.state == "archived" { try await site.projects.archive(id(), by: world.viewer(data.supervisor)) }
    }
}

extension Optional {
    fileprivate func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        switch self {
        case .none: nil
        case .some(let wrapped): try await transform(wrapped)
        }
    }
}
