/// All series of one name as they stand at one moment: what `/metrics` says of it.
struct MetricFamily: Sendable {
    /// What a scraper may conclude from two readings.
    enum Kind: String, Sendable {
        /// Only grows, until the process starts anew.
        case counter
        /// Goes up and down.
        case gauge
        /// How many values there were, and how many of them up to each bound.
        case histogram
    }

    /// One line of the text.
    struct Sample: Sendable {
        /// Nothing, or what stands behind the family's name: `_bucket`, `_sum`, `_count`.
        let suffix: String
        let labels: MetricLabels
        let value: Double

        init(_ value: Double, _ labels: MetricLabels = .none, suffix: String = "") {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    let name: String
    let kind: Kind
    let help: String
    let samples: [Sample]

    init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }
}
