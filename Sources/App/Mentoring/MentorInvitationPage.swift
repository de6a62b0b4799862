import Domain

/// What the link in an invitation opens: what a mentor does here, for whom, and the two answers.
struct MentorInvitationPage: Page {
    let seat: MentorSeatRow
    let engagement: EngagementRow
    let token: String
    /// The name of whoever is signed in.
    let viewer: String?

    var title: String { "Be a mentor" }
    var width: PageWidth { .reading }

    private var path: Path { Paths.mentorInvitation(token) }

    var html: HTML {
        """
        <header class="head"><h1>Would you be \(engagement.participant)’s mentor?</h1>
        <p class="lede">\(engagement.participant) does “\(engagement.title)” for \(engagement.employer): \(engagement.hours) hours of paid work.</p></header>
        \(if: seat.state == .invited && engagement.state.isLive, open, else: closed)
        """
    }

    private var open: HTML {
        """
        \(if: !seat.note.isEmpty, "<blockquote><p>\(seat.note)</p></blockquote>")<ul>
        <li>You meet \(seat.pledged == 0 ? "as you both find time" : "\(seat.pledged) times"), listen and ask; a short guide says what helps when.</li>
        <li>You see the room of this work: milestones, versions, messages. Nothing of its money, and no other work.</li>
        <li>You do not judge and you do not pay. The supervisor accepts the work.</li></ul>
        \(if: viewer == nil, entry, else: answer)
        <form method="post" action="\(Paths.mentorRefusal(token))" data-once><div class="acts"><button class="button plain">No, I cannot</button></div></form>
        """
    }

    private var answer: HTML {
        """
        <p>You are signed in as \(viewer ?? "").</p>
        <form method="post" action="\(path)" data-once><button class="button primary">Yes, I will be the mentor</button></form>
        """
    }

    private var entry: HTML {
        """
        <p>To say yes you need an account. Afterwards you come back here.</p>
        <div class="acts"><a class="button primary" href="\(Paths.signUp(next: path))">Join Foothold</a> <a class="button" href="\(Paths.signIn(next: path.text))">Sign in</a></div>
        """
    }

    private var closed: HTML {
        """
        <div class="empty"><h2>\(closedTitle)</h2><p>\(seat.state == .accepted ? "The room has a place for the mentor." : "Thank you for looking.")</p></div>
        """
    }

    private var closedTitle: String {
        switch seat.state {
        case .accepted: "This invitation is accepted"
        case .declined: "You declined"
        default: "This invitation is not open any more"
        }
    }

    static var previews: [Preview] {
        let engagement = RoomPreviews.engagement(.active)
        func page(_ state: MentorSeat.State, _ viewer: String?) -> MentorInvitationPage {
            MentorInvitationPage(seat: MentorPreviews.seat(state), engagement: engagement, token: "token", viewer: viewer)
        }
        return [
            Preview("mentor-invitation", page(.invited, nil)), Preview("mentor-invitation-signed-in", page(.invited, "Lea Brandt")),
            Preview("mentor-invitation-declined", page(.declined, nil)),
        ]
    }
}
