import Domain
import Storage

// How the domain's values are bound and read back.

extension ID: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .text(text) }
    public init(sql value: SQLValue) throws(StorageError) { self.init(try String(sql: value)) }
}

extension Instant: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
    public init(sql value: SQLValue) throws(StorageError) { self.init(milliseconds: try Int64(sql: value)) }
}

extension Currency: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .text(code) }
    public init(sql value: SQLValue) throws(StorageError) {
        let code = try String(sql: value)
        guard let currency = Currency(code: code) else { throw .column("\(code) is no currency we know") }
        self = currency
    }
}

extension Organization.Kind: SQLBindable, SQLReadable {}
extension Organization.State: SQLBindable, SQLReadable {}
extension OrganizationSize: SQLBindable, SQLReadable {}
extension MemberRole: SQLBindable, SQLReadable {}
extension Project.State: SQLBindable, SQLReadable {}
extension Place: SQLBindable, SQLReadable {}
extension Application.State: SQLBindable, SQLReadable {}
extension ApplicationInvitation.State: SQLBindable, SQLReadable {}
extension ReasonCode: SQLBindable, SQLReadable {}
extension Engagement.State: SQLBindable, SQLReadable {}
extension Milestone.State: SQLBindable, SQLReadable {}
extension Verdict: SQLBindable, SQLReadable {}
extension FeedbackSide: SQLBindable, SQLReadable {}
extension Credential.State: SQLBindable, SQLReadable {}
extension PortfolioRequest.State: SQLBindable, SQLReadable {}
extension Engagement.Role: SQLBindable, SQLReadable {}
extension PortfolioVisibility: SQLBindable, SQLReadable {}
extension AIPolicy: SQLBindable, SQLReadable {}
extension CheckInRhythm: SQLBindable, SQLReadable {}
extension Confidentiality: SQLBindable, SQLReadable {}
extension IPMode: SQLBindable, SQLReadable {}
extension PortfolioPermission: SQLBindable, SQLReadable {}
extension KickoffItem: SQLBindable, SQLReadable {}
extension CancelReason: SQLBindable, SQLReadable {}
extension CredentialKind: SQLBindable, SQLReadable {}
extension Report.State: SQLBindable, SQLReadable {}
extension Transfer.Kind: SQLBindable, SQLReadable {}
extension Account: SQLBindable, SQLReadable {}
extension FollowKind: SQLBindable, SQLReadable {}
extension Pace: SQLBindable, SQLReadable {}
extension Dispute.State: SQLBindable, SQLReadable {}
extension DisputeOutcome: SQLBindable, SQLReadable {}
extension DisputeEnding: SQLBindable, SQLReadable {}
extension Strike.State: SQLBindable, SQLReadable {}
extension StrikeReason: SQLBindable, SQLReadable {}
extension SharedQuestion.State: SQLBindable, SQLReadable {}
extension CheckIn.State: SQLBindable, SQLReadable {}
extension AtRisk.Kind: SQLBindable, SQLReadable {}
extension Nudging.Kind: SQLBindable, SQLReadable {}
extension ChangeRequest.State: SQLBindable, SQLReadable {}
extension Pause.State: SQLBindable, SQLReadable {}
extension Accommodation.State: SQLBindable, SQLReadable {}

extension Line: SQLBindable { public var sqlValue: SQLValue { .text(text) } }
extension Prose: SQLBindable { public var sqlValue: SQLValue { .text(text) } }
