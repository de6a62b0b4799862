import Domain
import Storage

/// The mentor and the team around Mina's work in the demo: whom the project names guides her, or Priya; her employers have written their kits.
extension DemoEngagement {
    /// - Parameters:
    ///   - begun: days from today on which the agreement was signed.
    ///   - isGoingOn: whether there is still something to meet about.
    func mentored(begun: Double, isGoingOn: Bool) -> [DemoAct] {
        guard data.person == "mina@people.example" else { return [] }
        var acts = [
            project.act(min(begun + 0.05, -0.2), "write the kit") { try await writeKit() },
            project.act(min(begun + 0.1, -0.15), "ask a mentor") { try await askMentor() },
        ]
        if isGoingOn { acts.append(project.act(-0.1, "plan a meeting") { try await planMeeting() }) }
        return acts
    }

    private func writeKit() async throws {
        let kit = Kit(
            people: [
                .init(name: "Omar Haddad", role: "Supervisor", ask: "What is wanted, and why", reach: "Messages here, within a day"),
                .init(name: "Lena Voss", role: "Keeps the lists", ask: "Where a number comes from", reach: "Phone, mornings"),
            ], channels: "Messages here for everything about the work. Files only through the room.",
            norms: "Nobody expects an answer after six.\nSay early when something takes longer.",
            glossary: "LYBUNT: gave last year but unfortunately not this\nSoft credit: a gift that came through somebody else",
            firstTask: "Read the brief and the sample, then send us three questions.", buddyName: "Lena Voss", buddyReach: "Phone, mornings"
        )
        try await site.kits.save(kit, of: nil, by: world.viewer(project.data.supervisor))
    }

    private func askMentor() async throws {
        let engagement = try await id()
        // Whom the project names guides already.
        guard try await seat()?.state.isTaken != true else { return }
        var form = Form([
            ("name", "Priya Raman"), ("email", "priya@northfield.example"), ("kind", "faculty"), ("pledged", "3"),
            ("note", "Mina knows you from Northfield."),
        ])
        try await site.mentorSeats.ask(MentorDraft(&form), in: engagement, by: world.viewer(project.data.supervisor))
        let seat = try await seat().orNotFound()
        _ = try await site.mentorSeats.accept(
            site.secret.token(seat.id.text, for: MentorSeats.purpose), by: world.viewer("priya@northfield.example"))
    }

    private func seat() async throws -> MentorSeatRow? {
        let engagement = try await id()
        return try await site.database.read { tx in try tx.seat(of: engagement) }
    }

    private func planMeeting() async throws {
        let mentor = try await world.viewer(seat().orNotFound().email)
        let now = site.world.now()
        var form = Form([
            ("day", mentor.zone.day(of: now + .days(3)).text), ("time", "16:00"), ("minutes", "30"),
            ("place", "https://meet.example/mentoring"), ("topic", "Before you hand in"),
        ])
        try await site.meetings.plan(MeetingDraft(&form, in: mentor.zone, at: now), in: id(), by: mentor)
    }
}
