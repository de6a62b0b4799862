import Domain
import Storage

/// Trying out fields: choosing a few, and noting how each feels before and after.
struct Explorations: Sendable {
    let site: Site

    /// The fields asked for side by side; who asks for none sees the plan they keep.
    func columns(_ asked: [String], for viewer: Viewer?, _ freshness: Freshness) async throws -> (
        columns: [FieldColumn], all: [Exploration]
    ) {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read(freshness) { tx in
            let all = try viewer.map { try tx.explorations(of: $0.id) } ?? []
            let traits = try viewer.flatMap { try tx.participantTraits(of: $0.id, at: now, policy) }
            let fields = asked.isEmpty ? all.filter { $0.isInPlan && Taxonomy.knowsField($0.field) }.map(\.field) : asked
            let columns = try fields.prefix(Exploration.most).map { field in
                FieldColumn(
                    picture: try tx.fieldPicture(field, policy.currency, at: now),
                    trial: try tx.fieldTrial(field, for: viewer, traits, at: now), exploration: all.first { $0.field == field },
                    isDone: traits?.doneFields.contains(field) ?? false)
            }
            return (columns, all)
        }
    }

    /// Keeps fields as somebody's plan, in place of the one before.
    func keep(_ fields: [String], by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            try tx.setPlan(fields, of: viewer.id, at: now)
        }
    }

    func rate(_ field: String, _ side: Exploration.Side, _ rating: FieldRating, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            try tx.exploration(of: viewer.id, in: field)?.checkRating(side)
            try tx.beginExploration(of: field, by: viewer.id, at: now)
            try tx.setRating(rating, side, of: field, by: viewer.id, at: now)
        }
    }

    /// Says what somebody makes of a field; nil takes it back and keeps what they learned.
    func judge(_ field: String, _ verdict: FieldVerdict?, learned: Prose, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            try tx.beginExploration(of: field, by: viewer.id, at: now)
            try tx.setVerdict(verdict, learned, of: field, by: viewer.id, at: now)
        }
    }
}

extension Site {
    var explorations: Explorations { Explorations(site: self) }
}
