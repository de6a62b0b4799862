import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Meetings and office hours")
struct MeetingTests {
    @Test("A planned meeting is in both calendars, a moved one replaces it, a cancelled one is gone")
    func calendars() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        #expect(try await work.meet(lea).status == 303)
        try await work.site.settle()
        for (visitor, other) in [(work.mina, "Lea Brandt"), (lea, "Mina Okafor")] {
            let mail = try #require(work.site.post.to(visitor.email).last)
            #expect(mail.subject.hasPrefix("You meet \(other): 5 November 2026"))
            let text = try #require(mail.calendar?.text)
            #expect(mail.calendar?.method == .request)
            // 15:00 in Berlin, where Lea typed it.
            #expect(text.contains("DTSTART:20261105T140000Z\r\n") && text.contains("DTEND:20261105T143000Z\r\n"))
            #expect(text.contains("METHOD:REQUEST\r\n") && text.contains("SEQUENCE:0\r\n") && text.contains("STATUS:CONFIRMED\r\n"))
            #expect(text.contains("DESCRIPTION:First\\, look\\; then\\, ask\\nhttp"))
            let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
            #expect(unfolded.contains("mailto:\(visitor.email)\r\n"))
            #expect(!unfolded.contains(visitor.email == lea.email ? work.mina.email : lea.email), "nobody learns an address")
            #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        }
        let id = try await work.id(of: "meeting")
        let form = [("day", "2026-11-06"), ("time", "10:30"), ("minutes", "45"), ("place", "Room 2"), ("topic", "")]
        #expect(try await work.mina.post("/meetings/\(id)", form).status == 403)
        #expect(try await lea.get("/meetings/\(id)").body.contains("value=\"15:00\""))
        #expect(try await lea.post("/meetings/\(id)", form).status == 303)
        try await work.site.settle()
        let moved = try #require(work.site.post.to(work.mina.email).last)
        #expect(moved.calendar?.text.contains("SEQUENCE:1\r\n") == true && moved.body.contains("03:30 (America/Chicago), 45 minutes"))
        #expect(try await work.mina.post("/meetings/\(id)/cancellation").status == 303)
        try await work.site.settle()
        for visitor in [work.mina, lea] {
            let calendar = try #require(work.site.post.to(visitor.email).last?.calendar)
            #expect(calendar.method == .cancel && calendar.text.contains("METHOD:CANCEL\r\n") && calendar.text.contains("SEQUENCE:2\r\n"))
            #expect(calendar.text.contains("STATUS:CANCELLED\r\n"))
        }
        #expect(try await lea.post("/meetings/\(id)", form).status == 409)
        #expect(try await work.omar.post("/meetings/\(id)/cancellation").status == 404, "two people meet, nobody else decides")
    }

    @Test("The mail has words, a calendar that programs read, and a file; development shows its words")
    func wire() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        try await work.meet(lea)
        try await work.site.settle()
        let mail = try #require(work.site.post.to(work.mina.email).last)
        let message = mail.rendered(at: TestSite.start)
        #expect(message.contains("Content-Type: multipart/mixed; boundary=\"=_mixed_\(mail.id)\"\r\n"))
        #expect(message.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"))
        #expect(message.contains("Content-Disposition: attachment; filename=\"invite.ics\"\r\n"))
        #expect(message.hasSuffix("--=_mixed_\(mail.id)--\r\n"))
        #expect(message.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") })
        let kept = try #require(KeptLetter(name: "x.eml", message: message))
        #expect(kept.body == mail.body)
        let head = message.components(separatedBy: "\r\n\r\n")[0]
        #expect(head.components(separatedBy: "Content-Type").count == 2)
    }

    @Test("Either confirms that they met, once it has begun; the pledge counts it, and the hours are kept")
    func held() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        try await work.meet(lea)
        let id = try await work.id(of: "meeting")
        #expect(try await work.mina.post("/meetings/\(id)/holding").status == 409)
        try await work.site.pass(.days(4))
        #expect(try await work.mina.get(work.room).says("Did you meet on"))
        #expect(try await work.omar.post("/meetings/\(id)/holding").status == 404)
        #expect(try await work.mina.post("/meetings/\(id)/holding").status == 303)
        #expect(try await lea.post("/meetings/\(id)/holding").status == 409)
        #expect(try await work.omar.get(work.room).says("1 of 3 pledged meetings held"))
        #expect(try await lea.get("/mentoring").says("1 of 3 pledged meetings held · 30 minutes"))
        try await work.complete()
        #expect(try await work.meet(lea, day: "2026-11-20").status == 303, "one meeting at the end counts for much")
    }

    @Test("Both are reminded a day before, once, at the time it has now")
    func reminders() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        try await work.meet(lea)
        let id = try await work.id(of: "meeting")
        let form = [("day", "2026-11-07"), ("time", "15:00"), ("minutes", "30"), ("place", "Room 2"), ("topic", "")]
        #expect(try await lea.post("/meetings/\(id)", form).status == 303)
        func reminders(_ visitor: Visitor) -> Int { work.site.post.to(visitor.email).filter { $0.subject.contains(" soon: ") }.count }
        try await work.site.pass(.days(4) + .hours(4))
        #expect(reminders(work.mina) == 0 && reminders(lea) == 0)
        try await work.site.pass(.hours(2))
        #expect(reminders(work.mina) == 1 && reminders(lea) == 1)
        try await work.site.pass(.days(3))
        #expect(reminders(work.mina) == 1)
    }

    @Test("Only the mentor plans, a time must be to come, and what was typed is kept")
    func wrong() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        #expect(try await work.meet(work.mina).status == 403)
        #expect(try await work.meet(work.omar).status == 403)
        let past = try await work.meet(lea, day: "2026-11-01")
        #expect(past.status == 422 && past.says("This time is over.") && past.body.contains("First, look; then, ask"))
        #expect(try await work.meet(lea, time: "25:00").says("Enter a time like 14:30."))
        #expect(try await work.meet(lea, day: "soon").says("Enter a day like 2026-11-30."))
    }

    @Test("When work is cancelled, what was still to come is cancelled with it")
    func cancelledWork() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        try await work.meet(lea)
        #expect(try await work.omar.post("\(work.room)/cancellation", [("reason", "withdrawn"), ("note", "")]).status == 303)
        try await work.site.settle()
        #expect(work.site.post.to("lea@people.example").last { $0.calendar != nil }?.calendar?.method == .cancel)
        #expect(try await work.id(of: "meeting WHERE state = 'cancelled'") != "")
    }

    @Test("Weekly office hours keep their clock time over the change to winter, and nobody sees a slot twice")
    func zones() throws {
        var hour = MentorPreviews.hour
        let friday = try #require(Day(parsing: "2026-10-23"))
        hour = OfficeHour(
            id: hour.id, person: hour.person, host: "Omar", isWeekly: true, first: friday, last: friday.adding(days: 60),
            minute: 14 * 60 + 30,
            minutes: 20, zone: Zone("America/Chicago"), place: "Here")
        // Summer time ends there on 1 November 2026.
        let starts = hour.starts(after: friday.start).map(\.isoText)
        #expect(
            starts == ["2026-10-23T19:30:00Z", "2026-10-30T19:30:00Z", "2026-11-06T20:30:00Z", "2026-11-13T20:30:00Z"])
    }

    private let offer = [
        ("rhythm", "weekly"), ("day", "2026-11-04"), ("time", "14:30"), ("minutes", "20"), ("place", "Room 2"), ("until", ""),
    ]

    @Test("Participants of live work book a free time, of two who want it one has it, and both calendars know")
    func booking() async throws {
        let work = try await Work.started()
        #expect(try await work.omar.post("/office-hours", offer).status == 303)
        #expect(try await work.mina.get("/office-hours").status == 404)
        let page = try await work.mina.get("\(work.room)/office-hours")
        #expect(page.says("Wednesday 4 November 2026, 08:30") && page.says("Omar Haddad, 20 minutes"))
        let slot = try #require(page.body.firstMatch(of: #/name="slot" value="([^"]+)"/#).map { String($0.output.1) })
        let bo = try await work.site.person("Bo Lindqvist", "bo@people.example")
        let other = try await FinishedWork(work.site, .init(state: .active), mina: bo, omar: work.omar)
        try await work.site.run("UPDATE project SET organization_id = \(work.organization)")
        let rooms = [(work.mina, work.room), (bo, "/engagements/\(other.engagement)")]
        let statuses = try await atOnce(
            rooms.map { visitor, room in
                { try await visitor.post("\(room)/office-hours", [("slot", slot), ("topic", "The export")]).status }
            })
        #expect(statuses.sorted() == [303, 422])
        #expect(try await work.site.count("SELECT COUNT(*) AS value FROM meeting") == 1)
        try await work.site.settle()
        #expect(
            work.site.post.to("omar@tern.example").last { $0.calendar != nil }?.calendar?.text.contains("DTSTART:20261104T143000Z") == true)
        #expect(try await !work.mina.get("\(work.room)/office-hours").body.contains("value=\"\(slot)\""))
        #expect(try await work.omar.get("/office-hours").says("Booked"))
        let id = try await work.id(of: "meeting")
        #expect(try await work.omar.post("/meetings/\(id)/cancellation").status == 303)
        #expect(try await work.mina.get("\(work.room)/office-hours").body.contains("value=\"\(slot)\""), "it is free again")
    }

    @Test("Strangers' hours are not offered, what was not offered is not booked, and a closed offer cancels its bookings")
    func limits() async throws {
        let work = try await Work.started()
        let lea = try await work.mentored()
        let rival = try await work.site.person("Rita Rival", "rita@rival.example")
        #expect(try await rival.post("/office-hours", offer).status == 404)
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        #expect(try await rival.post("/office-hours", offer).status == 303)
        #expect(try await work.mina.get("\(work.room)/office-hours").says("No free time in the next four weeks"))
        #expect(try await lea.post("/office-hours", offer).status == 303)
        let hour = try await work.id(of: "office_hour")
        let wrong = try await work.mina.post("\(work.room)/office-hours", [("slot", "\(hour)~1793800000000"), ("topic", "")])
        #expect(wrong.status == 422 && wrong.says("This time is not offered any more."))
        let page = try await work.mina.get("\(work.room)/office-hours")
        let slot = try #require(page.body.firstMatch(of: #/name="slot" value="([^"]+)"/#).map { String($0.output.1) })
        #expect(try await work.omar.post("\(work.room)/office-hours", [("slot", slot), ("topic", "")]).status == 403)
        #expect(try await work.mina.post("\(work.room)/office-hours", [("slot", slot), ("topic", "")]).status == 303)
        #expect(try await work.omar.post("/office-hours/\(hour)/removal").status == 404)
        #expect(try await lea.post("/office-hours/\(hour)/removal").status == 303)
        try await work.site.settle()
        #expect(work.site.post.to(work.mina.email).last?.calendar?.method == .cancel)
        #expect(try await work.mina.get("\(work.room)/office-hours").says("No free time in the next four weeks"))
        let past = try await work.omar.post(
            "/office-hours", offer.map { $0.0 == "day" ? ("day", "2026-10-01") : $0.0 == "rhythm" ? ("rhythm", "once") : $0 })
        #expect(past.status == 422 && past.says("This day is over."))
    }
}
