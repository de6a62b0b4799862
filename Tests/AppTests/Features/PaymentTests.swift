import Domain
import Storage
import Testing

@testable import App

@Suite("Money")
struct PaymentTests {
    @Test(
        "Released shares sum to the fee exactly, whatever the weights",
        arguments: [
            Split([33, 33, 34], 10_001), Split([1, 1, 1], 10_000), Split([7, 11, 13, 69], 99_999), Split([50, 50], 48_001),
            Split([100], 10_000),
        ])
    fileprivate func oddWeights(_ split: Split) async throws {
        let (weights, fee) = (split.weights, split.fee)
        let work = try await Work.started(weights: weights, fee: fee)
        for position in 1...weights.count {
            try await work.submit(position)
            try await work.review(position, "accept")
        }
        #expect(try await work.row().state == .completed)
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == fee)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("A fee is recorded once, with the day and the reference of the bank")
    func funding() async throws {
        let work = try await Work.opened()
        let path = "/desk/money/funding/\(work.engagement)"
        let wrong = try await work.ines.post(path, [("reference", ""), ("day", "2030-01-01")])
        #expect(wrong.status == 422)
        #expect(wrong.says("This day is still to come"))
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.ines.get("/desk/money").says("528.00 USD = fee 480.00 USD + platform fee 48.00 USD"))
        #expect(try await work.fund().status == 303)
        #expect(try await work.fund().status == 409)
        #expect(try await work.balance(.held(work.engagement)) == 48_000)
        #expect(try await work.balance(.platform) == 4_800)
        #expect(try await work.balance(.bank) == -52_800)
        #expect(try await work.balance(.due(work.engagement)) == 0)
        #expect(try await work.ines.get("/desk/money").says("SEPA 4711"))
        #expect(try await work.ines.get("/desk/ledger").says("The ledger sums to zero"))
    }

    @Test(
        "Cancelling gives back what is held and its share of the platform fee, to the cent",
        arguments: [
            Split([40, 60], 48_000), Split([33, 67], 33_333), Split([1, 99], 10_007),
        ])
    fileprivate func refund(_ split: Split) async throws {
        let (weights, fee) = (split.weights, split.fee)
        let work = try await Work.started(weights: weights, fee: fee)
        try await work.submit(1)
        try await work.review(1, "accept")
        let released = try await work.milestone(1).amount.minor
        let platform = try await work.row().platformFee.minor
        let back = (fee - released) + platform * (fee - released) / fee
        let page = try await work.omar.get("\(work.room)/cancellation")
        #expect(page.says("\(Money(minor: back, currency: .usd).figures) USD goes back to Tern"))
        #expect(try await work.omar.post("\(work.room)/cancellation", [("reason", "withdrawn"), ("note", "")]).status == 303)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.balance(.refund(work.organization)) == back)
        #expect(try await work.balance(.platform) == platform - (back - (fee - released)))
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == released)
        #expect(try await work.ledgerProblems().isEmpty)
        let paid = try await work.ines.post(
            "/desk/money/refunds/\(work.organization)",
            [("amount", "\(back)"), ("currency", "USD"), ("reference", "Back 1"), ("day", "2026-11-02")])
        #expect(paid.status == 303)
        #expect(try await work.balance(.refund(work.organization)) == 0)
    }

    @Test("A pay-out is recorded once, for the sum that was shown")
    func payout() async throws {
        let work = try await Work.started()
        let mina = work.mina.id ?? ID("")
        let path = "/desk/money/payouts/\(mina)"
        let fields = [("currency", "USD"), ("reference", "Out 1"), ("day", "2026-11-02")]
        #expect(try await work.ines.post(path, fields + [("amount", "19200")]).status == 409)
        try await work.submit(1)
        try await work.review(1, "accept")
        #expect(try await work.ines.get("/desk/money").says("192.00 USD · mina@people.example"))
        #expect(try await work.ines.post(path, fields + [("amount", "19201")]).status == 409)
        #expect(try await work.ines.post(path, fields + [("amount", "-1")]).status == 409)
        #expect(try await work.ines.post(path, fields + [("amount", "19200")]).status == 303)
        #expect(try await work.ines.post(path, fields + [("amount", "19200")]).status == 409)
        #expect(try await work.balance(.payable(mina)) == 0)
        try await work.site.settle()
        #expect(work.site.post.to("mina@people.example").map(\.subject).contains("Paid out: 192.00 USD"))
        try await work.submit(2)
        try await work.review(2, "accept")
        #expect(try await work.ines.post(path, fields + [("amount", "28800")]).status == 303)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("The ledger is append-only: the store itself refuses to change or forget")
    func appendOnly() async throws {
        let work = try await Work.started()
        let database = work.site.site.database
        for statement: SQL in [
            "UPDATE entry SET amount_minor = 1", "DELETE FROM entry", "UPDATE transfer SET reference = 'x'", "DELETE FROM transfer",
        ] {
            await #expect(throws: StorageError.self) { try await database.write { tx in try tx.run(statement) } }
        }
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("The check of the books finds a balance that is wrong")
    func checkFinds() async throws {
        let work = try await Work.started()
        try await work.site.site.database.write { tx in
            try tx.run("UPDATE account SET balance_minor = balance_minor - 1 WHERE kind = 'bank'")
        }
        #expect(try await work.ledgerProblems().count == 1)
        #expect(try await work.ines.get("/desk/ledger").says("The ledger does not add up"))
    }
}

/// A fee, and the weights it is shared out by.
private struct Split: Sendable {
    let weights: [Int]
    let fee: Int64

    init(_ weights: [Int], _ fee: Int64) { (self.weights, self.fee) = (weights, fee) }
}
