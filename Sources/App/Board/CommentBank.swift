import Domain

/// Saved comments beside a review: each is put into the comment by its button, and what was typed stays.
struct CommentBank: Component {
    let comments: [SavedComment]
    /// What was put in so far; it is counted when the review is sent.
    let used: [String]

    var html: HTML {
        """
        \(each: used, { "<input type=\"hidden\" name=\"used\" value=\"\($0)\">" })\
        <details\(if: !used.isEmpty, " open")><summary>Saved comments <span class="count">\(comments.count)</span></summary>
        \(if: comments.isEmpty, "<p class=\"hint\">Nothing is saved yet. What you write often is worth keeping.</p>", else: "<ul class=\"bank\">\(each: comments, row)</ul>")
        <p><a href="\(Paths.savedComments)">Change or remove saved comments</a></p></details>
        <label class="choice"><input type="checkbox" name="keep" value="yes"><span>Keep this comment for other reviews <small>Without the participant's name in it.</small></span></label>

        """
    }

    private func row(_ comment: SavedComment) -> HTML {
        """
        <li><p>\(comment.words)</p><button class="button" name="insert" value="\(comment.id)" data-words="\(comment.words)" formnovalidate aria-label="Put in: \(String(comment.words.prefix(60)))">Put in</button></li>
        """
    }
}

/// The comments of an organization, where they are changed.
struct SavedCommentsPage: Page {
    let comments: [SavedComment]
    let mayAct: Bool
    /// The comment that is being changed; nil when one is added.
    var editing: ID<SavedComment>?
    let form: Form

    var title: String { "Saved comments" }
    var extras: [StaticFiles] { [.boardStyle] }

    var html: HTML {
        """
        <header class="head"><h1>Saved comments</h1><p class="lede">What you write in many reviews, written once. Everybody who reviews for you can put it in.</p></header>
        \(BoardTabs(here: .comments))
        \(if: comments.isEmpty, "<div class=\"empty\"><h2>Nothing is saved yet</h2><p>Write one below, or tick “Keep this comment” when you send a review.</p></div>", else: "<ul class=\"rows\">\(each: comments, row)</ul>")
        \(if: mayAct, writing)
        """
    }

    private func row(_ comment: SavedComment) -> HTML {
        """
        <li class="item" id="c-\(comment.id)"><p>\(comment.words)</p><p class="meta">\(if: comment.used == 0, "Not used yet", else: "In \(comment.used) \(comment.used == 1 ? "review" : "reviews")")</p>\(if: mayAct, acts(comment))</li>

        """
    }

    private func acts(_ comment: SavedComment) -> HTML {
        """
        <div class="acts"><a class="button" href="\(Paths.savedComment(comment.id))">Change</a> <form method="post" action="\(Paths.savedCommentRemoval(comment.id))" data-once data-confirm="Remove this comment?" data-confirm-detail="Reviews it stands in stay as they are." data-confirm-act="Remove" data-confirm-tone="danger"><button class="button danger">Remove</button></form></div>
        """
    }

    private var writing: HTML {
        """
        <section aria-labelledby="write"><h2 id="write">\(if: editing == nil, "A new comment", else: "Change this comment")</h2>
        <form class="form" method="post" action="\(editing.map(Paths.savedComment) ?? Paths.savedComments)" data-once novalidate>\(ErrorSummary(form: form))\
        \(Field(name: "words", label: "What it says", form: form, kind: .area(rows: 4), limit: SavedComment.length.upperBound))
        <div class="acts"><button class="button primary">Save</button>\(if: editing != nil, " <a class=\"button\" href=\"\(Paths.savedComments)\">Leave it</a>")</div></form></section>
        """
    }

    static let sample = [
        SavedComment(id: ID("01kawp0000comment000000001"), words: "Say in one sentence what a reader should do with this.", used: 7),
        SavedComment(id: ID("01kawp0000comment000000002"), words: "Name the source of every figure, with its day.", used: 0),
    ]

    static var previews: [Preview] {
        let (first, form) = (sample[0], Form([("words", sample[0].words)]))
        return [
            Preview("saved-comments", SavedCommentsPage(comments: sample, mayAct: true, form: Form())),
            Preview("saved-comments-change", SavedCommentsPage(comments: sample, mayAct: true, editing: first.id, form: form)),
            Preview("saved-comments-empty", SavedCommentsPage(comments: [], mayAct: false, form: Form())),
        ]
    }
}
