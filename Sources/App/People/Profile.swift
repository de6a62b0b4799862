import Domain

/// What a person tells of themselves; private until they show a section.
struct Profile: Sendable {
    let person: ID<Person>
    let name: String
    let slug: String?
    let headline: String
    let story: String
    let weeklyHours: Int?
    let languages: String
    let workAuthorisation: String
    /// For the person alone: no page but their own profile reads it.
    let accessibility: String
    let portfolio: PortfolioVisibility
    let shown: Set<ProfileSection>
    let skills: [String]
    let interests: [String]
    let entries: [ProfileEntry]
    /// Whether employers find them by what they can do; off until they say so.
    var inTalentSearch = false
    /// Where they want to work; none when every place is fine.
    var places: Set<Place> = []

    var education: [ProfileEntry] { entries.filter { $0.kind == .education } }
    var experience: [ProfileEntry] { entries.filter { $0.kind == .experience } }

    func shows(_ section: ProfileSection) -> Bool { shown.contains(section) }

    /// The parts that help most, and whether they are there.
    var parts: [(name: String, anchor: String, isThere: Bool)] {
        [
            ("Say in one line what you want to do", "headline", !headline.isEmpty),
            ("Tell your story in a few sentences", "story", !story.isEmpty),
            ("Name at least three skills", "skills", skills.count >= 3),
            ("Choose the fields that interest you", "interests", !interests.isEmpty),
            ("Say how many hours a week you have", "weekly_hours", weeklyHours != nil),
            ("Add one thing you learned or did", "entries", !entries.isEmpty),
        ]
    }
}

/// What somebody types about themselves, checked.
struct ProfileText: Sendable {
    let headline: Line
    let story: Prose
    let weeklyHours: Int?
    let languages: Line
    let workAuthorisation: Line
    let accessibility: Prose
    let shown: Set<ProfileSection>
    let skills: [String]
    let interests: [String]
    var inTalentSearch = false
    var places: Set<Place> = []
}

/// An entry of education or experience as it is typed, checked.
struct EntryText: Sendable {
    let kind: ProfileEntry.Kind
    let title: Line
    let place: Line
    let fromYear: Int?
    let toYear: Int?
    let text: Prose
}
