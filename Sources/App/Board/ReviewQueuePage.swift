import Domain

/// Everything that waits for a review, the oldest first.
struct ReviewQueuePage: Page {
    /// How many are listed; the oldest come first, so the rest moves up.
    static let most = 100

    let waiting: [WaitingWork]
    /// Only what this reader reviews.
    let isOwn: Bool
    let zone: Zone
    let now: Instant

    var title: String { "Reviews" }
    var width: PageWidth { .page }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>Reviews</h1><p class="lede">What was handed in and waits for you, the oldest first.</p></header>
        \(BoardTabs(here: .reviews, waiting: waiting.count))
        <p class="bar"><span>\(waiting.count) \(waiting.count == 1 ? "version waits" : "versions wait")</span> \(if: isOwn, "<a href=\"\(Paths.reviewQueue)\">Show everybody's</a>", else: "<a href=\"\(Paths.ownReviewQueue)\">Show only mine</a>")</p>
        \(if: waiting.isEmpty, empty, else: "<ol class=\"rows\">\(each: waiting.prefix(Self.most), row)</ol>\n\(if: waiting.count > Self.most, "<p class=\"muted\">And \(waiting.count - Self.most) more after these.</p>")<div class=\"acts\"><a class=\"button primary\" href=\"\(first)\">Begin with the oldest</a></div>")
        """
    }

    private var first: Path { waiting.first.map { Paths.queued($0.submission) } ?? Paths.reviewQueue }

    private var empty: HTML {
        "<div class=\"empty\"><h2>Nothing waits for a review</h2><p>Work that is handed in stands here until somebody has answered.</p><a class=\"button\" href=\"\(Paths.board)\">See the board</a></div>"
    }

    private func row(_ work: WaitingWork) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.queued(work.submission))">\(work.milestone), version \(work.version)</a></h2>
        <p class="meta">\(if: now - work.since >= EngagementRisk.patience, "<span class=\"badge warn\">\(EngagementRisk.unreviewed.words)</span> ")\(work.participant) · \(work.title) · waits since \(When(instant: work.since, zone: zone, style: .dateTime))</p>
        <ul class="criteria">\(each: work.criteria, { "<li><p>\($0)</p></li>" })</ul></li>

        """
    }

    static let sample = WaitingWork(
        submission: ID("01kawp000submission2000001"), engagement: ID("01kawp0000engagement000001"),
        project: ID("01kawp00000project000000001"),
        version: 1, since: RoomPreviews.now - .days(5), milestone: "A page of findings", title: "Clean up a donor list",
        participant: "Mina Okafor", supervisorID: nil, criteria: ["Every person appears once, with one id."])

    static var previews: [Preview] {
        [
            Preview("review-queue", ReviewQueuePage(waiting: [sample], isOwn: false, zone: .utc, now: RoomPreviews.now)),
            Preview("review-queue-empty", ReviewQueuePage(waiting: [], isOwn: true, zone: .utc, now: RoomPreviews.now)),
        ]
    }
}

/// One version in the queue: what was handed in, the review, and the way to the next.
struct QueuedReviewPage: Page {
    let review: ReviewPage
    let comments: [SavedComment]
    /// Its place in the queue, counted from one; nil when it is not in it.
    let place: Int?
    let count: Int
    var previous: ID<Submission>?
    var next: ID<Submission>?

    var title: String { "Review: \(review.milestone.title)" }
    var width: PageWidth { .reading }
    var extras: [StaticFiles] { [.boardStyle, .boardScript] }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.board)">Board</a></li><li><a href="\(Paths.reviewQueue)">Reviews</a></li></ol></nav>
        <h1>\(review.milestone.title)</h1><p class="state">\(review.milestone.state.badge) Silence accepts it on \(When(instant: review.silenceAt, zone: review.zone, style: .dateTime))</p>
        <p class="meta"><a href="\(Paths.engagement(review.engagement.id))">\(review.engagement.participant), \(review.engagement.title)</a></p></header>
        <nav class="pager queue" aria-label="Queue"><span>\(placeWords)</span>\
        \(if: previous != nil, "<a class=\"button\" rel=\"prev\" href=\"\(previous.map(Paths.queued) ?? Paths.reviewQueue)\">Previous</a>")\
        \(if: next != nil, "<a class=\"button\" rel=\"next\" href=\"\(next.map(Paths.queued) ?? Paths.reviewQueue)\">Next</a>")</nav>
        <p class="hint with-script">Keys: <kbd>n</kbd> next, <kbd>p</kbd> previous.</p>
        <section aria-labelledby="work"><h2 id="work">What \(review.engagement.participant) handed in</h2><article class="milestone">\(VersionView(submission: review.submission, zone: review.zone))</article></section>
        \(ReviewForm(milestone: review.milestone, participant: review.engagement.participant, form: review.form, action: Paths.queued(review.submission.id), bank: bank))
        """
    }

    private var placeWords: String { place.map { "\($0) of \(count), oldest first" } ?? "Not in the queue" }

    private var bank: CommentBank { CommentBank(comments: comments, used: review.form.all("used")) }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.delivered, .supervisor)
        guard let milestone = room.waiting.first, let submission = milestone.newest else { return [] }
        let review = ReviewPage(
            engagement: room.engagement, milestone: milestone, submission: submission, form: Form([("used", "01kawp0000comment000000001")]),
            zone: .utc, silenceAt: room.silenceAt(submission))
        return [
            Preview(
                "review-queued",
                QueuedReviewPage(
                    review: review, comments: SavedCommentsPage.sample, place: 2, count: 3, previous: ID("01kawp000submission2000000"),
                    next: ID("01kawp000submission2000002")))
        ]
    }
}
