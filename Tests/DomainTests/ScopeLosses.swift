import Testing

@testable import Domain

/// One way to spoil a perfect draft, and the check that must notice it.
struct Loss: Sendable, CustomTestStringConvertible {
    let id: Finding.Check
    let what: String
    let change: @Sendable (inout ScopeDraft) -> Void

    init(_ id: Finding.Check, _ what: String, _ change: @escaping @Sendable (inout ScopeDraft) -> Void) {
        self.id = id
        self.what = what
        self.change = change
    }

    var testDescription: String { "\(id): \(what)" }

    static let all = words + contract + calendar + people

    private static let words = [
        Loss(.problem, "no problem") { $0.problem = "" },
        Loss(.problem, "a problem in two words") { $0.problem = "Customers leave." },
        Loss(.problem, "a problem as long as a page") { $0.problem = String(repeating: "They leave us. ", count: 20) },
        Loss(.ongoing, "an ongoing role") { $0.background = "This is an ongoing need." },
        Loss(.ongoing, "a long-term role") { $0.title = "A long-term role in maps" },
        Loss(.prohibited, "prohibited work in a criterion") { $0.deliverables[0].criteria = ["Covers all patient care days"] },
        Loss(.sentences, "one endless sentence") { $0.background = String(repeating: "and then they left ", count: 15) },
        Loss(.jargon, "jargon") { $0.background = "Find the low-hanging fruit." },
        Loss(.exclusion, "a rockstar") { $0.background = "We want a Rockstar." },
    ]

    private static let contract = [
        Loss(.deliverables, "a vague title") { $0.deliverables[0].title = "Help with various tasks" },
        Loss(.criteria, "no criteria") { $0.deliverables[1].criteria = [] },
        Loss(.criteria, "mere praise") { $0.deliverables[1].criteria = ["High quality and good work"] },
        Loss(.criteria, "one good and one empty criterion") { $0.deliverables[1].criteria.append("") },
        Loss(.weights, "ninety percent") { $0.deliverables[1].weight = 50 },
        Loss(.weights, "a negative share") {
            $0.deliverables[0].weight = -20
            $0.deliverables[1].weight = 120
        },
        Loss(.hours, "no hours for the deliverables") {
            $0.hours = 5
            $0.deliverables[0].weight = 20
            $0.deliverables.insert(
                Deliverable(title: "Interview plan", criteria: ["Lists ten open questions"], weight: 20, dueDays: 5), at: 0)
        },
        Loss(.hours, "too many hours") {
            $0.hours = 41
            $0.fee = usd(900_000)
        },
        Loss(.hours, "too few hours") { $0.hours = 4 },
        Loss(.fee, "no fee") { $0.fee = nil },
        Loss(.fee, "a fee below the floor") { $0.fee = usd(100) },
        Loss(.fee, "a fee of nothing") { $0.fee = usd(0) },
        Loss(.fee, "a fee in another currency") { $0.fee = Money(minor: 90_000, currency: .jpy) },
    ]

    private static let calendar = [
        Loss(.dates, "no start") { $0.start = nil },
        Loss(.dates, "a start before the decision") { $0.start = Day.on("2026-10-20") },
        Loss(.dates, "a deliverable due before the start") { $0.deliverables[0].dueDays = -1 },
        Loss(.dates, "an end in half a year") { $0.deliverables[1].dueDays = 180 },
        Loss(.decision, "no last day to apply") { $0.applyBy = nil },
        Loss(.decision, "a last day to apply in the past") { $0.applyBy = Day.on("2026-09-30") },
        Loss(.decision, "no day to decide") { $0.decideBy = nil },
        Loss(.decision, "a decision before the last day to apply") { $0.decideBy = Day.on("2026-10-14") },
        Loss(.decision, "a decision after three weeks") {
            $0.decideBy = Day.on("2026-11-05")
            $0.start = Day.on("2026-11-09")
        },
    ]

    private static let people = [
        Loss(.supervisor, "no supervisor") { $0.hasSupervisor = false },
        Loss(.support, "nobody to help") {
            $0.hasBackupSupervisor = false
            $0.hasMentor = false
            $0.checkIns = .none
        },
    ]
}
