import Domain

/// What an agreement says about clocks, as the policy in force has them.
enum AttendanceWording {
    static func values(_ policy: Policy) -> [String: String] {
        [
            "startDays": "\(policy.attendance.startDays)", "lateDays": "\(policy.attendance.lateDays)",
            "kickoffDays": "\(policy.attendance.kickoffDays)", "strikeDays": "\(policy.strikes.days)",
            "strikesToSuspend": "\(policy.strikes.suspendAt)", "answerDays": "\(policy.disputes.answerDays)",
            "agreeDays": "\(policy.disputes.agreeDays)", "decideDays": "\(policy.disputes.decideDays)",
        ]
    }
}

extension AttendanceWording {
    /// What a step of a clock reads like in the room.
    static func happening(_ kind: String, _ note: String) -> (String, String, String)? {
        guard let absence = Absence.Kind(rawValue: note) else { return nil }
        return switch kind {
        case "remind_absent": ("Reminder: \(words(absence))", "", "warn")
        case "absent": (absence.words, "The other side may end the work now", "bad")
        default: nil
        }
    }

    private static func words(_ kind: Absence.Kind) -> String {
        switch kind {
        case .start: "the participant is waited for"
        case .late: "work is late, and the participant is waited for"
        case .kickoff: "the employer is waited for"
        }
    }

    /// Why work was ended, as a strike says it.
    static func reason(_ absence: Absence, _ title: String) -> String {
        switch absence.kind {
        case .start: "“\(title)”: no sign for \(absence.days) days after the work started."
        case .late: "“\(title)”: no sign for \(absence.days) days after a due date."
        case .kickoff: "“\(title)”: not signed, paid and kicked off \(absence.days) days after the offer was accepted."
        }
    }
}
