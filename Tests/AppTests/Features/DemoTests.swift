import Domain
import Testing

@testable import App

@Suite("The demo's data")
struct DemoTests {
    @Test("Every project that is to be published passes the scope check")
    func scopes() throws {
        let policy = try PolicyFile.standard.get().policy()
        let today = TestSite.start.day
        for data in try DemoData.projects() where data.state != "draft" {
            let scope = ScopeDraft(
                title: data.title, problem: data.summary, background: data.background,
                deliverables: data.deliverables.map {
                    Deliverable(title: $0.title, criteria: $0.criteria, weight: $0.weight, dueDays: $0.dueDays)
                },
                hours: data.hours, fee: Money(minor: data.feeMinor, currency: policy.currency),
                start: today.adding(days: data.startInDays + 200),
                applyBy: today.adding(days: data.applyByInDays + 200), decideBy: today.adding(days: data.decideByInDays + 200),
                hasSupervisor: true, hasBackupSupervisor: true, hasMentor: data.mentor != nil,
                checkIns: CheckInRhythm(rawValue: data.checkInRhythm) ?? .weekly)
            let report = ScopeCheck.score(scope, policy, TestSite.start)
            #expect(
                report.score >= (data.state == "returned" ? policy.publishScore : policy.operatorScore),
                "\(data.title): \(report.score), \(report.losses.map { "\($0.title) −\($0.lost): \($0.fix)" }.joined(separator: "; "))")
        }
    }
}
