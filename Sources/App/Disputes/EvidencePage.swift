import Domain

/// Everything that speaks in a dispute on one page to print: terms, dates, signatures, versions, reviews, messages. The same for everybody.
struct EvidencePage: Page {
    let file: DisputeFile
    let room: Room
    /// Empty when the reader may not read them here.
    let messages: [Message]

    private var engagement: EngagementRow { file.engagement }

    var title: String { "Evidence: \(engagement.title)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li><li><a href="\(Paths.dispute(file.dispute.id))">Dispute</a></li></ol></nav>
        <h1>Evidence</h1><p class="lede">Gathered by the site; nobody can add or leave out anything. Print it or save it.</p></header>
        \(facts)\(DisputeStory(file: file))\(clocks)\(signatures)\(kickoff)
        <section aria-labelledby="milestones"><h2 id="milestones">Milestones, versions and reviews</h2>
        \(each: room.milestones, { MilestoneView(room: looking, milestone: $0, isUnfolded: true).html })</section>
        \(written)\(timeline)
        """
    }

    /// The room without anybody's buttons.
    private var looking: Room {
        Room(
            engagement: engagement, roles: [], signatures: room.signatures, ticks: room.ticks, milestones: room.milestones,
            money: room.money, happenings: room.happenings, feedbackGiven: room.feedbackGiven, settledAt: room.settledAt,
            policy: room.policy, zone: room.zone, now: room.now)
    }

    private var facts: HTML {
        """
        <section aria-labelledby="work"><h2 id="work">The work</h2><dl class="facts">
        <div><dt>Participant</dt><dd>\(engagement.participant)</dd></div><div><dt>Employer</dt><dd>\(engagement.employer)</dd></div>
        <div><dt>Supervisor</dt><dd>\(engagement.supervisor)</dd></div>
        <div><dt>Fee</dt><dd class="money">\(engagement.fee)</dd></div><div><dt>Held now</dt><dd class="money">\(room.money.held)</dd></div>
        <div><dt>Released so far</dt><dd class="money">\(room.money.released)</dd></div>
        <div><dt>Accepted on</dt><dd>\(file.when(engagement.createdAt))</dd></div>
        \(engagement.startedAt.map { "<div><dt>Started</dt><dd>\(file.when($0))</dd></div>" as HTML })</dl></section>

        """
    }

    private var clocks: HTML {
        let dispute = file.dispute
        return """
            <section aria-labelledby="clocks"><h2 id="clocks">Clocks</h2><dl class="facts">
            <div><dt>Opened</dt><dd>\(file.when(dispute.openedAt))</dd></div>
            <div><dt>Answer due</dt><dd>\(file.when(dispute.answerBy(file.clocks)))\(dispute.answeredAt.map { ", answered \(file.when($0))" as HTML })</dd></div>
            \(dispute.proposal.map { "<div><dt>Silence accepts the proposal</dt><dd>\(file.when($0.silenceAt(file.clocks)))</dd></div>" as HTML })
            <div><dt>Decision due</dt><dd>\(file.when(dispute.decideBy(file.clocks)))\(dispute.decidedAt.map { ", decided \(file.when($0))" as HTML })</dd></div></dl></section>

            """
    }

    private var signatures: HTML {
        """
        <section aria-labelledby="signed"><h2 id="signed">Signatures</h2><dl class="facts">\(each: room.signatures, { "<div><dt>For \(file.name($0.side))</dt><dd>\($0.name), \(file.when($0.at)), from \($0.address)</dd></div>" })
        <div><dt>Agreement</dt><dd><a href="\(Paths.agreement(engagement.id))">Read it</a>, SHA-256 <code>\(String(engagement.agreementHash.prefix(16)))…</code></dd></div></dl></section>

        """
    }

    private var kickoff: HTML {
        guard !room.ticks.isEmpty else { return .none }
        return """
            <section aria-labelledby="kickoff"><h2 id="kickoff">Kick-off</h2><dl class="facts">\(each: room.ticks, { "<div><dt>\($0.item.words)</dt><dd>\($0.note.isEmpty ? "Confirmed" : $0.note) · \($0.by), \(file.when($0.at))</dd></div>" })</dl></section>

            """
    }

    private var written: HTML {
        """
        <section aria-labelledby="written"><h2 id="written">Messages</h2>\(if: messages.isEmpty, "<p class=\"muted\">None to read here.</p>")
        \(each: messages, { "<blockquote><p>\($0.body)</p><footer>\($0.author), \(file.when($0.sentAt))</footer></blockquote>" })</section>

        """
    }

    private var timeline: HTML {
        """
        <section aria-labelledby="happened"><h2 id="happened">What happened</h2><ol class="timeline">\(each: room.happenings.reversed(), { "<li>\(file.when($0.at, .short)) <div><p>\($0.words)</p>\(if: !$0.detail.isEmpty, "<p class=\"muted small\">\($0.detail)</p>")</div></li>" })</ol></section>
        """
    }

    static var previews: [Preview] {
        let message = Message(
            body: "Which years does the list cover?", sentAt: RoomPreviews.now - .days(8), isMine: false, author: "Mina Okafor")
        return [
            Preview(
                "dispute-evidence",
                EvidencePage(
                    file: DisputePreviews.file(.proposed, .responder), room: RoomPreviews.room(.disputed, .supervisor), messages: [message])
            )
        ]
    }
}
