import Domain

/// One entry of the navigation; a role sees at most five.
struct NavigationEntry: Sendable {
    let name: String
    let path: Path
    let icon: Icon
    var unread: Unread?

    /// How much of a place is unread.
    struct Unread: Sendable {
        let id: String
        let count: Int
    }

    static let forVisitors = [
        NavigationEntry(name: "Projects", path: Paths.projects, icon: .projects),
        NavigationEntry(name: "Explore", path: Paths.explore(), icon: .explore),
    ]

    static func places(of viewer: Viewer) -> [NavigationEntry] {
        let home = NavigationEntry(name: "Home", path: Paths.home, icon: .home)
        let inbox = NavigationEntry(
            name: "Inbox", path: Paths.inbox, icon: .inbox, unread: Unread(id: "unread-messages", count: viewer.unreadMessages))
        let projects = NavigationEntry(name: "Projects", path: Paths.projects, icon: .projects)
        switch viewer.seat {
        case .operator:
            return [
                NavigationEntry(name: "Desk", path: Paths.desk, icon: .desk),
                NavigationEntry(name: "People", path: Paths.deskPeople, icon: .people),
                NavigationEntry(name: "Money", path: Paths.deskMoney, icon: .money), projects, inbox,
            ]
        case .employer:
            return [
                home, NavigationEntry(name: "Board", path: Paths.board, icon: .work),
                NavigationEntry(name: "Company", path: Paths.ownOrganization, icon: .organization), projects, inbox,
            ]
        case .school:
            return [home, NavigationEntry(name: "School", path: Paths.ownOrganization, icon: .organization), projects, inbox]
        case .participant:
            return [
                home, projects, NavigationEntry(name: "Applications", path: Paths.applications, icon: .applications),
                NavigationEntry(name: "Portfolio", path: Paths.ownPortfolio, icon: .portfolio), inbox,
            ]
        }
    }

    static func inAccount(of viewer: Viewer) -> [NavigationEntry] {
        var places = [
            NavigationEntry(
                name: "Notices", path: Paths.notices, icon: .inbox, unread: Unread(id: "unread-notices", count: viewer.unreadNotices)),
            NavigationEntry(name: "Following", path: Paths.following, icon: .explore),
            NavigationEntry(name: "Mentoring", path: Paths.mentoring, icon: .people),
            NavigationEntry(name: "Profile", path: Paths.profile, icon: .people),
            NavigationEntry(name: "Settings", path: Paths.settings, icon: .desk),
        ]
        if viewer.isOperator, viewer.seat != .operator { places.append(NavigationEntry(name: "Desk", path: Paths.desk, icon: .desk)) }
        if viewer.memberships.isEmpty {
            places.append(NavigationEntry(name: "Bring your organization", path: Paths.newOrganization, icon: .organization))
        }
        return places
    }
}

/// Line pictures of the navigation, drawn on a 24 by 24 grid.
enum Icon: Component {
    case home, projects, applications, work, inbox, portfolio, people, organization, desk, search, money, explore

    var html: HTML {
        """
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="\(line)"/></svg>
        """
    }

    private var line: String {
        switch self {
        case .home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z"
        case .projects: "M4 6h16M4 12h16M4 18h10"
        case .applications: "M4 12 20 4l-6 16-3-7z"
        case .work: "M4 20v-5h5v-5h5V5h6"
        case .inbox: "M4 5h16v14H4zM4 13h5l1 3h4l1-3h5"
        case .portfolio: "M4 8h16v11H4zM9 8V5h6v3"
        case .people: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-5 8-5s7 1 8 5"
        case .organization: "M5 20V4h9v16M14 9h5v11M3 20h18M8 8h3M8 12h3M8 16h3"
        case .desk: "M4 5h7v7H4zM14 5h6v4h-6zM14 12h6v7h-6zM4 15h7v4H4z"
        case .search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5"
        case .money: "M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
        case .explore: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15 9l-2 4-4 2 2-4z"
        }
    }
}
