extension ProjectIndex {
    /// One page of what a query finds, with the counts of every facet.
    ///
    /// - Parameter limits: how many values of each facet are wanted, those with most projects; beside them every chosen one is counted.
    public func find(
        _ query: ProjectQuery, _ place: ListPlace = .start, size: Int = 20, counting limits: [ProjectFacet: Int], at now: Instant
    ) -> ProjectsFound {
        let search = narrowed(open(at: now), by: query)
        let unions = query.chosen.filter { !$0.value.isEmpty }.reduce(into: [ProjectFacet: Bitset]()) {
            $0[$1.key] = self.facets[$1.key]?.slots(having: $1.value)
        }
        func set(without facet: ProjectFacet?) -> Bitset {
            var set = search.set
            for (other, union) in unions where other != facet { set.formIntersection(union) }
            return set
        }
        let all = set(without: nil)
        var found = page(of: all, ranking: Ranking(query, search.scores, self), place, size: size)
        for (facet, limit) in limits {
            let isChosen = unions[facet] != nil
            let set = isChosen ? set(without: facet) : all
            found.counts[facet] = counts(of: facet, in: set, isChosen ? set.count : found.total, limit, query.chosen[facet] ?? [])
        }
        found.corrections = search.corrections
        return found
    }

    /// Live projects to which one may still apply.
    func open(at now: Instant) -> Bitset {
        var open = live
        for slot in orders[.closing]?.prefix(upTo: now.milliseconds) ?? [] { open.remove(Int(slot)) }
        return open
    }

    /// What a query leaves of a set by everything but its facets.
    private func narrowed(_ open: Bitset, by query: ProjectQuery) -> (set: Bitset, scores: [Int32], corrections: [String: [String]]) {
        var set = open
        var scores = query.sort == .best && !query.words.isEmpty ? Array(repeating: Int32(0), count: ids.count) : []
        var corrections: [String: [String]] = [:]
        for word in query.words {
            var hits = words.hits(word)
            if !hits.contains(where: { words.isInUse($0.code, in: open) }) {
                hits = words.nearest(to: word) { words.isInUse($0, in: open) }
                if !hits.isEmpty { corrections[word.text] = hits.map(words.word).sorted() }
            }
            var meant = Bitset()
            meant.reserve(below: ids.count)
            for hit in hits { words.add(hit, to: &meant, &scores) }
            set.formIntersection(meant)
        }
        if query.hasNumbers { keep(&set, query) }
        if let reader = query.openTo { keep(&set, openTo: reader) }
        return (set, scores, corrections)
    }

    private func keep(_ set: inout Bitset, _ query: ProjectQuery) {
        let closing = orders[.closing]?.keys ?? []
        let (least, most) = (Int32(clamping: query.leastHours ?? 0), Int32(clamping: query.mostHours ?? .max))
        let (before, after) = (query.applyBefore?.milliseconds ?? .max, query.startAfter?.milliseconds ?? .min)
        let all = set
        all.forEach { slot in
            let fits =
                columns.hours[slot] >= least && columns.hours[slot] <= most && closing[slot] <= before && columns.start[slot] >= after
                && (query.leastFee.map { columns.fee[slot].currency == $0.currency && columns.fee[slot].minor >= $0.minor } ?? true)
            if !fits { set.remove(slot) }
        }
    }

    private func keep(_ set: inout Bitset, openTo reader: ProjectQuery.Reader) {
        set.subtract(full)
        for id in reader.applied { if let slot = slots[id] { set.remove(slot) } }
        for employer in reader.employers { facets[.employer]?.forEachSlot(having: employer) { set.remove($0) } }
    }

    /// Counts what is in a set, or, when that is less work, what is not.
    private func counts(of facet: ProjectFacet, in set: Bitset, _ size: Int, _ limit: Int, _ chosen: Set<String>) -> [ProjectsFound.Count] {
        guard let index = facets[facet] else { return [] }
        let numbers: [Int32]
        if size * 2 > count {
            var others = live
            others.subtract(set)
            numbers = others.isEmpty ? index.totals : zip(index.totals, index.counts(in: others)).map { $0 - $1 }
        } else {
            numbers = index.counts(in: set)
        }
        return index.most(of: numbers, limit: limit, and: chosen)
    }
}

extension ProjectQuery {
    var hasNumbers: Bool {
        leastHours != nil || mostHours != nil || leastFee != nil || applyBefore != nil || startAfter != nil
    }
}
