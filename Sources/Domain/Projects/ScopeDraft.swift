/// Everything of a project the scope check reads; whatever a draft may still lack is empty or nil.
public struct ScopeDraft: Hashable, Sendable {
    public var title: String
    public var problem: String
    public var background: String
    public var deliverables: [Deliverable]
    public var hours: Int?
    /// The fixed fee for one participant.
    public var fee: Money?
    public var start: Day?
    public var applyBy: Day?
    public var decideBy: Day?
    public var hasSupervisor: Bool
    public var hasBackupSupervisor: Bool
    public var hasMentor: Bool
    public var checkIns: CheckInRhythm

    public init(
        title: String = "", problem: String = "", background: String = "", deliverables: [Deliverable] = [],
        hours: Int? = nil, fee: Money? = nil, start: Day? = nil, applyBy: Day? = nil, decideBy: Day? = nil,
        hasSupervisor: Bool = false, hasBackupSupervisor: Bool = false, hasMentor: Bool = false,
        checkIns: CheckInRhythm = .none
    ) {
        self.title = title
        self.problem = problem
        self.background = background
        self.deliverables = deliverables
        self.hours = hours
        self.fee = fee
        self.start = start
        self.applyBy = applyBy
        self.decideBy = decideBy
        self.hasSupervisor = hasSupervisor
        self.hasBackupSupervisor = hasBackupSupervisor
        self.hasMentor = hasMentor
        self.checkIns = checkIns
    }

    /// All the text a participant will read, one piece a line.
    var prose: String {
        ([title, problem, background] + deliverables.flatMap { [$0.title] + $0.criteria }).joined(separator: "\n")
    }
}
