extension Text {
    /// How many letters have to be changed, added, left out or swapped with their neighbour to make one text of the other
    /// (optimal string alignment).
    public static func distance(_ one: String, _ other: String) -> Int {
        let (rows, columns) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        var before: [Int] = []
        var above = Array(0...columns.count)
        for (row, letter) in rows.enumerated() {
            var current = [row + 1]
            for (column, wanted) in columns.enumerated() {
                let changed = above[column] + (letter == wanted ? 0 : 1)
                var least = min(changed, above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == columns[column - 1], rows[row - 1] == wanted {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            (before, above) = (above, current)
        }
        return above[columns.count]
    }

    /// The candidate that reads most like `raw`, if one is near enough to have been meant: a third of its letters may differ.
    public static func nearest(to raw: String, among candidates: [String]) -> String? {
        let wanted = folded(raw)
        guard (2...60).contains(wanted.unicodeScalars.count) else { return nil }
        let ranked = candidates.map { (candidate: $0, distance: nearness(wanted, folded($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, wanted.unicodeScalars.count / 3) ? best.candidate : nil
    }

    /// A candidate that begins with what was typed is as near as one letter off.
    private static func nearness(_ wanted: String, _ candidate: String) -> Int {
        candidate.hasPrefix(wanted) && wanted.unicodeScalars.count >= 3 ? 1 : distance(wanted, candidate)
    }
}
