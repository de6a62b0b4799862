import Domain
import Storage

/// Asking to show work that is not open: the employer approves it whole, redacted or as a description, and silence is a description.
struct PortfolioRequests: Sendable {
    let site: Site

    /// Asks the employer to show words, and a link, about work that is not open.
    func ask(_ item: ID<PortfolioItem>, words: Prose, link: WebLink?, by viewer: Viewer) async throws -> ID<PortfolioRequestRow> {
        let moment = site.world.moment()
        let (policy, silence) = (site.policy, Span.days(site.policy.silenceAcceptDays))
        return try await site.database.write { tx in
            let found = try tx.portfolioItems(of: viewer.id, where: "portfolio_item.id = \(item)", at: moment.now, policy).first
            guard let found else { throw Refusal.notFound }
            guard found.isGuarded else {
                throw Refusal.conflict("This work is open: say what you like about it, nobody has to approve it.")
            }
            let engagement = found.facts.engagement
            try tx.hold(engagement)
            guard try tx.openPortfolioRequest(in: engagement) == nil else {
                throw Refusal.conflict("You have asked already. Wait for the answer, or take the request back.")
            }
            let id = moment.newID(PortfolioRequestRow.self)
            try tx.insertPortfolioRequest(id, in: engagement, words: words.text, link: link?.text ?? "", at: moment.now)
            try tx.record(.portfolioRequest, id.text, "ask", to: "asked", by: viewer.id, role: "participant", at: moment)
            try tx.schedule(.describePortfolio, id.text, at: moment.now + silence, moment)
            return id
        }
    }

    /// Moves a request: the employer answers it, or the participant agrees or takes it back.
    ///
    /// - Parameters:
    ///   - redacted: the words that may be shown, when the employer redacts.
    ///   - note: what the employer says with it.
    func move(
        _ id: ID<PortfolioRequestRow>, _ event: PortfolioRequest.Event, redacted: String = "", note: String = "", by viewer: Viewer
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let (known, _, roles) = try tx.portfolioRequest(id, seenBy: viewer)
            try tx.hold(known.engagement)
            let request = try tx.portfolioRequest(id)
            if roles.contains(.employer) {
                // Before the move: a redacted request without its words is none the store takes.
                try tx.run("UPDATE portfolio_request SET redacted = \(redacted), note = \(note) WHERE id = \(id) AND state = 'asked'")
            }
            try tx.move(
                .portfolioRequest, id.text, event, in: PortfolioRequest.machine, from: request.state, by: Actor(viewer.id, roles),
                at: moment)
            if roles.contains(.employer) {
                try tx.run("UPDATE portfolio_request SET decided_by = \(viewer.id), decided_at = \(moment.now) WHERE id = \(id)")
            }
            guard let permission = PortfolioRequest.permission(after: event) else { return }
            let words = permission == .full ? request.words : request.redacted
            try tx.showApproved(permission, words: words, link: request.link, of: request.engagement, at: moment.now)
        }
    }

    /// The employer said nothing: the verified facts stay all that is shown.
    func lapse(_ id: ID<PortfolioRequestRow>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let request = try tx.portfolioRequest(id)
            try tx.hold(request.engagement)
            try tx.move(
                .portfolioRequest, id.text, .lapse, in: PortfolioRequest.machine, from: request.state, by: Actor(clock: .clock), at: moment)
            try tx.run("UPDATE portfolio_request SET decided_at = \(moment.now) WHERE id = \(id)")
        }
    }
}

extension Site {
    var portfolioRequests: PortfolioRequests { PortfolioRequests(site: self) }
}
