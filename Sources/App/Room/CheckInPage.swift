import Domain

/// The check-in of one week: four questions, one minute; signed in, or by the link in a letter.
struct CheckInPage: Page {
    /// Where the answer goes: by a link nobody is signed in, and no other page of the work is named.
    enum Way: Sendable {
        case signedIn(ID<Engagement>)
        case link(String)
    }

    let way: Way
    let project: String
    let employer: String
    let hasMentor: Bool
    /// Nil when nothing is asked now.
    let checkIn: CheckInRow?
    let form: Form
    let zone: Zone

    var title: String { "Check-in: \(project)" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head">\(crumbs)<h1>How does it go?</h1><p class="lede">\(project), for \(employer). Four questions, one minute.</p></header>
        \(content)
        """
    }

    private var crumbs: HTML {
        guard case .signedIn(let id) = way else { return .none }
        return
            "<nav class=\"crumbs\" aria-label=\"Breadcrumb\"><ol><li><a href=\"\(Paths.engagement(id))\">\(project)</a></li></ol></nav>\n"
    }

    private var action: Path {
        switch way {
        case .signedIn(let id): Paths.checkIn(of: id)
        case .link(let token): Paths.checkIn(token)
        }
    }

    private var content: HTML {
        switch checkIn?.state {
        case .open: return questions
        case .answered:
            return """
                <div class="notice good"><h2>Thank you, this is answered</h2><p>\(employer) reads it in the room of the work. This link has done its work.</p></div>\(back)
                """
        case .missed, .void:
            return """
                <div class="notice"><h2>This check-in is over</h2><p>It can no longer be answered. The next one comes by mail; if something is in the way now, write a message.</p></div>\(back)
                """
        case nil:
            return """
                <div class="empty"><h2>Nothing is asked now</h2><p>The next check-in comes by mail. If something is in the way now, write a message.</p></div>\(back)
                """
        }
    }

    private var back: HTML {
        guard case .signedIn(let id) = way else {
            return "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.home)\">Sign in to Foothold</a></div>"
        }
        return "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.engagement(id))\">Back to the work</a></div>"
    }

    private static let yesNo = [Option(value: "yes", label: "Yes"), Option(value: "no", label: "No")]

    private var questions: HTML {
        """
        <form class="form" method="post" action="\(action)" data-once novalidate>
        \(ErrorSummary(form: form))\(Choices(name: "on_track", legend: "Are you on track?", form: form, options: Self.yesNo, across: true))\
        \(Choices(name: "blocked", legend: "Is something in the way?", form: form, options: Self.yesNo, across: true))\
        \(Field(name: "words", label: "What is it?", form: form, kind: .area(rows: 3), hint: "Needed when something is in the way. Your supervisor, the backup and the mentor read it.", optional: true, limit: 600))\
        \(if: hasMentor, Choices(name: "met_mentor", legend: "Did you meet your mentor this week?", form: form, options: Self.yesNo, across: true).html)\
        \(Scale(name: "energy", legend: "Your energy", form: form, hint: "1 = worn out, 5 = full of it"))
        <div class="acts"><button class="button primary">Send</button></div>
        \(checkIn.map { "<p class=\"hint\">It can be answered once, until \(When(instant: $0.closesAt, zone: zone, style: .dateTime)).</p>" as HTML })</form>
        """
    }

    /// What the form shows as chosen when a link says so.
    static func form(_ preset: CheckInLink.Preset?) -> Form {
        switch preset {
        case .good: Form([("on_track", "yes"), ("blocked", "no"), ("energy", "4")])
        case .blocked: Form([("on_track", "no"), ("blocked", "yes")])
        case nil: Form()
        }
    }

    static var previews: [Preview] {
        func page(_ way: Way, _ state: CheckIn.State?, _ form: Form = Form(), mentor: Bool = false) -> CheckInPage {
            let row = state.map {
                CheckInRow(
                    id: ID("01kawp0000checkin000000001"), engagement: RoomLife.sampleEngagement, state: $0,
                    askedAt: RoomPreviews.now - .days(1),
                    closesAt: RoomPreviews.now + .days(2))
            }
            return CheckInPage(
                way: way, project: "Clean up a donor list", employer: "Tern", hasMentor: mentor, checkIn: row, form: form, zone: .utc)
        }
        var wrong = Form([("on_track", "no"), ("blocked", "yes"), ("words", "")])
        wrong.problems = [
            Problem(field: "words", message: "What is in the way is missing: write it here."),
            Problem(field: "energy", message: "Choose a number from 1 to 5."),
        ]
        let room = Way.signedIn(RoomLife.sampleEngagement)
        return [
            Preview("check-in", page(room, .open, mentor: true)), Preview("check-in-link", page(.link("token"), .open, form(.good))),
            Preview("check-in-wrong", page(.link("token"), .open, wrong)), Preview("check-in-answered", page(.link("token"), .answered)),
            Preview("check-in-over", page(.link("token"), .missed)), Preview("check-in-none", page(room, nil)),
        ]
    }
}
