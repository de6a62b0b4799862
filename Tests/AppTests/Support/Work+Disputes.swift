import Domain
import Storage

@testable import App

extension Work {
    /// Opens a dispute about the work.
    ///
    /// - Returns: its path.
    @discardableResult
    func dispute(
        by visitor: Visitor? = nil, _ outcome: String = "cancelled", whole: String = "50", shares: [Int: String] = [:]
    ) async throws -> String {
        let answer = try await (visitor ?? mina).post("\(room)/dispute", terms(outcome, whole: whole, shares: shares))
        return answer.location ?? "refused: \(answer.status)"
    }

    /// The fields of a form for terms; shares by the position of the milestone.
    func terms(_ outcome: String, whole: String = "", shares: [Int: String] = [:]) async throws -> [(String, String)] {
        var fields = [("outcome", outcome), ("whole", whole), ("words", "We read the second criterion differently.")]
        for (position, percent) in shares { fields.append(("share.\(try await milestone(position).id)", percent)) }
        return fields
    }

    func answer(_ path: String, by visitor: Visitor? = nil) async throws -> Int {
        try await (visitor ?? omar).post("\(path)/answer", [("words", "It does not do what we agreed on.")]).status
    }

    /// The proposal that waits, as the page's form names it.
    func proposal() async throws -> [(String, String)] {
        let id = try await site.site.database.read { [engagement] tx in try tx.lastDispute(about: engagement)?.proposal?.id.text ?? "" }
        return [("terms", id)]
    }

    func lastDispute() async throws -> DisputeRow? {
        try await site.site.database.read { [engagement] tx in try tx.lastDispute(about: engagement) }
    }

    /// Subjects of the letters to somebody that begin so.
    func letters(to visitor: Visitor, _ beginning: String) async throws -> Int {
        try await site.settle()
        return site.post.to(visitor.email).count { $0.subject.hasPrefix(beginning) }
    }

    func strikes() async throws -> [StrikeRow] { try await site.site.database.read { tx in try tx.strikes(where: "TRUE") } }

    /// The same person, signed in anew: sessions end when nobody comes for long.
    func again(_ visitor: Visitor) async throws -> Visitor {
        guard let id = visitor.id else { return visitor }
        let token = try await site.site.sessions.open(for: id, agent: "test")
        return Visitor(site, id: id, name: visitor.name, email: visitor.email, cookies: [SessionCookie(isProduction: false).name: token])
    }
}
