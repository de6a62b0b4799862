import Domain

/// What is late, what comes, and what is done, in the reader's zone.
struct RoomTimeline: Component {
    let room: Room

    /// One thing at its time.
    struct Item: Sendable {
        let at: Instant
        let words: String
        var detail = ""
        var isDone = false
        var tone = ""
    }

    private var items: [Item] { milestones + clocks + steps + checkIns }

    private var milestones: [Item] {
        room.milestones.compactMap { milestone in
            switch milestone.state {
            case .planned, .changes: Item(at: milestone.dueAt, words: "“\(milestone.title)” is due")
            case .submitted:
                room.life.running == nil
                    ? milestone.newest.map { Item(at: room.silenceAt($0), words: "Silence accepts “\(milestone.title)”") } : nil
            case .accepted: milestone.acceptedAt.map { Item(at: $0, words: "“\(milestone.title)” accepted", isDone: true, tone: "good") }
            case .cancelled: nil
            }
        }
    }

    private var clocks: [Item] {
        let engagement = room.engagement
        var items: [Item] = []
        if engagement.state == .onboarding { items.append(Item(at: engagement.startAt, words: "Planned start")) }
        if let started = engagement.startedAt { items.append(Item(at: started, words: "Work started", isDone: true, tone: "good")) }
        if let pause = room.life.running { items.append(Item(at: pause.endsAt, words: "Work goes on")) }
        if let done = engagement.completedAt { items.append(Item(at: done, words: "Completed", isDone: true, tone: "good")) }
        return items
    }

    private var steps: [Item] {
        room.life.steps.compactMap { step in
            if let done = step.doneAt { return Item(at: done, words: step.title, detail: "Own step", isDone: true) }
            return room.life.due(step).map { Item(at: $0, words: step.title, detail: "Own step") }
        }
    }

    private var checkIns: [Item] {
        let past = room.life.checkIns.compactMap { checkIn -> Item? in
            switch checkIn.state {
            case .open: Item(at: checkIn.closesAt, words: "Check-in closes")
            case .answered: Item(at: checkIn.answeredAt ?? checkIn.askedAt, words: "Check-in answered", isDone: true)
            case .missed: Item(at: checkIn.closesAt, words: "Check-in missed", isDone: true, tone: "warn")
            case .void: nil
            }
        }
        guard let next = room.life.nextCheckIn, room.life.running == nil else { return past }
        return past + [Item(at: next, words: "Next check-in")]
    }

    var html: HTML {
        guard !room.engagement.state.isOver || !room.milestones.isEmpty else { return .none }
        let open = room.engagement.state.isOver ? [] : items.filter { !$0.isDone }.sorted { $0.at < $1.at }
        let overdue = open.filter { $0.at < room.now }
        let upcoming = open.filter { $0.at >= room.now }
        let done = items.filter(\.isDone).sorted { $0.at > $1.at }
        return """
            <section aria-labelledby="dates"><h2 id="dates">Timeline</h2>\
            \(if: !overdue.isEmpty, "<h3>Overdue</h3>\(list(overdue, tone: "bad"))")\
            \(if: !upcoming.isEmpty, "<h3>Upcoming</h3>\(list(upcoming, tone: ""))")\
            \(if: open.isEmpty, "<p class=\"muted\">Nothing is to come.</p>")\
            \(if: !done.isEmpty, "<details><summary>Done <span class=\"count\">\(done.count)</span></summary>\(list(done, tone: ""))</details>")
            <p class="muted small">Times are yours: \(room.zone.name).</p></section>

            """
    }

    private func list(_ items: [Item], tone: String) -> HTML {
        "<ol class=\"timeline\">\(each: items, { row($0, tone) })</ol>"
    }

    private func row(_ item: Item, _ tone: String) -> HTML {
        let tone = item.tone.isEmpty ? tone : item.tone
        return """
            <li\(if: !tone.isEmpty, " class=\"\(tone)\"")>\(room.when(item.at, .short)) <div><p>\(item.words)</p>\
            \(if: !item.detail.isEmpty, "<p class=\"muted small\">\(item.detail)</p>")</div></li>
            """
    }
}
