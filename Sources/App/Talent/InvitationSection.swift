import Domain

/// An invitation on the page of its project: what was written, and a way to say no that can be undone.
struct InvitationSection: Component {
    let invitation: ReceivedInvitation

    var html: HTML {
        switch invitation.state {
        case .sent: invitation.isOpen ? sent : .none
        case .declined: declined
        // Nothing is owed any more, so nothing is said.
        case .withdrawn: .none
        }
    }

    private var sent: HTML {
        """
        <div class="notice info" id="invitation"><h2>\(invitation.employer) invites you to apply</h2>
        \(if: !invitation.note.isEmpty, "<p>They write: \(invitation.note)</p>")
        <p>They know what you can do, not who you are. If you apply, their first look is as blind as for everyone else. Declining is fine and counts for nothing.</p>
        <form method="post" action="\(Paths.applicationInvitation(invitation.id, .decline))" data-once>
        <label class="choice"><input type="checkbox" name="never" value="yes"><span>Do not let this employer find or invite me again</span></label>
        <div class="acts"><a class="button primary" href="\(Paths.apply(to: invitation.project))">Apply</a> <button class="button">Decline</button></div></form></div>

        """
    }

    private var declined: HTML {
        """
        <div class="notice" id="invitation"><h2>You declined this invitation</h2>
        <p>It counts for nothing. \(invitation.isOpen ? "You can still apply, invited or not." : "The project takes no applications any more.")</p>
        <div class="acts"><form method="post" action="\(Paths.applicationInvitation(invitation.id, .restoration))" data-once>\
        <button class="button">Undo</button></form></div></div>

        """
    }
}
