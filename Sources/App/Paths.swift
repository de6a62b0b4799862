import Domain

/// Every address of the site as a function; `Routes` has the same ones as patterns.
enum Paths {
    // Anyone
    static let landing = Path(trusted: "/")
    static let fees = Path("about", "fees")
    static let promises = Path("about", "promises")
    static let aboutSkills = Path("about", "skills")
    /// Names that begin like what somebody types.
    static let skills = Path("skills")
    static let matching = Path("about", "matching")
    static func report(_ page: String = "") -> Path { Path("report", query: [("page", page)]) }

    // People
    static func signIn(next: String = "") -> Path { Path("sign-in", query: [("next", next)]) }
    static func signUp(as kind: String = "", next: Path? = nil) -> Path {
        Path("sign-up", query: [("as", kind), ("next", next?.text ?? "")])
    }
    static let signOut = Path("sign-out")
    static let forgot = Path("reset")
    static func reset(_ token: String) -> Path { Path("reset", token) }
    static func confirm(_ token: String) -> Path { Path("confirm", token) }
    static let confirmation = Path("confirmation")
    static func operatorInvitation(_ token: String) -> Path { Path("operator", token) }
    static let home = Path("home")
    static let profile = Path("profile")
    static let profileEntries = Path("profile", "entries")
    static func newProfileEntry(_ kind: ProfileEntry.Kind) -> Path { Path("profile", "entries", query: [("kind", kind.rawValue)]) }
    static func profileEntry(_ id: ID<ProfileEntry>) -> Path { Path("profile", "entries", id.text) }
    static func profileEntryRemoval(_ id: ID<ProfileEntry>) -> Path { Path("profile", "entries", id.text, "removal") }
    static let settings = Path("settings")
    static let settingsPassword = Path("settings", "password")
    static let settingsSessions = Path("settings", "sessions")
    static func settingsSession(_ id: ID<Session>) -> Path { Path("settings", "sessions", id.text) }

    // Organizations
    static let newOrganization = Path("organizations", "new")
    static let organizations = Path("organizations")
    static func organization(_ slug: String) -> Path { Path("organizations", slug) }
    static let ownOrganization = Path("organization")
    static let editOrganization = Path("organization", "edit")
    static let verification = Path("organization", "verification")
    static let invitations = Path("organization", "invitations")
    static func ownInvitation(_ id: ID<Invitation>) -> Path { Path("organization", "invitations", id.text) }
    static func member(_ id: ID<Person>) -> Path { Path("organization", "members", id.text) }
    static func invitation(_ token: String) -> Path { Path("invitations", token) }

    // Projects
    static let projects = Path("projects")
    static func projects(_ query: [(String, String)]) -> Path { Path("projects", query: query) }
    static let newProject = Path("projects", "new")
    static func project(_ id: ID<Project>) -> Path { Path("projects", id.text) }
    static func editProject(_ id: ID<Project>) -> Path { Path("projects", id.text, "edit") }
    static func checkProject(_ id: ID<Project>) -> Path { Path("projects", id.text, "check") }
    /// Asking for publication (POST).
    static func publication(_ id: ID<Project>) -> Path { Path("projects", id.text, "publication") }
    static func reviewWithdrawal(_ id: ID<Project>) -> Path { Path("projects", id.text, "review-withdrawal") }
    static func closure(_ id: ID<Project>) -> Path { Path("projects", id.text, "closure") }
    static func archiving(_ id: ID<Project>) -> Path { Path("projects", id.text, "archiving") }
    static func projectCopy(_ id: ID<Project>) -> Path { Path("projects", id.text, "copy") }
    static let board = Path("board")
    static func board(_ query: [(String, String)]) -> Path { Path("board", query: query) }
    static let assignments = Path("board", "assignments")
    static let batchMessage = Path("board", "messages")
    static let batchKickoff = Path("board", "kickoff")
    static func batch(_ id: ID<Batch>) -> Path { Path("board", "batches", id.text) }
    static let reviewQueue = Path("board", "reviews")
    static let ownReviewQueue = Path("board", "reviews", query: [("whose", "mine")])
    /// One version in the queue, with its review.
    static func queued(_ id: ID<Submission>) -> Path { Path("board", "reviews", id.text) }
    static let savedComments = Path("board", "comments")
    static func savedComment(_ id: ID<SavedComment>) -> Path { Path("board", "comments", id.text) }
    static func savedCommentRemoval(_ id: ID<SavedComment>) -> Path { Path("board", "comments", id.text, "removal") }

    // Questions
    static func questions(about id: ID<Project>, _ query: [(String, String)] = []) -> Path {
        Path("projects", id.text, "questions", query: query)
    }
    static func answer(to id: ID<SharedQuestion>) -> Path { Path("questions", id.text, "answer") }
    static func withdrawal(of id: ID<SharedQuestion>) -> Path { Path("questions", id.text, "withdrawal") }

    // Explore
    static func explore(_ fields: [String] = []) -> Path { Path("explore", query: fields.map { ("field", $0) }) }
    /// Keeping the fields shown as one's plan (POST).
    static let explorePlan = Path("explore", "plan")
    static func explore(_ field: String, _ act: ExploreAct) -> Path { Path("explore", field, act.rawValue) }

    enum ExploreAct: String, CaseIterable { case rating, verdict }

    // Talent
    static func talent(_ query: [(String, String)] = []) -> Path { Path("talent", query: query) }
    static func invite(_ handle: String, to project: ID<Project>? = nil) -> Path {
        Path("talent", handle, "invitation", query: [("project", project?.text ?? "")])
    }
    /// Who fits a project, and who is invited to it.
    static func fits(_ id: ID<Project>) -> Path { Path("projects", id.text, "talent") }
    static func applicationInvitation(_ id: ID<ApplicationInvitation>, _ act: InvitationAct) -> Path {
        Path("application-invitations", id.text, act.rawValue)
    }

    enum InvitationAct: String, CaseIterable { case decline, restoration, withdrawal }

    // Feeds
    static func projectFeed(_ query: [(String, String)] = []) -> Path { Path("projects.atom", query: query) }
    static func projectFeed(of slug: String) -> Path { Path("organizations", slug, "projects.atom") }
    static func projectCalendar(_ query: [(String, String)] = []) -> Path { Path("projects.ics", query: query) }
    static func projectCalendar(of slug: String) -> Path { Path("organizations", slug, "projects.ics") }
    static let sitemap = Path("sitemap.xml")
    /// One file of a sitemap too large for one.
    static func sitemap(_ kind: Sitemap.Kind, after key: String = "") -> Path { Path("sitemaps", kind.rawValue, query: [("after", key)]) }

    // Applications
    static func apply(to id: ID<Project>) -> Path { Path("projects", id.text, "apply") }
    static func screening(_ id: ID<Project>) -> Path { Path("projects", id.text, "screening") }
    static func comparison(_ id: ID<Project>) -> Path { Path("projects", id.text, "comparison") }
    static let applications = Path("applications")
    static func application(_ id: ID<Application>) -> Path { Path("applications", id.text) }
    static func application(_ id: ID<Application>, _ act: ApplicationAct) -> Path { Path("applications", id.text, act.rawValue) }

    enum ApplicationAct: String, CaseIterable {
        case rating, shortlisting, unshortlisting, offer, rescission, acceptance, refusal, decline, withdrawal
    }

    // Engagements
    static func engagement(_ id: ID<Engagement>) -> Path { Path("engagements", id.text) }
    static func agreement(_ id: ID<Engagement>) -> Path { Path("engagements", id.text, "agreement") }
    static func engagement(_ id: ID<Engagement>, _ act: EngagementAct) -> Path { Path("engagements", id.text, act.rawValue) }

    enum EngagementAct: String, CaseIterable {
        case signature, kickoff, cancellation, dispute, feedback
        /// Ending work in which the other side gives no sign.
        case absence
        case plan, changes, pause, accommodation, nudges
    }

    // Disputes and strikes
    static func dispute(_ id: ID<Dispute>) -> Path { Path("disputes", id.text) }
    static func dispute(_ id: ID<Dispute>, _ act: DisputeAct) -> Path { Path("disputes", id.text, act.rawValue) }

    enum DisputeAct: String, CaseIterable { case evidence, answer, concession, proposal, agreement, refusal, decision }

    static let strikes = Path("strikes")
    static func appeal(_ id: ID<Strike>) -> Path { Path("strikes", id.text, "appeal") }

    /// The form to hand in a version of a milestone (GET), and handing it in (POST).
    static func submission(of id: ID<Milestone>) -> Path { Path("milestones", id.text, "submission") }
    static func review(of id: ID<Submission>) -> Path { Path("submissions", id.text, "review") }
    static func file(_ id: ID<StoredFile>) -> Path { Path("files", id.text) }

    // Confidential brief and files
    /// Writing the brief and adding files, for the employer.
    static func material(_ id: ID<Project>) -> Path { Path("projects", id.text, "material") }
    static func materialFiles(_ id: ID<Project>) -> Path { Path("projects", id.text, "material", "files") }
    static func materialRemoval(_ file: ID<MaterialFile>) -> Path { Path("project-files", file.text, "removal") }
    /// Who read what.
    static func readings(_ id: ID<Project>, in engagement: ID<Engagement>? = nil, before: ID<Reading>? = nil) -> Path {
        Path("projects", id.text, "readings", query: [("engagement", engagement?.text ?? ""), ("before", before?.text ?? "")])
    }
    static func projectFile(_ id: ID<MaterialFile>) -> Path { Path("project-files", id.text) }
    static func brief(_ id: ID<Engagement>) -> Path { Path("engagements", id.text, "brief") }
    static func nda(_ id: ID<Engagement>) -> Path { Path("engagements", id.text, "nda") }

    // Proof
    static func portfolioRequests(of id: ID<PortfolioItem>) -> Path { Path("portfolio", "items", id.text, "requests") }
    static func portfolioRequest(_ id: ID<PortfolioRequestRow>) -> Path { Path("portfolio-requests", id.text) }
    static let ownPortfolio = Path("portfolio")
    static func portfolioItem(_ id: ID<PortfolioItem>) -> Path { Path("portfolio", "items", id.text) }
    /// Moving a piece up or down (POST).
    static func portfolioItemPlace(_ id: ID<PortfolioItem>) -> Path { Path("portfolio", "items", id.text, "place") }
    static func portfolio(_ slug: String) -> Path { Path("people", slug) }
    /// One piece of work alone, for pieces that only those with its link may read.
    static func piece(_ id: ID<PortfolioItem>, of slug: String) -> Path { Path("people", slug, id.text) }
    static let verify = Path("verify")
    static func verify(_ id: ID<Credential>) -> Path { Path("verify", id.text) }

    // Messages
    static let inbox = Path("inbox")
    static func thread(_ id: ID<Application>) -> Path { Path("threads", id.text) }
    static let notices = Path("notices")
    static func notice(_ id: ID<Notice>) -> Path { Path("notices", id.text) }
    /// The stream that tells a page when to look again.
    static let live = Path("live")

    // Follows
    static let following = Path("following")
    static let followingRemoval = Path("following", "removal")
    static let followingSettings = Path("following", "settings")
    /// The page after a removal, where it can be undone.
    static func following(removed query: [(String, String)]) -> Path { Path("following", query: query) }
    static let searches = Path("searches")
    static func search(_ id: ID<SavedSearch>) -> Path { Path("searches", id.text) }
    static func searchRemoval(_ id: ID<SavedSearch>) -> Path { Path("searches", id.text, "removal") }
    static func saving(_ id: ID<Project>) -> Path { Path("projects", id.text, "saving") }
    static func savingRemoval(_ id: ID<Project>) -> Path { Path("projects", id.text, "saving", "removal") }
    static func unsubscribe(_ token: String) -> Path { Path("unsubscribe", token) }

    // The desk
    static let desk = Path("desk")
    static let deskProjects = Path("desk", "projects")
    static func deskProject(_ id: ID<Project>) -> Path { Path("desk", "projects", id.text) }
    static let deskOrganizations = Path("desk", "organizations")
    static func deskOrganization(_ id: ID<Organization>) -> Path { Path("desk", "organizations", id.text) }
    static let deskMoney = Path("desk", "money")
    static func funding(_ id: ID<Engagement>) -> Path { Path("desk", "money", "funding", id.text) }
    static func payout(_ id: ID<Person>) -> Path { Path("desk", "money", "payouts", id.text) }
    static func refund(to id: ID<Organization>) -> Path { Path("desk", "money", "refunds", id.text) }
    static let deskLedger = Path("desk", "ledger")
    static func ledger(before id: ID<Transfer>?) -> Path { Path("desk", "ledger", query: [("before", id?.text ?? "")]) }
    static let deskDisputes = Path("desk", "disputes")
    static let deskStrikes = Path("desk", "strikes")
    static func deskStrike(_ id: ID<Strike>) -> Path { Path("desk", "strikes", id.text) }
    static func deskStrikes(of id: ID<Person>) -> Path { Path("desk", "people", id.text, "strikes") }
    static func deskStrikes(of id: ID<Organization>) -> Path { Path("desk", "organizations", id.text, "strikes") }
    static let deskJobs = Path("desk", "jobs")
    static func deskJob(_ id: ID<Job>) -> Path { Path("desk", "jobs", id.text) }
    static let deskPeople = Path("desk", "people")
    static func deskPeople(_ search: String, after key: String) -> Path { Path("desk", "people", query: [("q", search), ("after", key)]) }
    static func deskPerson(_ id: ID<Person>) -> Path { Path("desk", "people", id.text) }
    static func suspension(_ id: ID<Person>) -> Path { Path("desk", "people", id.text, "suspension") }
    static func restoration(_ id: ID<Person>) -> Path { Path("desk", "people", id.text, "restoration") }
    static func deskCredential(_ id: ID<Credential>) -> Path { Path("desk", "credentials", id.text) }
    static func deskAudit(_ filter: AuditFilter = AuditFilter()) -> Path {
        Path(
            "desk", "audit",
            query: [("noun", filter.noun?.rawValue ?? ""), ("person", filter.person?.text ?? ""), ("before", filter.before)])
    }
    static let deskReports = Path("desk", "reports")
    static func endedReports(before key: String = "") -> Path { Path("desk", "reports", query: [("show", "ended"), ("before", key)]) }
    static func deskReport(_ id: ID<Report>) -> Path { Path("desk", "reports", id.text) }
    static let deskPolicies = Path("desk", "policies")

    // Development
    static let devMail = Path("dev", "mail")
    static func devLetter(_ name: String) -> Path { Path("dev", "mail", name) }
    static let previews = Path("preview")
    static func preview(_ name: String) -> Path { Path("preview", name) }
}
