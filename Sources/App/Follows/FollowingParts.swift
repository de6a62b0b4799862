import Domain

/// A saved project as a row: whether it can still be had, and until when.
struct SavedProjectItem: Component {
    let project: SavedProject
    let zone: Zone
    let now: Instant

    private var listing: Listing { project.listing }

    var html: HTML {
        """
        <li class="item"><h3><a href="\(Paths.project(listing.id))">\(listing.shownTitle)</a></h3>
        <p class="meta">\(listing.organizationName) · \(standing)</p>
        <div class="acts"><form method="post" action="\(Paths.savingRemoval(listing.id))" data-once><input type="hidden" name="next" value="\(Paths.following)">\
        <button class="button">Remove<span class="sr"> \(listing.shownTitle)</span></button></form></div></li>

        """
    }

    private var standing: HTML {
        if project.hasApplied { return "you have applied" }
        guard listing.isOpen(at: now), let applyBy = listing.applyBy else { return "applications are over" }
        return """
            apply by \(When(instant: applyBy, zone: zone, style: .deadline)), \(When(instant: applyBy, zone: zone, style: .relative, now: now))
            """
    }
}

/// A saved search as a row: the way to its list, and how soon to hear of it.
struct SavedSearchItem: Component {
    let search: SavedSearch

    var html: HTML {
        """
        <li class="item saved-search"><h3><a href="\(Path(trusted: "\(Paths.projects.text)?\(search.query)"))">\(search.name)</a></h3>
        <form class="pace" method="post" action="\(Paths.search(search.id))"><label class="sr" for="pace-\(search.id)">How soon you hear of \(search.name)</label>
        <select id="pace-\(search.id)" name="pace">\(each: Pace.allCases, option)</select> <button class="button">Change<span class="sr"> how soon you hear of \(search.name)</span></button></form>
        <div class="acts"><form method="post" action="\(Paths.searchRemoval(search.id))" data-once><button class="button">Remove<span class="sr"> \(search.name)</span></button></form></div></li>

        """
    }

    private func option(_ pace: Pace) -> HTML {
        "<option value=\"\(pace.rawValue)\"\(if: pace == search.pace, " selected")>\(pace.words)</option>"
    }
}

/// Something followed as a row.
struct FollowItem: Component {
    let follow: Follow

    var html: HTML {
        """
        <li class="item"><h3><a href="\(follow.path)">\(follow.name)</a></h3><p class="meta">\(follow.target.kind.words)</p>
        <div class="acts"><form method="post" action="\(Paths.followingRemoval)" data-once>\(Hidden(pairs: follow.target.pairs))\
        <button class="button">Remove<span class="sr"> \(follow.name)</span></button></form></div></li>

        """
    }
}

/// Follows fields, industries and skills; employers are followed on their own pages.
struct FollowMore: Component {
    let form: Form

    var html: HTML {
        """
        <form class="form follow-more" method="post" action="\(Paths.following)" data-once novalidate>
        <h3>Follow more</h3>
        <div class="row">\(Select(name: "field", label: "A field", form: form, options: Taxonomy.fieldOptions, prompt: "Choose", optional: true))\
        \(Select(name: "industry", label: "An industry", form: form, options: Taxonomy.industryOptions, prompt: "Choose", optional: true))</div>
        \(Field(name: "skills", label: "Skills", form: form, hint: "With commas between them, such as Spreadsheets, SQL.", optional: true))
        <div class="acts"><button class="button">Follow</button></div>
        </form>
        """
    }
}

/// Says what was removed, and puts it back.
struct RemovedNotice: Component {
    let removed: Removed

    var html: HTML {
        switch removed {
        case .follow(let follow):
            notice("You do not follow \(follow.name) any more.", Paths.following, follow.target.pairs)
        case .search(let name, let filter, let pace):
            notice(
                "The search “\(name)” is removed.", Paths.searches,
                [("query", filter.queryText), ("name", name), ("pace", pace.rawValue)])
        case .project(let id, let title):
            notice("“\(title)” is not saved any more.", Paths.saving(id), [("next", Paths.following.text)])
        }
    }

    private func notice(_ words: String, _ path: Path, _ pairs: [(String, String)]) -> HTML {
        """
        <div class="notice" role="status"><p>\(words)</p>
        <form method="post" action="\(path)" data-once>\(Hidden(pairs: pairs))<div class="acts"><button class="button">Undo</button></div></form></div>

        """
    }
}
