/// What matching knows of a participant: what they can do and what they wish for; never a name, a school, a picture, an age or a gender.
public struct ParticipantTraits: Hashable, Sendable {
    public let id: ID<Person>
    /// Ids of skills that an employer rated after finished work.
    public var evidenced: Set<String>
    /// Ids of skills the person says they have.
    public var claimed: Set<String>
    /// Ids of the fields they want to work in.
    public var fields: Set<String>
    /// Ids of the fields they have finished work in.
    public var doneFields: Set<String>
    /// Where they want to work; empty when they did not say, and every place is fine.
    public var places: Set<Place>
    /// Hours a week they have; nil when they did not say.
    public var weeklyHours: Int?
    /// Applications of theirs that wait for an answer.
    public var liveApplications: Int

    /// Whether there is anything by which one project fits better than another.
    public var saysSomething: Bool { !evidenced.isEmpty || !claimed.isEmpty || !fields.isEmpty || !places.isEmpty || weeklyHours != nil }

    public init(
        id: ID<Person>, evidenced: Set<String> = [], claimed: Set<String> = [], fields: Set<String> = [], doneFields: Set<String> = [],
        places: Set<Place> = [], weeklyHours: Int? = nil, liveApplications: Int = 0
    ) {
        (self.id, self.evidenced, self.claimed, self.fields) = (id, evidenced, claimed, fields)
        (self.doneFields, self.places, self.weeklyHours, self.liveApplications) = (doneFields, places, weeklyHours, liveApplications)
    }
}
