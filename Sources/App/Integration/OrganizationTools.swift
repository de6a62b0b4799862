import Domain

/// What an employer keeps for all its projects, on its own page.
struct OrganizationTools: Component {
    let isOwner: Bool

    var html: HTML {
        """
        <section aria-labelledby="tools"><h2 id="tools">For every project</h2><ul>
        <li><a href="\(Paths.ownKit)">Kit for newcomers</a>: who is who, where to talk, the first day</li>
        <li><a href="\(Paths.officeHours)">Your office hours</a></li>
        <li><a href="\(Paths.teamSurveys)">What teams said about working together</a></li>
        \(if: isOwner, "<li><a href=\"\(Paths.webhooks)\">Notices in your chat</a>: Slack, Mattermost, Teams</li>")</ul></section>

        """
    }
}
