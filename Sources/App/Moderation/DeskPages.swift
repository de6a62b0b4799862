import Domain

/// The desk: every queue with its count and the age of its oldest thing.
struct DeskPage: Page {
    let queues: [DeskQueue]
    let now: Instant

    var title: String { "Desk" }

    private var waiting: [DeskQueue] { queues.filter { $0.count > 0 } }
    private var oldest: DeskQueue? { waiting.filter { $0.oldest != nil }.min { ($0.oldest ?? now) < ($1.oldest ?? now) } }

    var html: HTML {
        """
        <header class="head"><h1>Desk</h1><p class="state">\(state)</p>\(if: oldest != nil, act)</header>
        <ul class="queues">\(each: queues, queue)</ul>
        <section aria-labelledby="more"><h2 id="more">Look things up</h2><ul class="rows">
        <li class="item"><h3><a href="\(Paths.deskPeople)">People</a></h3><p class="meta">Find an account, suspend or restore it</p></li>
        <li class="item"><h3><a href="\(Paths.deskStrikes)">Strikes</a></h3><p class="meta">Appeals, and who did not appear</p></li>
        <li class="item"><h3><a href="\(Paths.deskLedger)">Ledger</a></h3><p class="meta">Every transfer, to the cent</p></li>
        <li class="item"><h3><a href="\(Paths.deskAudit())">Audit trail</a></h3><p class="meta">Who did what, and when</p></li>
        <li class="item"><h3><a href="\(Paths.deskPolicies)">Policies</a></h3><p class="meta">The numbers this site works by</p></li></ul></section>
        """
    }

    private var state: HTML {
        let count = waiting.reduce(0) { $0 + $1.count }
        guard count > 0 else { return "<span class=\"badge good\">All clear</span> Nothing waits for you." }
        let age = oldest?.oldest.map { "The oldest came \(When.relative($0, from: now))." } ?? ""
        return "<span class=\"badge warn\">\(count) \(count == 1 ? "thing waits" : "things wait")</span> \(age)"
    }

    private var act: HTML {
        """
        <div class="acts"><a class="button primary" href="\((oldest?.kind ?? .projects).path)">Start with the oldest: \((oldest?.kind ?? .projects).words(oldest?.count ?? 0))</a></div>
        """
    }

    private func queue(_ queue: DeskQueue) -> HTML {
        """
        <li class="\(tone(queue))"><a href="\(queue.kind.path)"><strong>\(queue.count)</strong> <span>\(queue.kind.words(queue.count))</span> \
        <small>\(queue.count == 0 ? "none" : queue.oldest.map { "oldest \(When.relative($0, from: now))" } ?? "")</small></a></li>

        """
    }

    private func tone(_ queue: DeskQueue) -> String {
        queue.count == 0 ? "clear" : queue.kind == .jobs || queue.kind == .disputes ? "bad" : "warn"
    }

    static var previews: [Preview] {
        let now = Instant(milliseconds: 1_795_700_000_000)
        let counts = [3, 2, 1, 0, 0, 1, 1, 1]
        let busy = zip(DeskQueue.Kind.allCases, counts).map { DeskQueue(kind: $0, count: $1, oldest: $1 > 0 ? now - .hours(6 * $1) : nil) }
        return [
            Preview("desk", DeskPage(queues: busy, now: now)),
            Preview("desk-clear", DeskPage(queues: DeskQueue.Kind.allCases.map { DeskQueue(kind: $0, count: 0, oldest: nil) }, now: now)),
        ]
    }
}

/// The way back from a page of the desk.
struct DeskCrumbs: Component {
    var html: HTML {
        """
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li></ol></nav>

        """
    }
}

/// What the worker could not do, first; then what it has still to do.
struct DeskJobsPage: Page {
    let jobs: DeskJobs
    let zone: Zone

    var title: String { "Jobs" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Jobs</h1>
        <p class="state"><span class="badge \(jobs.failed.isEmpty ? "good" : "bad")">\(jobs.failed.count) failed</span> \(jobs.waitingCount) waiting or due later</p></header>
        <section aria-labelledby="failed"><h2 id="failed">Failed</h2>
        \(if: jobs.failed.isEmpty, "<p class=\"muted\">None. A job is tried \(Jobs.attempts) times before it stands here.</p>", else: "<ul class=\"rows\">\(each: jobs.failed, failed)</ul>")</section>
        <section aria-labelledby="waiting"><h2 id="waiting">Next</h2>\(if: jobs.waiting.isEmpty, "<p class=\"muted\">Nothing is due.</p>", else: table)</section>
        """
    }

    private func failed(_ job: DeskJob) -> HTML {
        """
        <li class="item"><h3>\(words(job))</h3><p class="meta"><span class="badge bad">Failed</span> \(job.attempts) attempts · <code>\(job.id)</code></p><p>\(job.outcome)</p>
        <div class="acts"><form method="post" action="\(Paths.deskJob(job.id))" data-once><button class="button">Try again<span class="sr">: \(words(job))</span></button></form></div></li>

        """
    }

    private var table: HTML {
        """
        <table class="stack"><caption class="sr">Jobs that are due next</caption><thead><tr><th scope="col">What</th><th scope="col">Due</th><th scope="col" class="num">Attempts</th><th scope="col">Last failure</th></tr></thead>
        <tbody>\(each: jobs.waiting, waiting)</tbody></table>
        """
    }

    private func waiting(_ job: DeskJob) -> HTML {
        """
        <tr><th scope="row">\(words(job))</th><td data-label="Due">\(When(instant: job.dueAt, zone: zone, style: .dateTime))</td>\
        <td data-label="Attempts" class="num">\(job.attempts)</td><td data-label="Last failure">\(job.outcome.isEmpty ? "none" : job.outcome)</td></tr>

        """
    }

    private func words(_ job: DeskJob) -> String { Words.spaced(job.name.rawValue) }

    static var previews: [Preview] {
        let mail = DeskJob(
            id: ID("01hzzzzzzzzzzzzzzzzzzzzzz9"), name: .mailNotice, attempts: 8, outcome: "550 no such mailbox",
            dueAt: Instant(milliseconds: 1_795_700_000_000))
        return [
            Preview("desk-jobs", DeskJobsPage(jobs: DeskJobs(failed: [mail], waiting: [mail], waitingCount: 1), zone: .utc)),
            Preview("desk-jobs-clear", DeskJobsPage(jobs: DeskJobs(failed: [], waiting: [], waitingCount: 0), zone: .utc)),
        ]
    }
}

/// Names of code in words: "mail_notice" is "Mail notice".
enum Words {
    static func spaced(_ name: String) -> String {
        let spaced = name.split(separator: "_").joined(separator: " ")
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}
