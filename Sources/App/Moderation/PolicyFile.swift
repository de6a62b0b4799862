import Domain
import Foundation

/// A jurisdiction pack as it lies in its data file, wording included.
struct PolicyFile: Decodable, Sendable {
    struct Term: Decodable, Sendable { let term: String, why: String }
    struct Better: Decodable, Sendable { let term: String, better: String }
    struct TaxForm: Decodable, Sendable { let form: String, thresholdMinor: Int64, throughYear: Int?, fromYear: Int? }

    let version: String
    let effective: String
    let name: String
    let currency: String
    let floorMinorPerHour: Int64
    let minimumHours: Int
    let maximumHours: Int
    let minimumAge: Int
    let feeBasisPoints: Int
    let offerHours: Int
    let decideByDays: Int
    let silenceDays: Int
    let remindDays: [Int]
    let feedbackRevealDays: Int
    let closeAfterDecideByDays: Int
    let disputeAnswerDays: Int
    let disputeAgreeDays: Int
    let disputeDecideDays: Int
    let noShowDays: Int
    let lateDays: Int
    let kickoffDays: Int
    let strikesToSuspend: Int
    let strikeDays: Int
    let liveApplicationCap: Int
    let publishScore: Int
    let operatorScore: Int
    let prohibited: [Term]
    let ongoing: [String]
    let exclusionary: [Better]
    let jargon: [Better]
    let taxForms: [TaxForm]
    let wording: [String: String]

    /// The pack this program carries; a wrong one stops the start, not a request.
    static let standard = Result { try JSONDecoder().decode(PolicyFile.self, from: Data(Assets.bytes("Data/us-2026.json") ?? [])) }

    func policy() throws -> Policy {
        guard let effective = Day(parsing: effective), let currency = Currency(code: currency), minimumHours <= maximumHours else {
            throw ConfigError(problems: ["the policy pack \(version) has a wrong date, currency or hours"])
        }
        var policy = Policy(
            version: version, effective: effective, currency: currency, floorMinorPerHour: floorMinorPerHour,
            hours: minimumHours...maximumHours, minimumAge: minimumAge, feeBasisPoints: feeBasisPoints, offerHours: offerHours,
            decideByDaysAfterApplyBy: decideByDays, silenceAcceptDays: silenceDays, remindDays: remindDays,
            feedbackRevealDays: feedbackRevealDays, closeAfterDecideByDays: closeAfterDecideByDays,
            liveApplicationCap: liveApplicationCap, publishScore: publishScore, operatorScore: operatorScore,
            prohibited: prohibited.map(\.term), ongoing: ongoing,
            exclusionary: Dictionary(exclusionary.map { ($0.term, $0.better) }) { first, _ in first }, jargon: jargon.map(\.term))
        policy.disputes = DisputeClocks(answerDays: disputeAnswerDays, agreeDays: disputeAgreeDays, decideDays: disputeDecideDays)
        policy.attendance = AttendanceTerms(startDays: noShowDays, lateDays: lateDays, kickoffDays: kickoffDays)
        policy.strikes = StrikeRules(suspendAt: strikesToSuspend, days: strikeDays)
        return policy
    }
}
