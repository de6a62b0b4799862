import Domain

/// An organization as everyone sees it.
struct OrganizationPage: Page {
    let file: OrganizationFile
    let open: [Listing]
    let record: OrganizationRecord
    let isMember: Bool
    /// Whether the reader follows it; a visitor's answer is not known.
    let isFollowed: Bool?
    /// The reader's zone, when it is known.
    let zone: Zone?

    var title: String { file.name }
    var summary: String { String(file.about.prefix(160)) }
    var isListed: Bool { file.state == .verified }
    var feed: FeedLinks? { file.state == .suspended ? nil : FeedLinks(organization: file.slug, name: file.name) }

    var html: HTML {
        """
        <header class="head"><h1>\(file.name)</h1>
        <p class="state"><span class="badge \(OrganizationTone.of(file.state))">\(standing)</span> \(Taxonomy.industry(file.industry)) · \(file.size.words) · \(file.place)</p>
        \(acts)</header>
        <div class="split"><div>
        \(if: !file.about.isEmpty, "<div class=\"prose\">\(Markdown.html(file.about))</div>")
        <section aria-labelledby="open"><header class="bar"><h2 id="open">Open projects</h2>\(feed?.html)</header>
        \(if: open.isEmpty, "<p class=\"muted\">None right now.</p>", else: "<ol class=\"rows\">\(each: open, { ProjectRow(listing: $0, zone: zone).html })</ol>")</section>
        </div><aside class="side" aria-label="Record">
        <section aria-labelledby="rec"><h2 id="rec">Record</h2>\(RecordFigures(record: record))</section>
        \(if: !file.website.isEmpty, "<section aria-labelledby=\"web\"><h2 id=\"web\">Website</h2><p><a href=\"\(link: file.website)\" rel=\"nofollow noopener\">\(file.website)</a></p></section>")
        </aside></div>
        """
    }

    private var acts: HTML {
        if isMember { return "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.ownOrganization)\">Manage</a></div>" }
        guard file.kind == .employer else { return .none }
        let follow = Follow(.employer(file.id), employer: (name: file.name, slug: file.slug))
        return "<div class=\"acts\">\(FollowButton(follow: follow, isFollowed: isFollowed, page: Paths.organization(file.slug)))</div>"
    }

    /// What the public needs to know of the state: whether an operator looked.
    private var standing: String {
        switch file.state {
        case .verified: "Verified"
        case .suspended: "Suspended"
        case .unverified, .submitted, .refused: "Not verified"
        }
    }

    static var previews: [Preview] {
        [
            Preview(
                "organization",
                OrganizationPage(file: .example, open: [.example], record: .example, isMember: false, isFollowed: nil, zone: .utc)),
            Preview(
                "organization-followed",
                OrganizationPage(file: .example, open: [], record: .example, isMember: false, isFollowed: true, zone: .utc)),
            Preview(
                "organization-unverified",
                OrganizationPage(
                    file: .example(.unverified), open: [], record: OrganizationRecord(), isMember: true, isFollowed: false, zone: .utc)),
        ]
    }
}

/// What the link of an invitation opens.
struct InvitationPage: Page {
    let invitation: Invitation
    let token: String
    let viewer: String?

    var title: String { "Join \(invitation.organizationName)" }
    var width: PageWidth { .narrow }

    private var path: Path { Paths.invitation(token) }

    var html: HTML {
        """
        <header class="head"><h1>Join \(invitation.organizationName)</h1>
        <p class="lede">\(invitation.inviter) invites you as \(invitation.role.words.lowercased()). \(invitation.role.promise)</p></header>
        \(viewer == nil ? entry : accept)
        """
    }

    private var accept: HTML {
        """
        <p>You are signed in as \(viewer ?? "").</p>
        <form method="post" action="\(path)" data-once><button class="button primary">Join \(invitation.organizationName)</button></form>
        """
    }

    private var entry: HTML {
        """
        <p>You need an account first. Afterwards you come back here.</p>
        <div class="acts"><a class="button primary" href="\(Paths.signUp(next: path))">Join Foothold</a> <a class="button" href="\(Paths.signIn(next: path.text))">Sign in</a></div>
        """
    }

    static var previews: [Preview] {
        let invitation = Invitation(
            id: ID("01J00000000000000000000004"), organization: OrganizationFile.example.id, organizationName: "Tern",
            email: "lena@tern.example",
            role: .supervisor, inviter: "Omar Haddad", endsAt: ProjectFile.exampleNow + .days(12), isAccepted: false)
        return [
            Preview("invitation", InvitationPage(invitation: invitation, token: "token", viewer: nil)),
            Preview("invitation-signed-in", InvitationPage(invitation: invitation, token: "token", viewer: "Lena Voss")),
        ]
    }
}
