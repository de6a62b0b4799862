@testable import Domain

/// The search as it is defined, one project after the other; the index must say the same.
struct BruteForce {
    var documents: [ID<Project>: ProjectDocument] = [:]

    func find(
        _ query: ProjectQuery, _ place: ListPlace, size: Int, counting limits: [ProjectFacet: Int], at now: Instant
    ) -> ProjectsFound {
        let open = documents.values.filter { $0.applyBy > now }
        let words = query.words.map { Reading($0, among: open) }
        let narrowed = open.filter { document in
            words.allSatisfy { $0.score(document) != nil } && Self.fits(query, document)
        }
        func set(without facet: ProjectFacet?) -> [ProjectDocument] {
            narrowed.filter { document in
                query.chosen.allSatisfy { $0.key == facet || $0.value.isEmpty || !$0.value.isDisjoint(with: document.values(of: $0.key)) }
            }
        }
        let ordered = set(without: nil).map { ListCursor(key: Self.key(query, words, $0), id: $0.id) }
            .sorted { $0.precedes($1, descending: query.sort.isDescending) }
        var found = Self.page(ordered, place, size, descending: query.sort.isDescending)
        for (facet, limit) in limits { found.counts[facet] = Self.counts(set(without: facet), facet, limit, query.chosen[facet] ?? []) }
        for word in words where !word.corrections.isEmpty { found.corrections[word.word.text] = word.corrections.sorted() }
        return found
    }

    /// A searched word, and what it is read as when nothing open is meant by it.
    struct Reading {
        let word: SearchWord
        var corrections: Set<String> = []

        init(_ word: SearchWord, among open: [ProjectDocument]) {
            self.word = word
            let known = Set(open.flatMap { $0.words.values.joined() })
            guard !known.contains(where: word.means) else { return }
            let near = known.map { (word: $0, distance: Text.distance($0, word.text)) }.filter { $0.distance <= word.tolerance }
            let least = near.map(\.distance).min()
            if word.tolerance > 0 { corrections = Set(near.filter { $0.distance == least }.map(\.word)) }
        }

        /// What its places count; nil when the document has no word that is meant.
        func score(_ document: ProjectDocument) -> Int64? {
            var best: [String: WordZone] = [:]
            for zone in WordZone.allCases { for other in document.words[zone] ?? [] { best[other] = zone } }
            let meant = best.filter { corrections.isEmpty ? word.means($0.key) : corrections.contains($0.key) }
            guard !meant.isEmpty else { return nil }
            return meant.reduce(0) { $0 + Int64($1.value.weight) * ($1.key == word.text ? 2 : 1) }
        }
    }

    private static func fits(_ query: ProjectQuery, _ document: ProjectDocument) -> Bool {
        if let least = query.leastHours, document.hours < least { return false }
        if let most = query.mostHours, document.hours > most { return false }
        if let fee = query.leastFee, document.fee.currency != fee.currency || document.fee.minor < fee.minor { return false }
        if let before = query.applyBefore, document.applyBy > before { return false }
        if let after = query.startAfter, let start = document.start, start < after { return false }
        guard let reader = query.openTo else { return true }
        return document.traits.freeSeats > 0 && !reader.applied.contains(document.id) && !reader.employers.contains(document.employer)
    }

    private static func key(_ query: ProjectQuery, _ words: [Reading], _ document: ProjectDocument) -> Int64 {
        guard query.sort == .best, !words.isEmpty || query.matcher != nil else { return document.key(query.sort) }
        let text = words.reduce(0) { $0 + ($1.score(document) ?? 0) }
        let match = query.matcher.map { Match($0.participant, document.traits, $0.weights, crowd: document.traits.crowd).score } ?? 0
        return text << 16 + Int64(match)
    }

    private static func page(_ ordered: [ListCursor], _ place: ListPlace, _ size: Int, descending: Bool) -> ProjectsFound {
        let (begin, end): (Int, Int) =
            switch place {
            case .start: (0, min(size, ordered.count))
            case .after(let cursor):
                (
                    ordered.count { !cursor.precedes($0, descending: descending) },
                    min(ordered.count, ordered.count { !cursor.precedes($0, descending: descending) } + size)
                )
            case .before(let cursor):
                (
                    max(0, ordered.count { $0.precedes(cursor, descending: descending) } - size),
                    ordered.count { $0.precedes(cursor, descending: descending) }
                )
            }
        return ProjectsFound(places: Array(ordered[begin..<end]), total: ordered.count, skipped: begin)
    }

    private static func counts(
        _ documents: [ProjectDocument], _ facet: ProjectFacet, _ limit: Int, _ chosen: Set<String>
    ) -> [ProjectsFound.Count] {
        let numbers = documents.flatMap { $0.values(of: facet) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let all = numbers.map { ProjectsFound.Count(value: $0.key, count: $0.value) }.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        return all.prefix(limit) + all.dropFirst(limit).filter { chosen.contains($0.value) }
    }
}
