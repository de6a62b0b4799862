import Domain

/// What the reader of a project's page can do with it: one primary act, and what belongs to its author.
struct ProjectActs: Component {
    let file: ProjectFile
    let roles: Set<Project.Role>
    let viewer: Viewer?
    let application: (id: ID<Application>, state: Application.State)?
    let isSaved: Bool
    let now: Instant

    var html: HTML {
        "<div class=\"acts\">\(roles.contains(.author) ? author : roles.contains(.operator) ? desk : reader)\(if: maySave, saving)</div>"
    }

    private var saving: HTML { " \(SaveProjectButton(project: file.id, isSaved: isSaved))" }

    /// Whoever may still apply can put it aside; whoever did can take it back.
    private var maySave: Bool {
        guard let viewer, roles.isEmpty, !viewer.belongs(to: file.organization.id) else { return false }
        return isSaved || file.isOpen(at: now) && (application?.state ?? .draft) == .draft
    }

    private func may(_ event: Project.Event) -> Bool { Project.machine.allows(event, from: file.state, by: roles) }

    private var author: HTML {
        """
        \(if: may(.edit), "<a class=\"button primary\" href=\"\(Paths.editProject(file.id))\">Edit</a> <a class=\"button\" href=\"\(Paths.checkProject(file.id))\">Check the scope</a>")
        \(if: file.publishedAt != nil, "<a class=\"button\(if: !may(.edit), " primary")\" href=\"\(Paths.screening(file.id))\">Applications: \(file.applicants)</a>")
        \(if: file.isOpen(at: now), "<a class=\"button\" href=\"\(Paths.fits(file.id))\">Who fits</a>")\
        <a class="button" href="\(Paths.material(file.id))">Brief and files</a>\
        \(if: may(.withdraw), act(Paths.reviewWithdrawal(file.id), "Take it back"))\
        <a class="button" href="\(Paths.kit(of: file.id))">Kit</a>\
        \(if: may(.close), "<a class=\"button\" href=\"\(Paths.closure(file.id))\">Close</a>")\
        \(act(Paths.projectCopy(file.id), "Copy"))\
        \(if: may(.archive), act(Paths.archiving(file.id), "Archive"))
        """
    }

    private func act(_ path: Path, _ words: String) -> HTML {
        "<form method=\"post\" action=\"\(path)\" data-once><button class=\"button\">\(words)</button></form>\n"
    }

    private var desk: HTML { "<a class=\"button primary\" href=\"\(Paths.deskProject(file.id))\">Read at the desk</a>" }

    private var reader: HTML {
        if let application { return applied(application.id, application.state) }
        guard file.isOpen(at: now) else {
            return "<a class=\"button primary\" href=\"\(Paths.projects)\">Find an open project</a>"
        }
        guard viewer?.memberships.contains(where: { $0.organization == file.organization.id }) != true else {
            return "<a class=\"button\" href=\"\(Paths.ownOrganization)\">Your organization</a>"
        }
        guard viewer != nil else {
            return """
                <a class="button primary" href="\(Paths.signIn(next: Paths.apply(to: file.id).text))">Sign in to apply</a> <a class="button" href="\(Paths.signUp())">Join</a>
                """
        }
        return "<a class=\"button primary\" href=\"\(Paths.apply(to: file.id))\">Apply to this project</a>"
    }

    private func applied(_ id: ID<Application>, _ state: Application.State) -> HTML {
        switch state {
        case .draft where file.isOpen(at: now):
            "<a class=\"button primary\" href=\"\(Paths.apply(to: file.id))\">Finish your application</a>"
        case .withdrawn where file.isOpen(at: now):
            """
            <a class="button primary" href="\(Paths.apply(to: file.id))">Apply again</a> <a class="button plain" href="\(Paths.application(id))">Your application: \(state.words)</a>
            """
        default: "<a class=\"button primary\" href=\"\(Paths.application(id))\">Your application: \(state.words)</a>"
        }
    }
}

/// The facts beside a project: skills, people, rules in plain words.
struct ProjectSide: Component {
    let file: ProjectFile
    let have: Set<String>

    private var draft: ProjectDraft { file.draft }

    var html: HTML {
        """
        \(if: !(draft.needed + draft.gained).isEmpty, skills)
        <section aria-labelledby="pp"><h2 id="pp">Who guides you</h2><dl class="facts">\(fact("Supervisor", file.supervisorName))\(fact("Backup", backup))\
        \(fact("Mentor", file.mentorName))\(fact("Time for you", draft.minutes.map { "\($0) minutes a week" } ?? ""))\(fact("Check-ins", draft.checkIns.words))</dl></section>
        <section aria-labelledby="ru"><h2 id="ru">Rules</h2><dl class="facts">\(fact("AI tools", draft.aiPolicy.words))\(fact("On AI tools", draft.aiNote))\
        \(fact("Confidentiality", draft.confidentiality.words))\(fact("Rights", draft.ip.words))\(fact("For your portfolio", portfolio))\
        \(fact("Tools", draft.tools))\(fact("Conditions", draft.eligibility))\
        \(fact("Seats", "\(file.seatsTaken) of \(draft.seats) taken"))\(fact("Applicants", file.publishedAt == nil ? "" : "\(file.applicants) so far"))</dl></section>
        """
    }

    /// Of what is not open nothing is shown that the employer has not read.
    private var portfolio: String {
        draft.confidentiality == .open
            ? draft.portfolio.words : "\(draft.portfolio.words), once the employer has read and approved your words"
    }

    private var backup: String { file.backupName.isEmpty && !draft.backupEmail.isEmpty ? "Invited" : file.backupName }

    private func fact(_ name: String, _ value: String) -> HTML {
        value.isEmpty ? .none : "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }

    private var skills: HTML {
        """
        <section aria-labelledby="sk"><h2 id="sk">Skills</h2>\(if: !draft.needed.isEmpty, list("You need", draft.needed))\(if: !draft.gained.isEmpty, list("You gain", draft.gained))</section>
        """
    }

    private func list(_ title: String, _ ids: [String]) -> HTML {
        "<h3 class=\"small muted\">\(title)</h3><ul class=\"tags\">\(each: ids, tag)</ul>"
    }

    private func tag(_ skill: String) -> HTML {
        have.contains(skill)
            ? "<li class=\"have\">\(Taxonomy.skill(skill))<span class=\"sr\">, you have this</span></li>"
            : "<li>\(Taxonomy.skill(skill))</li>"
    }
}
