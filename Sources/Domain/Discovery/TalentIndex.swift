/// Everyone who wants to be found, in memory: the best for a project without asking the store. A value, like `ProjectIndex`.
public struct TalentIndex: Sendable {
    private var ids: [ID<Person>] = []
    private var slots: [ID<Person>: Int] = [:]
    private var live = Bitset()
    public private(set) var count = 0
    /// Hours a week by slot; below nought when they are not said.
    private var hours: [Int32] = []
    /// Places by slot, a bit for each of `Place.allCases`; all bits when they are not said.
    private var places: [UInt8] = []
    private var applications: [Int32] = []
    private var evidenced: [String: Postings] = [:]
    private var claimed: [String: Postings] = [:]
    private var fields: [String: Postings] = [:]

    public init(_ participants: some Sequence<ParticipantTraits> = []) {
        for participant in participants { insert(participant) }
    }

    /// Slots that were retired and still take room.
    public var retired: Int { ids.count - count }

    public mutating func insert(_ participant: ParticipantTraits) {
        remove(participant.id)
        let slot = ids.count
        ids.append(participant.id)
        slots[participant.id] = slot
        live.insert(slot)
        count += 1
        hours.append(Int32(clamping: participant.weeklyHours ?? -1))
        let wished = participant.places.isEmpty ? Set(Place.allCases) : participant.places
        places.append(wished.reduce(0) { $0 | $1.bit })
        applications.append(Int32(clamping: participant.liveApplications))
        for skill in participant.evidenced { evidenced[skill, default: Postings()].append(slot) }
        for skill in participant.claimed.subtracting(participant.evidenced) { claimed[skill, default: Postings()].append(slot) }
        for field in participant.fields { fields[field, default: Postings()].append(slot) }
    }

    public mutating func remove(_ id: ID<Person>) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        live.remove(slot)
        count -= 1
    }

    /// Those who fit a project best, the best first; of equals the one who came last.
    ///
    /// - Parameter excluded: people who are not to be shown: they applied, or belong to the employer.
    public func best(for project: ProjectTraits, _ weights: MatchWeights, excluding excluded: Set<ID<Person>>, limit: Int) -> [ID<Person>] {
        var points = Array(repeating: Int32(0), count: ids.count)
        add(evidenced, of: project, 100, to: &points)
        add(claimed, of: project, Int32(weights.claimedPercent), to: &points)
        let needs = project.needed.count
        for slot in points.indices { points[slot] = Int32(weights.skillPoints(strength: Int(points[slot]), needed: needs)) }
        fields[project.field]?.forEach { points[$0] += Int32(weights.fieldPoints(isWished: true)) }
        let room = (0...weights.crowdLimit).map { Int32(weights.roomPoints(crowd: $0)) }
        let (place, placePoints) = (project.place.bit, Int32(weights.placePoints(isWished: true)))
        var open = live
        for id in excluded { if let slot = slots[id] { open.remove(slot) } }
        var best = FirstFew<(points: Int32, slot: Int)>(size: limit) {
            $0.points != $1.points ? $0.points > $1.points : ids[$0.slot] > ids[$1.slot]
        }
        open.forEach { slot in
            let has = hours[slot] < 0 ? nil : Int(hours[slot])
            let sum =
                points[slot] + Int32(weights.hourPoints(takes: project.weeklyHours, has: has))
                + (places[slot] & place != 0 ? placePoints : 0)
                + room[min(weights.crowdLimit, Int(applications[slot]))]
            if let last = best.last, sum < last.points { return }
            best.take((sum, slot))
        }
        return best.items.map { ids[$0.slot] }
    }

    private func add(_ postings: [String: Postings], of project: ProjectTraits, _ strength: Int32, to points: inout [Int32]) {
        for skill in project.needed { postings[skill]?.forEach { points[$0] += strength } }
    }
}

extension Place {
    fileprivate var bit: UInt8 {
        switch self {
        case .remote: 1
        case .hybrid: 2
        case .onsite: 4
        }
    }
}
