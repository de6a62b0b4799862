/// The acts of staff, and the readings of confidential files, that are kept for good.
public enum AuditKind: String, Worded {
    case organizationVerified = "organization_verified"
    case organizationRefused = "organization_refused"
    case organizationSuspended = "organization_suspended"
    case organizationRestored = "organization_restored"
    case projectApproved = "project_approved"
    case projectReturned = "project_returned"
    case projectClosed = "project_closed"
    case personSuspended = "person_suspended"
    case personRestored = "person_restored"
    case operatorGranted = "operator_granted"
    case operatorRemoved = "operator_removed"
    case engagementCancelled = "engagement_cancelled"
    case disputeSettled = "dispute_settled"
    case fundingRecorded = "funding_recorded"
    case payoutRecorded = "payout_recorded"
    case refundRecorded = "refund_recorded"
    case credentialRevoked = "credential_revoked"
    case reportSettled = "report_settled"
    case reportDismissed = "report_dismissed"
    case policyChanged = "policy_changed"
    case fileRead = "file_read"

    /// The raw value spelled out, because these lines are read by operators who search for them.
    public var words: String {
        let spaced = rawValue.split(separator: "_").joined(separator: " ")
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}
