import Domain

/// Follows something, or stops following it, and comes back to the page it stands on.
struct FollowButton: Component {
    let follow: Follow
    /// Nil for a visitor, who is asked to sign in.
    let isFollowed: Bool?
    let page: Path

    var html: HTML {
        guard let isFollowed else { return "<a class=\"button\" href=\"\(Paths.signIn(next: page.text))\">Sign in to follow</a>" }
        return """
            <form method="post" action="\(isFollowed ? Paths.followingRemoval : Paths.following)" data-once>\
            \(Hidden(pairs: follow.target.pairs + [("next", page.text)]))\
            <button class="button">\(isFollowed ? "Stop following" : "Follow")<span class="sr"> \(follow.name)</span></button></form>
            """
    }
}

/// Puts a project aside, or takes it back.
struct SaveProjectButton: Component {
    let project: ID<Project>
    let isSaved: Bool

    var html: HTML {
        """
        <form method="post" action="\(isSaved ? Paths.savingRemoval(project) : Paths.saving(project))" data-once>\
        <button class="button plain">\(isSaved ? "Remove from saved" : "Save for later")</button></form>
        """
    }
}

/// Values that a form carries unseen.
struct Hidden: Component {
    let pairs: [(String, String)]

    var html: HTML { "\(each: pairs, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })" }
}
