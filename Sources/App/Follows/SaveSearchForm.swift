import Domain

/// Keeps the search whose list somebody looks at; nothing, where the list is not narrowed.
struct SaveSearchForm: Component {
    let filter: ProjectFilter
    /// Whoever has not signed in is asked to first.
    var isSignedIn = true
    /// The same search, when it is kept already.
    var saved: SavedSearch?

    var html: HTML {
        guard filter.isWorthSaving else { return .none }
        guard isSignedIn else {
            return "<p class=\"small\"><a href=\"\(Paths.signIn(next: filter.path().text))\">Sign in to save this search</a></p>"
        }
        if let saved {
            return "<p class=\"small\">You saved this search as <a href=\"\(Paths.following)\">\(saved.name)</a>.</p>"
        }
        let form = Form([("name", filter.suggestedName), ("pace", Pace.weekly.rawValue)])
        return """
            <details class="save-search"><summary>Save this search</summary>\(SaveSearchFields(filter: filter, form: form))</details>
            """
    }
}

/// The form itself: what the search is called, and how soon to hear of what it finds.
struct SaveSearchFields: Component {
    let filter: ProjectFilter?
    let form: Form

    var html: HTML {
        """
        <form class="form" method="post" action="\(Paths.searches)" data-once novalidate>
        <input type="hidden" name="query" value="\(filter?.queryText ?? "")">
        \(Field(name: "name", label: "Its name", form: form, hint: "Letters call it so.", limit: SavedSearch.longestName))\
        \(Select(name: "pace", label: "New projects are mailed to you", form: form, options: Option.all(Pace.self)))
        <div class="acts"><button class="button">Save the search</button></div>
        </form>
        """
    }
}

/// The form alone, when it was not right.
struct SaveSearchPage: Page {
    let form: Form
    let filter: ProjectFilter?

    var title: String { "Save a search" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Save this search</h1>\(if: filter != nil, "<p class=\"lede\">\(filter?.suggestedName ?? "")</p>")</header>
        \(ErrorSummary(form: form))\(if: filter != nil, "\(SaveSearchFields(filter: filter, form: form))")
        <div class="acts"><a class="button plain" href="\(filter?.path() ?? Paths.projects)">Back to the list</a></div>
        """
    }

    static var previews: [Preview] {
        var filter = ProjectFilter()
        (filter.words, filter.chosen) = ("donors", [.place: ["remote"]])
        var form = Form([("name", ""), ("pace", "weekly")])
        form.problems = [Problem(field: "name", message: "The name is missing: write it here.")]
        return [Preview("search-refused", SaveSearchPage(form: form, filter: filter))]
    }
}
