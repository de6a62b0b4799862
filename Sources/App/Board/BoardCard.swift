import Domain

/// One engagement as a card; a board has hundreds, so each is small.
struct BoardCard: Sendable {
    let zone: Zone
    /// The column says the state, so the card need not.
    let isSorted: Bool
    let mayAct: Bool
    let isChosen: Bool

    func html(_ entry: BoardEntry, canMove: Bool) -> HTML {
        """
        <li class="ticket"\(if: canMove, " draggable=\"true\"")>\(if: mayAct, BoardMarks.box(entry, isChosen))<a href="\(Paths.engagement(entry.id))">\(entry.participant)</a>
        <p>\(entry.title)</p><p class="meta">\(each: BoardMarks.marks(entry, isSorted), { $0 })\(entry.accepted)/\(entry.milestones) accepted\(BoardMarks.due(entry, zone))\(MinutesWords(minutes: entry.minutes))</p>\(BoardMarks.act(entry, zone))</li>

        """
    }
}

/// The same engagements as rows of a table.
struct BoardTable: Component {
    let entries: [BoardEntry]
    let zone: Zone
    let mayAct: Bool
    let isChosen: Bool

    var html: HTML {
        """
        <div class="scroll"><table class="stack board"><caption class="sr">Engagements</caption><thead><tr>\(if: mayAct, "<th scope=\"col\"><span class=\"sr\">Chosen</span></th>")\
        <th scope="col">Participant</th><th scope="col">State</th><th scope="col">Next due</th><th scope="col">Accepted</th><th scope="col">Reviews</th><th scope="col">Minutes a week</th><th scope="col">Next</th></tr></thead>
        <tbody>\(each: entries, row)</tbody></table></div>

        """
    }

    private func row(_ entry: BoardEntry) -> HTML {
        """
        <tr class="ticket">\(if: mayAct, "<td data-label=\"Chosen\">\(BoardMarks.box(entry, isChosen))</td>")<th scope="row"><a href="\(Paths.engagement(entry.id))">\(entry.participant)</a> <small>\(entry.title)</small></th>\
        <td data-label="State"><span>\(entry.state.words) \(each: BoardMarks.marks(entry, true), { $0 })</span></td><td data-label="Next due">\(entry.nextDue.map { When(instant: $0, zone: zone, style: .short) })</td>\
        <td data-label="Accepted">\(entry.accepted)/\(entry.milestones)</td><td data-label="Reviews">\(entry.supervisor)</td><td data-label="Minutes a week">\(entry.minutes.aWeek.map(String.init) ?? "–")</td><td data-label="Next"><span>\(BoardMarks.act(entry, zone))</span></td></tr>

        """
    }
}

/// What cards and rows have in common.
enum BoardMarks {
    static func box(_ entry: BoardEntry, _ isChosen: Bool) -> HTML {
        "<input type=\"checkbox\" form=\"batch\" name=\"e\" value=\"\(entry.id)\" aria-label=\"Choose \(entry.participant)\"\(if: isChosen, " checked")>"
    }

    static func marks(_ entry: BoardEntry, _ isStateKnown: Bool) -> [HTML] {
        var marks: [HTML] = []
        if !isStateKnown || entry.state == .disputed { marks.append(entry.state.badge) }
        if entry.state == .onboarding, !entry.isSigned { marks.append("<span class=\"badge warn\">Not signed</span>") }
        marks += entry.risks.map { "<span class=\"badge \($0.tone)\">\($0.words)</span>" }
        return marks
    }

    static func due(_ entry: BoardEntry, _ zone: Zone) -> HTML {
        guard let due = entry.nextDue, !entry.isOver else { return .none }
        return " · due \(When(instant: due, zone: zone, style: .short))"
    }

    /// The next thing to do, where it is the employer's.
    static func act(_ entry: BoardEntry, _ zone: Zone) -> HTML {
        switch entry.state {
        case .onboarding where !entry.isSigned: return "<a href=\"\(Paths.agreement(entry.id))\">Read and sign</a>"
        case .active, .delivered:
            guard let waiting = entry.waiting else { return .none }
            return
                "<a class=\"review\" href=\"\(Paths.queued(waiting.submission))\">Waiting for review since \(When(instant: waiting.since, zone: zone, style: .short))</a>"
        case .onboarding, .completed, .cancelled, .disputed: return .none
        }
    }
}

extension EngagementRisk {
    var tone: String {
        switch self {
        case .blocked, .late: "bad"
        case .silent, .unreviewed, .unfunded: "warn"
        }
    }
}
