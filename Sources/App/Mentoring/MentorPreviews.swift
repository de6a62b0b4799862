import Domain

/// Mentors and meetings in their states, as the gallery and the golden pages show them.
enum MentorPreviews {
    static let now = RoomPreviews.now
    static let lea = ID<Person>("01kawp0000000lea00000000001")
    static let mina = ID<Person>("01kawp000000mina00000000001")
    static let omar = ID<Person>("01kawp000000omar00000000001")

    static func seat(_ state: MentorSeat.State, thanks: String = "", helpful: Int? = nil) -> MentorSeatRow {
        MentorSeatRow(
            id: ID("01kawp0000000seat0000000001"), engagement: ID("01kawp0000engagement000001"), state: state, kind: .alumnus,
            name: "Lea Brandt", email: "lea@people.example", person: state == .accepted || state == .ended ? lea : nil, pledged: 3,
            note: "She did the same kind of list last year.", helpful: helpful,
            helpfulWords: helpful == nil ? "" : "She asked what I would do, and then let me.", thanks: thanks,
            thankedAt: thanks.isEmpty ? nil : now - .days(1))
    }

    static func meeting(_ state: Meeting.State, at startsAt: Instant, office: Bool = false, place: String = "https://meet.example/lea")
        -> MeetingRow
    {
        MeetingRow(
            id: ID("01kawp00000meeting\(startsAt.milliseconds % 1_000_000_000)"), engagement: ID("01kawp0000engagement000001"),
            title: "Clean up a donor list and show what it says", host: office ? omar : lea,
            hostName: office ? "Omar Haddad" : "Lea Brandt",
            guest: mina, guestName: "Mina Okafor", officeHour: office ? ID("01kawp0000000hour0000000001") : nil, state: state,
            startsAt: startsAt, minutes: 30, place: place, topic: office ? "The export of the list" : "", sequence: 0, reminded: -1)
    }

    static let planned = meeting(.planned, at: now + .days(2))

    static func desk(
        _ role: Engagement.Role, _ seat: MentorSeatRow?, _ state: Engagement.State = .active, _ meetings: [MeetingRow] = []
    ) -> MentorDesk {
        let viewer = role == .mentor ? lea : role == .participant ? mina : omar
        let stage = MentorStage.of(state, startedAt: now - .days(9), nextDue: now + .days(8), isCorrecting: false, now: now)
        return MentorDesk(
            engagement: RoomPreviews.engagement(state), roles: [role], viewer: viewer, seat: seat, meetings: meetings, stage: stage,
            zone: .utc, now: now)
    }

    static var pages: [Preview] {
        let meetings = [
            meeting(.held, at: now - .days(7)), meeting(.planned, at: now - .hours(3), place: "Room 2"), planned,
            meeting(.cancelled, at: now + .days(5)),
        ]
        func page(_ name: String, _ desk: MentorDesk, _ form: Form = Form()) -> Preview {
            Preview("mentor-\(name)", MentorPage(desk: desk, form: form))
        }
        return [
            Preview("room-active-mentor", RoomPage(room: RoomPreviews.room(.active, .mentor))),
            page("none-employer", desk(.supervisor, nil)), page("none-participant", desk(.participant, seat(.declined))),
            page("proposed-employer", desk(.supervisor, seat(.proposed))), page("invited-employer", desk(.supervisor, seat(.invited))),
            page("accepted-mentor", desk(.mentor, seat(.accepted), .active, meetings)),
            page(
                "accepted-participant",
                desk(.participant, seat(.accepted), .active, meetings + [meeting(.planned, at: now + .days(6), office: true)])),
            page("over-participant", desk(.participant, seat(.accepted), .completed, [meetings[0]])),
            page(
                "over-thanked",
                desk(.participant, seat(.accepted, thanks: "You asked the right thing at the right time.", helpful: 5), .completed)),
            page(
                "wrong", desk(.supervisor, nil),
                .wrong(
                    [("name", "Lea Brandt"), ("email", "lea@people.example"), ("kind", "alumnus"), ("pledged", "3")], "kind",
                    "Nobody with this address has completed a project of Tern here. Choose what else they are.")),
        ]
    }

    static var mentoring: [Preview] {
        func row(_ seat: MentorSeat.State, _ state: Engagement.State, _ thanks: String = "") -> MentoringRow {
            MentoringRow(
                engagement: ID("01kawp0000engagement000001"), title: "Clean up a donor list and show what it says", employer: "Tern",
                participant: "Mina Okafor", seat: seat, state: state, held: 2, minutes: 80, pledged: 3, thanks: thanks,
                thankedAt: thanks.isEmpty ? nil : now - .days(1))
        }
        return [
            Preview("mentoring-empty", MentoringPage(rows: [], invitations: [], mayOffer: false, zone: .utc)),
            Preview(
                "mentoring",
                MentoringPage(
                    rows: [row(.accepted, .active), row(.accepted, .completed, "You asked the right thing."), row(.ended, .completed)],
                    invitations: [("Bo Lindqvist, “Map the bus stops” for Tern", Paths.mentorInvitation("token"))], mayOffer: true,
                    zone: .utc)),
        ]
    }

    static let hour = OfficeHour(
        id: ID("01kawp0000000hour0000000001"), person: omar, host: "Omar Haddad", isWeekly: true, first: now.day,
        last: now.day.adding(days: 60), minute: 14 * 60 + 30, minutes: 20, zone: Zone("America/Chicago"), place: "https://meet.example/omar"
    )
}
