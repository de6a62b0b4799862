import Domain

/// The kick-off list: facts the site knows itself, and what the employer ticks with the words the participant needs.
struct RoomKickoff: Component {
    let room: Room
    let form: Form

    private var engagement: EngagementRow { room.engagement }
    private var side: FeedbackSide { room.isParticipant ? .participant : .employer }

    var html: HTML {
        """
        <section aria-labelledby="kickoff"><h2 id="kickoff">Kick-off</h2>
        <ul class="checklist">\(each: room.kickoff, row)</ul>
        \(if: canTick, tickForms)</section>

        """
    }

    private var canTick: Bool { room.isEmployer && room.may(.tick) }

    private func row(_ item: KickoffItem) -> HTML {
        """
        <li\(if: room.isDone(item), " class=\"done\"")><span><strong>\(item.words)</strong>\(if: !item.isRequired, " <small>optional</small>") \
        <small>\(detail(item))</small></span>\(paper(item).map { " <a class=\"button\" href=\"\($0)\">Read it</a>" as HTML })</li>
        """
    }

    /// What an item asks to be read.
    private func paper(_ item: KickoffItem) -> Path? {
        switch item {
        case .agreement: room.isMentorAlone ? nil : Paths.agreement(room.id)
        case .nda: Paths.nda(room.id)
        default: nil
        }
    }

    private func detail(_ item: KickoffItem) -> HTML {
        if let tick = room.tick(item) { return "\(tick.note.isEmpty ? "Confirmed" : tick.note) · \(tick.by), \(room.when(tick.at))" }
        switch item {
        case .agreement where !room.signatures.isEmpty:
            return
                "\(each: room.signatures, { "\($0.name), \(room.when($0.at)). " })\(if: !room.hasSignedForEmployer, "\(engagement.employer) still has to sign.")"
        case .nda:
            return room.material?.signature.map { "\($0.name), \(room.when($0.at))" } ?? "\(item.words(for: side))"
        case .funding: return engagement.fundedAt.map { "Held since \(room.when($0))" } ?? "\(item.words(for: side))"
        default: return "\(item.words(for: side))"
        }
    }

    private var tickForms: HTML {
        let open = KickoffItem.allCases.filter { $0.isTickedByHand }
        return """
            <details\(if: room.engagement.state == .onboarding || !form.problems.isEmpty, " open")><summary>Tick an item</summary>
            <form class="form" method="post" action="\(Paths.engagement(room.id, .kickoff))" data-once novalidate>
            \(ErrorSummary(form: form))\
            \(Select(name: "item", label: "What is clear now", form: form, options: open.map { Option(value: $0.rawValue, label: room.isDone($0) ? "\($0.words) (done: write it anew)" : $0.words) }, prompt: "Choose"))\
            \(Field(name: "note", label: "What the participant needs to know", form: form, kind: .area(rows: 3), hint: "Names and roles, the address of the channel, the first task. Dates need no words.", optional: true, limit: 500))
            <div class="acts"><button class="button">Tick it</button></div></form></details>
            """
    }
}

/// People, dates and terms beside the work.
struct RoomFacts: Component {
    let room: Room

    var html: HTML {
        let engagement = room.engagement
        return """
            <section aria-labelledby="people"><h2 id="people">People</h2><dl class="facts">
            <div><dt>Participant</dt><dd>\(engagement.participant)</dd></div>
            <div><dt>Supervisor</dt><dd>\(engagement.supervisor)</dd></div>
            \(if: !engagement.backup.isEmpty, "<div><dt>Backup</dt><dd>\(engagement.backup)</dd></div>")\
            \(if: engagement.mentor != nil, "<div><dt>Mentor</dt><dd>\(engagement.mentor ?? "")</dd></div>")</dl></section>
            <section aria-labelledby="terms"><h2 id="terms">Terms</h2><dl class="facts">
            \(if: !room.isMentorAlone, "<div><dt>Fee</dt><dd class=\"money\">\(engagement.fee)</dd></div>")<div><dt>Hours</dt><dd>\(engagement.hours)</dd></div>
            <div><dt>Start</dt><dd>\(room.when(engagement.startedAt ?? engagement.startAt))</dd></div>
            <div><dt>Check-ins</dt><dd>\(engagement.checkIns.words)</dd></div>
            <div><dt>AI tools</dt><dd>\(engagement.aiPolicy.words)</dd></div>
            \(if: !room.isMentorAlone, "<div><dt>Papers</dt><dd><a href=\"\(Paths.agreement(room.id))\">Agreement</a></dd></div>")
            <div><dt>Project</dt><dd><a href="\(Paths.project(engagement.project))">Project page</a></dd></div></dl></section>

            """
    }
}

/// Where the fee is: to be paid, held, released, given back.
struct RoomMoney: Component {
    let room: Room

    private var engagement: EngagementRow { room.engagement }

    var html: HTML {
        """
        <section aria-labelledby="money"><h2 id="money">Money</h2>\(toPay)
        <dl class="facts">
        <div><dt>Fee</dt><dd class="money">\(engagement.fee)</dd></div>
        \(if: !room.isParticipant, "<div><dt>Platform fee</dt><dd class=\"money\">\(engagement.platformFee)</dd></div>")\
        <div><dt>Held now</dt><dd class="money">\(room.money.held)</dd></div>
        <div><dt>Released to \(room.isParticipant ? "you" : engagement.participant)</dt><dd class="money">\(room.money.released)</dd></div>
        \(if: engagement.state == .cancelled && !room.isParticipant, "<div><dt>Refunded</dt><dd class=\"money\">\(room.money.refunded)</dd></div>")\
        \(if: room.isParticipant, "<div><dt>Waiting for pay-out, all projects</dt><dd class=\"money\">\(room.money.payable)</dd></div>")</dl></section>

        """
    }

    private var toPay: HTML {
        guard engagement.state == .onboarding, !engagement.isFunded else { return .none }
        if room.isParticipant {
            return "<p>\(engagement.employer) pays the whole fee before you start. It is held here until your work is accepted.</p>"
        }
        return """
            <div class="notice warn"><h3>To pay: <span class="money">\(engagement.total)</span></h3>
            <p>That is the fee of \(engagement.fee) and the platform fee of \(engagement.platformFee). Send it by bank transfer with this reference, so that it finds its way:</p>
            <p><code>\(room.id)</code></p><p>The operator records it when it arrives. You get a letter then.</p></div>
            """
    }
}

/// How an engagement stopped, and what that means.
struct RoomEnding: Component {
    let room: Room

    private var engagement: EngagementRow { room.engagement }

    var html: HTML {
        """
        <div class="notice bad"><h2>\(engagement.cancelReason?.words ?? "Cancelled")</h2>\(if: !engagement.cancelNote.isEmpty, "<p>\(engagement.cancelNote)</p>")
        <p>Accepted milestones stay paid: \(room.money.released). \(money)</p></div>
        """
    }

    private var money: HTML {
        guard engagement.isFunded else { return "Nothing had been paid, so nothing is owed." }
        return room.isParticipant
            ? "What was still held goes back to \(engagement.employer)."
            : "\(room.money.refunded) goes back to \(engagement.employer), the platform's share of it included."
    }
}
