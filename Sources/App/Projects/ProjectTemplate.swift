import Domain
import Foundation

/// A project somebody else has thought through: a draft to start from, with what is to be replaced in square brackets.
struct ProjectTemplate: Decodable, Sendable {
    struct Part: Decodable, Sendable { let title: String, criteria: [String], weight: Int, dueDays: Int }

    let id: String
    let name: String
    let field: String
    let blurb: String
    let title: String
    let summary: String
    let background: String
    let hours: Int
    let feeMinor: Int64
    let seats: Int
    let place: String
    let skillsNeeded: [String]
    let skillsGained: [String]
    let tools: [String]
    let deliverables: [Part]
    let questions: [String]
    let aiPolicy: String
    let aiNote: String
    let portfolio: String
    let ip: String
    let confidentiality: String
    let supervisorMinutesPerWeek: Int
    let checkInRhythm: String

    /// The templates this program carries, in the order of their file; a test sees that they can be read.
    static let all: [ProjectTemplate] =
        (try? JSONDecoder().decode([ProjectTemplate].self, from: Data(Assets.bytes("Data/templates.json") ?? []))) ?? []

    func fee(_ policy: Policy) -> Money { Money(minor: feeMinor, currency: policy.currency) }

    func draft(_ policy: Policy) -> ProjectDraft {
        var draft = ProjectDraft(
            title: title, summary: summary, background: background, field: field, hours: hours, fee: fee(policy), seats: seats)
        draft.place = Place(rawValue: place) ?? draft.place
        draft.minutes = supervisorMinutesPerWeek
        draft.checkIns = CheckInRhythm(rawValue: checkInRhythm) ?? draft.checkIns
        draft.tools = tools.joined(separator: ", ")
        draft.confidentiality = Confidentiality(rawValue: confidentiality) ?? draft.confidentiality
        draft.ip = IPMode(rawValue: ip) ?? draft.ip
        draft.aiPolicy = AIPolicy(rawValue: aiPolicy) ?? draft.aiPolicy
        draft.aiNote = aiNote
        draft.portfolio = PortfolioPermission(rawValue: portfolio) ?? draft.portfolio
        draft.deliverables = deliverables.map {
            Deliverable(title: $0.title, criteria: $0.criteria, weight: $0.weight, dueDays: $0.dueDays)
        }
        draft.needed = skillsNeeded
        draft.gained = skillsGained
        draft.questions = questions
        return draft
    }
}
