import Domain

/// Closing asks for a reason, and says whom it concerns.
struct CloseProjectPage: Page {
    let form: Form
    let file: ProjectFile
    let policy: Policy

    var title: String { "Close: \(file.shownTitle)" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head">
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.project(file.id))">\(file.shownTitle)</a></li></ol></nav>
        <h1>Close this project</h1>
        <p class="lede">Nobody can apply any more, and everyone who waits for an answer is told that it is closed. Work that was agreed goes on.</p></header>
        <form class="form" method="post" action="\(Paths.closure(file.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "reason", label: "Why", form: form, hint: "Kept in your records. Applicants read only that the project was closed.", limit: 300))
        <div class="acts"><button class="button danger">Close the project</button> <a class="button plain" href="\(Paths.project(file.id))">Keep it open</a></div>
        </form>
        """
    }

    static var previews: [Preview] { [Preview("project-close", CloseProjectPage(form: Form(), file: .example, policy: .example))] }
}
