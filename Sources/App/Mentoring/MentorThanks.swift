import Domain

/// What a participant says about and to their mentor, and what of it each may read.
struct MentorThanks: Component {
    let desk: MentorDesk
    let form: Form

    private var engagement: EngagementRow { desk.engagement }

    var html: HTML {
        guard let seat = desk.seat, seat.state == .accepted || seat.state == .ended, engagement.startedAt != nil else { return .none }
        return "\(rating(seat))\(thanks(seat))"
    }

    private func rating(_ seat: MentorSeatRow) -> HTML {
        if let helpful = seat.helpful {
            guard desk.isParticipant || desk.isEmployer else { return .none }
            return """
                <section aria-labelledby="help"><h2 id="help">How helpful it was</h2><p><strong>\(helpful) of 5</strong>\(if: !seat.helpfulWords.isEmpty, " · \(seat.helpfulWords)")</p>
                <p class="muted small">The employer reads this. The mentor does not.</p></section>

                """
        }
        guard desk.isParticipant, !desk.isUnderWay else { return .none }
        return """
            <section aria-labelledby="help"><h2 id="help">How helpful was \(seat.name)?</h2>
            <form class="form" method="post" action="\(Paths.mentor(of: engagement.id, .rating))" data-once novalidate>
            \(Scale(name: "helpful", legend: "Helpfulness", form: form, hint: "1 = not at all, 5 = I could not have done it like this without them"))\
            \(Field(name: "helpful_words", label: "What helped, what was missing", form: form, kind: .area(rows: 3), hint: "The employer reads this. Your mentor does not.", optional: true, limit: 1000))
            <div class="acts"><button class="button primary">Say it</button></div></form></section>

            """
    }

    private func thanks(_ seat: MentorSeatRow) -> HTML {
        if let at = seat.thankedAt {
            guard desk.isParticipant || seat.person == desk.viewer else { return .none }
            return """
                <section aria-labelledby="thank-you"><h2 id="thank-you">Thank you</h2><blockquote><p>\(seat.thanks)</p><footer>\(engagement.participant), \(desk.when(at, .date))</footer></blockquote></section>

                """
        }
        guard desk.isParticipant else { return .none }
        return """
            <section aria-labelledby="thank-you"><h2 id="thank-you">Thank \(seat.name)</h2>
            <form class="form" method="post" action="\(Paths.mentor(of: engagement.id, .thanks))" data-once novalidate>
            \(Field(name: "thanks", label: "Your words", form: form, kind: .area(rows: 4), hint: "They keep it on a page of their own. Nobody else reads it there.", limit: 1000))
            <div class="acts"><button class="button">Send thanks</button></div></form></section>

            """
    }
}
