import Domain

/// The daily page of a school's staff: who is in, and what is open for their learners.
struct SchoolHomePage: Page {
    let school: String
    let email: String
    let isConfirmed: Bool
    let isOwner: Bool
    let colleagues: Int
    let open: [Listing]
    let zone: Zone

    var title: String { "Home" }

    var html: HTML {
        """
        <header class="head"><h1>\(school)</h1>
        <p class="state">\(colleagues) \(colleagues == 1 ? "member" : "members") of staff. \(open.isEmpty ? "No project is open now." : "Your learners can apply to everything that is open.")</p>
        <div class="acts"><a class="button primary" href="\(Paths.projects)">Browse projects</a>\
        \(if: isOwner, " <a class=\"button\" href=\"\(Paths.ownOrganization)\">Invite colleagues</a>", else: " <a class=\"button\" href=\"\(Paths.ownOrganization)\">See the school</a>")</div></header>
        \(if: !isConfirmed, "\(ConfirmBanner(email: email))")\(if: !open.isEmpty, projects)
        """
    }

    private var projects: HTML {
        """
        <section aria-labelledby="open"><header class="bar"><h2 id="open">Open now</h2><a href="\(Paths.projects)">All projects</a></header>
        <ol class="rows">\(each: open, { "\(ProjectRow(listing: $0, zone: zone))" })</ol></section>
        """
    }

    static var previews: [Preview] {
        [
            Preview(
                "home-school",
                SchoolHomePage(
                    school: "Northfield College", email: "priya@northfield.example", isConfirmed: true, isOwner: true, colleagues: 1,
                    open: [], zone: .utc))
        ]
    }
}
