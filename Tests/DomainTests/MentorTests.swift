import Domain
import Testing

@Suite("Mentors, meetings and chats, by the rules")
struct MentorTests {
    private let now = Instant(milliseconds: 1_793_610_000_000)

    @Test("Nobody but the supervisor agrees, nobody but the one who is asked answers")
    func seat() {
        let machine = MentorSeat.machine
        for state in MentorSeat.State.allCases {
            #expect(machine.allows(.agree, from: state, by: [.supervisor]) == (state == .proposed))
            #expect(machine.allows(.accept, from: state, by: [.mentor]) == (state == .invited))
            #expect(!machine.allows(.accept, from: state, by: [.participant, .supervisor]))
            #expect(!machine.allows(.agree, from: state, by: [.participant, .mentor]))
            #expect(machine.allows(.end, from: state, by: [.mentor]) == (state == .accepted))
        }
        #expect(!machine.allows(.withdraw, from: .invited, by: [.participant]))
        #expect(machine.allows(.withdraw, from: .proposed, by: [.participant]))
        #expect(MentorSeat.State.allCases.filter(\.isTaken) == [.proposed, .invited, .accepted])
    }

    @Test("A guest moves nothing, and what is over stays over")
    func meeting() throws {
        #expect(!Meeting.machine.allows(.move, from: .planned, by: [.guest]))
        for state in [Meeting.State.held, .cancelled] { #expect(Meeting.machine.events(from: state, by: [.host, .guest, .clock]).isEmpty) }
        #expect(throws: Refusal.self) { try Meeting.mayBegin(at: now, now: now) }
        #expect(throws: Refusal.self) { try Meeting.mayBegin(at: now + .days(400), now: now) }
        try Meeting.mayBegin(at: now + .minutes(1), now: now)
        #expect(throws: Refusal.self) { try Meeting.mayBeHeld(startingAt: now + .minutes(1), now: now) }
        try Meeting.mayBeHeld(startingAt: now, now: now)
        #expect(Meeting.pledgeWords(held: 2, pledged: 3) == "2 of 3 pledged meetings held")
        #expect(Meeting.pledgeWords(held: 1, pledged: 0) == "1 meeting held")
    }

    @Test("The stage of the work follows its state, its dates and what was asked for")
    func stages() {
        func stage(_ state: Engagement.State, started: Int = 10, due: Int? = 8, correcting: Bool = false) -> MentorStage {
            MentorStage.of(
                state, startedAt: now - .days(started), nextDue: due.map { now + .days($0) }, isCorrecting: correcting, now: now)
        }
        #expect(stage(.onboarding) == .onboarding)
        #expect(stage(.active, started: 6) == .firstWeek)
        #expect(stage(.active, started: 7) == .middle)
        #expect(stage(.active, started: 6, due: 3) == .beforeHandIn)
        #expect(stage(.active, due: -2) == .beforeHandIn)
        #expect(stage(.active, due: 1, correcting: true) == .afterReview)
        #expect(stage(.active, due: nil) == .middle)
        #expect(stage(.delivered) == .afterReview)
        #expect(stage(.completed) == .closing)
    }

    @Test(
        "Addresses of our own machines and networks are not public",
        arguments: [
            [127, 0, 0, 1], [10, 1, 2, 3], [0, 0, 0, 0], [169, 254, 169, 254], [172, 16, 0, 1], [172, 31, 255, 255], [192, 168, 1, 1],
            [100, 64, 0, 1], [100, 127, 9, 9], [192, 0, 2, 7], [198, 18, 0, 1], [203, 0, 113, 5], [224, 0, 0, 1], [255, 255, 255, 255],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1], [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1],
            [0x20, 0x02, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [1, 2, 3],
        ] as [[UInt8]])
    func privateAddresses(bytes: [UInt8]) { #expect(!PublicAddress.isPublic(bytes)) }

    @Test(
        "Addresses of the internet are",
        arguments: [
            [8, 8, 8, 8], [172, 32, 0, 1], [172, 15, 0, 1], [100, 63, 0, 1], [192, 167, 0, 1], [52, 1, 2, 3],
            [0x26, 0x06, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 8, 8, 8, 8],
        ] as [[UInt8]])
    func publicAddresses(bytes: [UInt8]) { #expect(PublicAddress.isPublic(bytes)) }

    @Test("A chat's address is https, of a public name, on the usual port, with a secret")
    func webhookAddress() throws {
        let good = try WebhookAddress("https://hooks.slack.com/services/T0/B0/abcdWXYZ")
        #expect(good.host == "hooks.slack.com" && good.tail == "WXYZ")
        _ = try WebhookAddress("https://chat.tern.example:443/hooks/abc")
        for bad in [
            "http://hooks.slack.com/services/a", "https://127.0.0.1/a", "https://localhost/a", "https://[::1]/a", "https://10.0.0.1/a",
            "https://chat.tern.example:8443/a", "https://chat.tern.example", "https://chat.tern.example/", "https://a@b.example/c", "",
            "https://2130706433/a", "https://0x7f.1/a",
        ] {
            #expect(throws: Refusal.self, "\(bad)") { try WebhookAddress(bad) }
        }
    }
}
