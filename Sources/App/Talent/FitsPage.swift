import Domain

/// Who fits a project, with reasons and what is missing, and who is invited to it.
struct FitsPage: Page {
    let opening: Opening
    let fits: [Fit]
    let invited: [SentInvitation]
    /// How many of those invited applied; which ones, nobody is told.
    let applied: Int
    let zone: Zone
    let now: Instant

    var title: String { "Who fits: \(opening.title)" }
    private var isOpen: Bool { opening.takesApplications(at: now) }
    private var standing: [SentInvitation] { invited.filter { $0.state != .withdrawn } }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.board)">Board</a></li>\
        <li><a href="\(Paths.project(opening.id))">\(opening.title)</a></li></ol></nav><h1>Who fits</h1>
        <p class="lede">People who chose to be found, the best match first. Never by name, school, picture, age or gender.</p>
        <p class="state">\(state)</p></header>
        \(if: fits.isEmpty, empty, else: list)\(if: !invited.isEmpty, invitations)
        """
    }

    private var state: HTML {
        guard isOpen else {
            return "<span class=\"badge\">No applications now</span> People can be invited while a project takes applications."
        }
        return """
            <span class="badge good">Open</span> \(standing.isEmpty ? "Nobody is invited yet." : "\(standing.count) invited.") \
            \(opening.applyBy.map { "Apply by \(When(instant: $0, zone: zone, style: .deadline))." as HTML })
            """
    }

    private var list: HTML {
        """
        <ol class="rows">\(each: fits, row)</ol>
        <p class="meta"><a href="\(Paths.matching)">How matches are counted</a> · <a href="\(Paths.talent(opening.needed.map { ("skill", $0) }))">Everyone with these skills</a></p>
        """
    }

    private func row(_ fit: Fit) -> HTML {
        """
        <li class="item"><h2>\(fit.person.label)</h2>
        <p class="why">\(reasons(fit.match))</p>\(if: !fit.match.lacks.isEmpty, "<p class=\"small muted\">Missing: \(fit.match.lacks.joined(separator: ", "))</p>")
        \(TalentFacts(person: fit.person, zone: zone, wanted: Set(opening.needed)))
        \(if: isOpen, "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.invite(fit.person.handle, to: opening.id))\">Invite<span class=\"sr\"> \(fit.person.label)</span></a></div>")</li>

        """
    }

    private func reasons(_ match: Match) -> String {
        (["\(match.points) of 100"] + match.reasonsForEmployer).joined(separator: " · ")
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>Nobody else is to be found now</h2><p>Whoever applied or is invited is not listed here. New people appear as they choose to be found.</p>
        <a class="button" href="\(Paths.talent())">Find people</a></div>
        """
    }

    private var invitations: HTML {
        """
        <section aria-labelledby="invited"><h2 id="invited">Invited</h2>
        <p class="muted">\(count)</p><ul class="rows">\(each: invited, invitation)</ul></section>

        """
    }

    /// Of very few it is not said how many applied, for then it would be said who.
    private var count: String {
        standing.count >= ApplicationInvitation.fewestCounted
            ? "\(applied) of \(standing.count) applied. You are not told which applications are theirs, so that the first look is blind."
            : "From \(ApplicationInvitation.fewestCounted) invitations on it is said how many applied; never who, so that the first look is blind."
    }

    private func invitation(_ sent: SentInvitation) -> HTML {
        """
        <li class="item"><h3>\(sent.label)</h3><p class="meta"><span class="badge\(if: sent.state == .sent, " info")">\(sent.state.words)</span> \(When(instant: sent.sentAt, zone: zone))</p>
        \(if: !sent.note.isEmpty, "<p>\(sent.note)</p>")\(if: sent.state == .sent, withdrawal(sent))</li>

        """
    }

    private func withdrawal(_ sent: SentInvitation) -> HTML {
        """
        <div class="acts"><form method="post" action="\(Paths.applicationInvitation(sent.id, .withdrawal))" data-once data-confirm="Take this invitation back?" \
        data-confirm-detail="\(sent.label) cannot be invited to this project again." data-confirm-act="Take it back" data-confirm-tone="danger">\
        <button class="button plain">Take back<span class="sr"> the invitation of \(sent.label)</span></button></form></div>
        """
    }

    static var previews: [Preview] {
        guard let weights = try? MatchingFile.standard.get().weights() else { return [] }
        let traits = ProjectTraits(id: Opening.sample.id, needed: Opening.sample.needed, field: "data-analysis", weeklyHours: 14)
        let person = ParticipantTraits(
            id: ID("01kavq8000000000000000pe02"), evidenced: ["spreadsheets"], claimed: ["data-cleaning"], fields: ["data-analysis"],
            weeklyHours: 12)
        let invited = ApplicationInvitation.State.allCases.map {
            SentInvitation(
                id: ID("01kavq8000000000000000in01"), label: "Participant 9KD0", state: $0, note: $0 == .sent ? "Your lists are good." : "",
                sentAt: ApplicationRecord.sampleNow - .days(1))
        }
        let fit = Fit(person: .example, match: Match(person, traits, weights, crowd: 1))
        let page = { (fits: [Fit], invited: [SentInvitation]) in
            FitsPage(opening: .sample, fits: fits, invited: invited, applied: 1, zone: .utc, now: ApplicationRecord.sampleNow)
        }
        return [Preview("fits", page([fit], invited)), Preview("fits-empty", page([], []))]
    }
}
