/// One check of the scope: what it is worth, which field it is about, and how it finds a fault.
struct ScopeRule: Sendable {
    let id: Finding.Check
    let title: String
    let points: Int
    let field: String
    let gate: Finding.Gate
    /// Says what to do, or nil when all is well.
    let fault: @Sendable (ScopeDraft, Policy, Day) -> String?

    init(
        _ id: Finding.Check, _ title: String, _ points: Int, field: String, gate: Finding.Gate = .none,
        _ fault: @escaping @Sendable (ScopeDraft, Policy, Day) -> String?
    ) {
        self.id = id
        self.title = title
        self.points = points
        self.field = field
        self.gate = gate
        self.fault = fault
    }
}
