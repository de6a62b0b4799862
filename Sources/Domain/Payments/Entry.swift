/// One line of a transfer: a positive amount credits the account, a negative one debits it.
///
/// So what the site owes (held, payable, due, refund) and earns (platform) is positive,
/// and what it has or is owed (bank, receivable) is negative.
public struct Entry: Hashable, Sendable {
    public let account: AccountKey
    public let amount: Money

    public init(account: AccountKey, amount: Money) {
        self.account = account
        self.amount = amount
    }
}
