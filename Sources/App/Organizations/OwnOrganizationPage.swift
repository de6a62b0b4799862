import Domain

/// An organization as its own people see it: where it stands, what is next, who belongs to it, its projects and record.
struct OwnOrganizationPage: Page {
    let file: OrganizationFile
    let members: [Member]
    let invitations: [Invitation]
    let projects: [Listing]
    let record: OrganizationRecord
    let viewer: ID<Person>
    let role: MemberRole
    let zone: Zone
    /// What was typed into the form to invite, or to ask for verification.
    var form = Form()

    var title: String { file.name }
    private var isOwner: Bool { role == .owner }
    private var isAuthor: Bool { role.isAuthor && file.kind == .employer }

    var html: HTML {
        """
        <header class="head"><h1>\(file.name)</h1>
        <p class="state"><span class="badge \(OrganizationTone.of(file.state))">\(file.state.words)</span> \(file.kind.words) · \(Taxonomy.industry(file.industry)) · \(file.place)</p>
        <div class="acts">\(if: isAuthor && file.state != .suspended, "<a class=\"button primary\" href=\"\(Paths.newProject)\">Post a project</a>") \
        <a class="button" href="\(Paths.organization(file.slug))">Public page</a> \(if: isOwner && Organization.machine.allows(.edit, from: file.state, by: [.owner]), "<a class=\"button\" href=\"\(Paths.editOrganization)\">Edit</a>")</div></header>
        \(ErrorSummary(form: form))\(standing)
        \(if: file.kind == .employer, projectSection)\(if: isAuthor, OrganizationTools(isOwner: isOwner).html)
        \(membersSection)\(if: isOwner, invitationSection)
        <section aria-labelledby="rec"><h2 id="rec">Your public record</h2>\(RecordFigures(record: record))\(if: isOwner, "<p><a href=\"\(Paths.strikes)\">Strikes, which only owners and operators see</a></p>")</section>
        """
    }

    private var standing: HTML {
        switch file.state {
        case .verified: .none
        case .submitted:
            """
            <section class="notice warn"><h2>An operator looks at your request</h2><p>Usually within two days. You can write projects meanwhile; each is read before it is published.</p></section>
            """
        case .suspended:
            """
            <section class="notice bad"><h2>This organization is suspended</h2><p>\(file.refusalNote)</p><p>Its pages and projects are hidden. Work under way goes on.</p></section>
            """
        case .unverified, .refused: isOwner ? verification : .none
        }
    }

    private var verification: HTML {
        """
        <section class="next" aria-labelledby="next"><h2 id="next">\(file.state == .refused ? "Correct and ask again" : "Get verified")</h2>
        \(if: file.state == .refused, "<p><strong>The operator wrote:</strong> \(file.refusalNote)</p>")
        <p>An operator checks that you are who you say. From then on your projects are published without waiting.</p>
        <form class="form" method="post" action="\(Paths.verification)" data-once novalidate>
        \(Field(name: "registration", label: "Registration number", form: form, hint: "As it stands in the public register of companies, charities or schools.", limit: 80))
        <div class="acts"><button class="button\(if: !isAuthor, " primary")">Ask for verification</button></div></form></section>
        """
    }

    private var projectSection: HTML {
        """
        <section aria-labelledby="projects"><h2 id="projects">Projects</h2>
        \(if: projects.isEmpty, "<p class=\"muted\">None yet. A template makes the first one a matter of minutes.</p>", else: "<ul class=\"rows\">\(each: projects, project)</ul>")</section>
        """
    }

    private func project(_ listing: Listing) -> HTML {
        let isDraft = listing.state == .draft || listing.state == .returned
        return """
            <li class="item"><h3><a href="\(isDraft && isAuthor ? Paths.editProject(listing.id) : Paths.project(listing.id))">\(listing.shownTitle)</a></h3>
            <p class="meta"><span class="badge \(ProjectTone.of(listing.state))">\(listing.state.words)</span> \(listing.seatsTaken) of \(listing.seats) seats taken\
            \(if: listing.state == .published && listing.decideBy != nil, decide(listing))</p></li>

            """
    }

    private func decide(_ listing: Listing) -> HTML {
        listing.decideBy.map { " · decide by \(When(instant: $0, zone: zone, style: .deadline))" } ?? .none
    }

    private var membersSection: HTML {
        """
        <section aria-labelledby="mem"><h2 id="mem">Members</h2><ul class="rows">\(each: members, member)</ul></section>
        """
    }

    private func member(_ member: Member) -> HTML {
        """
        <li class="item"><h3>\(member.name)\(if: member.id == viewer, " (you)")</h3>
        <p class="meta">\(member.role.words) · <a href="mailto:\(member.email)">\(member.email)</a> · since \(When(instant: member.since, zone: zone))</p>
        \(if: isOwner, changes(member))</li>

        """
    }

    private func changes(_ member: Member) -> HTML {
        """
        <div class="acts"><form method="post" action="\(Paths.member(member.id))" data-once><label class="sr" for="role-\(member.id)">Role of \(member.name)</label>\
        <select id="role-\(member.id)" name="role">\(each: MemberRole.roles(in: file.kind), { "<option value=\"\($0.rawValue)\"\(if: $0 == member.role, " selected")>\($0.words)</option>" })</select> \
        <button class="button">Change role</button></form>
        <form method="post" action="\(Paths.member(member.id))" data-once data-confirm="Remove \(member.name)?" data-confirm-detail="They lose sight of drafts, applications and work at once." data-confirm-act="Remove" data-confirm-tone="danger">\
        <input type="hidden" name="role" value=""><button class="button plain">Remove</button></form></div>
        """
    }

    private var invitationSection: HTML {
        """
        <section aria-labelledby="inv"><h2 id="inv">Invitations</h2>
        \(if: !invitations.isEmpty, "<ul class=\"rows\">\(each: invitations, invitation)</ul>")
        <form class="form" method="post" action="\(Paths.invitations)" data-once novalidate>
        \(Field(name: "email", label: "E-mail of a colleague", form: form, kind: .email))\
        \(Choices(name: "role", legend: "Role", form: form, options: MemberRole.roles(in: file.kind).map { Option(value: $0.rawValue, label: $0.words, detail: $0.promise) }))
        <div class="acts"><button class="button">Send invitation</button></div></form></section>
        """
    }

    private func invitation(_ invitation: Invitation) -> HTML {
        """
        <li class="item"><h3>\(invitation.email)</h3><p class="meta">\(invitation.role.words) · invited by \(invitation.inviter) · until \(When(instant: invitation.endsAt, zone: zone))</p>
        <div class="acts"><form method="post" action="\(Paths.ownInvitation(invitation.id))" data-once><button class="button" name="act" value="renew">Send again</button> \
        <button class="button plain" name="act" value="cancel">Take back</button></form></div></li>

        """
    }

    static var previews: [Preview] {
        let invitation = Invitation(
            id: ID("01J00000000000000000000004"), organization: OrganizationFile.example.id, organizationName: "Tern",
            email: "lena@tern.example",
            role: .supervisor, inviter: "Omar Haddad", endsAt: ProjectFile.exampleNow + .days(12), isAccepted: false)
        func page(_ state: Organization.State, _ projects: [Listing]) -> OwnOrganizationPage {
            OwnOrganizationPage(
                file: .example(state), members: [.example], invitations: [invitation], projects: projects, record: .example,
                viewer: Member.example.id,
                role: .owner, zone: .utc)
        }
        return [
            Preview("organization-own", page(.verified, [.example])), Preview("organization-own-new", page(.unverified, [])),
            Preview("organization-own-refused", page(.refused, [])),
        ]
    }
}
