import Domain

/// What people really do in a field here: figures of real projects, none of them guessed.
struct FieldPicture: Sendable {
    /// A skill, and how many projects of the field name it.
    struct SkillCount: Sendable, Hashable { let skill: String, count: Int }

    let field: String
    /// Recent projects, open ones first.
    var typical: [Listing] = []
    var asked: [SkillCount] = []
    var gained: [SkillCount] = []
    /// Pay an hour in the currency's smallest unit; nil below three projects.
    var pay: Quartiles?
    var hours: Quartiles?
    let currency: Currency
    /// How many projects the figures are from.
    var projects = 0
    var open = 0
    /// How many people finished a project of the field.
    var finished = 0

    var name: String { Taxonomy.field(field) }
}

/// One short open project to try a field by.
struct FieldTrial: Sendable {
    let listing: Listing
    /// Ids of the skills it asks for that the reader does not name; a visitor's are not known.
    var missing: [String] = []
    /// Hours a week it takes, when that is more than the reader has.
    var tooManyHours: Int?

    /// What to know before choosing it; empty when it simply fits.
    var caution: String {
        let skills =
            missing.isEmpty ? nil : "asks for \(missing.map(Taxonomy.skill).joined(separator: ", ")), which your profile does not name"
        let hours = tooManyHours.map { "takes about \($0) hours a week, more than you have" }
        let words = [skills, hours].compactMap { $0 }.joined(separator: " and ")
        return words.isEmpty ? "" : "The nearest there is: it \(words)."
    }
}

/// A field with everything that is shown of it in its column.
struct FieldColumn: Sendable {
    let picture: FieldPicture
    var trial: FieldTrial?
    /// The reader's own notes, when they are signed in and have any.
    var exploration: Exploration?
    /// Whether the reader finished a project of the field.
    var isDone = false
}
