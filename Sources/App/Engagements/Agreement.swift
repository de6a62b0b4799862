import Domain
import Storage

/// What both sides sign: the text in Markdown, and its fingerprint.
struct Agreement: Sendable, Hashable {
    let text: String
    /// SHA-256 of the text, in lower-case hexadecimal.
    let hash: String

    init(text: String) {
        self.text = text
        hash = sha256(text)
    }

    /// The text without its title line, which a page prints as its own heading.
    static func body(of text: String) -> String {
        guard text.hasPrefix("# "), let end = text.firstIndex(of: "\n") else { return text }
        return String(text[text.index(after: end)...])
    }

    /// Names in braces become their values in one pass, so that a brace somebody typed is never taken for a name.
    ///
    /// - Throws: a fault when the wording asks for a value that nobody gives.
    static func filled(_ wording: String, _ values: [String: String]) throws -> String {
        var text = ""
        var rest = wording[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { throw WordingFault(description: "a brace is never closed") }
            let name = String(rest[rest.index(after: open)..<close])
            guard let value = values[name] else { throw WordingFault(description: "the wording asks for {\(name)}") }
            text += value
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// Text somebody typed, so that Markdown reads it as letters and nothing else.
    static func escaped(_ raw: String) -> String {
        Text.line(raw).reduce(into: "") { text, character in
            if "\\`*_[]<>&#!~|{}()".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}

/// The policy pack does not fit this program: a fault of ours, never of a visitor.
struct WordingFault: Error, CustomStringConvertible {
    let description: String
}

/// What agreements are written with: the policy in force and its wording.
struct AgreementDesk: Sendable {
    let policy: Policy
    let wording: [String: String]

    init(site: Site) throws {
        policy = site.policy
        wording = try PolicyFile.standard.get().wording
    }

    func wording(_ name: String) throws -> String {
        guard let text = wording[name] else { throw WordingFault(description: "the policy pack has no wording “\(name)”") }
        return text
    }

    /// The whole agreement, every name in it filled in.
    func agreement(_ terms: AgreementTerms) throws -> Agreement {
        let aiRule = try wording("ai.\(terms.ai.rawValue)")
        let values = [
            "participant": Agreement.escaped(terms.participant), "employer": Agreement.escaped(terms.employer),
            "project": Agreement.escaped(terms.title), "deliverables": deliverables(terms), "hours": "\(terms.hours)",
            "fee": Self.text(terms.fee), "currency": terms.fee.currency.code, "start": terms.zone.medium(terms.start),
            "ip": try wording("ip.\(terms.ip.rawValue)"),
            "confidentiality": try wording("confidentiality.\(terms.confidentiality.rawValue)"),
            "ai": terms.aiNote.isEmpty ? aiRule : "\(aiRule) The employer adds: \(Agreement.escaped(terms.aiNote))",
            "supervisor": Agreement.escaped(terms.supervisor),
            "backup": terms.backup.isEmpty ? "another member of \(Agreement.escaped(terms.employer))" : Agreement.escaped(terms.backup),
            "silenceDays": "\(policy.silenceAcceptDays)", "offerHours": "\(policy.offerHours)",
        ].merging(AttendanceWording.values(policy)) { one, _ in one }
        return Agreement(text: try Agreement.filled(wording("agreement"), values))
    }

    private func deliverables(_ terms: AgreementTerms) -> String {
        terms.deliverables.enumerated().map { index, deliverable in
            let head =
                "\(index + 1). **\(Agreement.escaped(deliverable.title))**, due \(terms.zone.long(deliverable.dueAt)), "
                + "for \(Self.text(deliverable.amount)). It is done when:"
            return ([head] + deliverable.criteria.map { "   - \(Agreement.escaped($0))" }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func text(_ money: Money) -> String { "\(money.text)" }
}
