import Metrics
import Synchronization

/// One series of a histogram: how many values there were up to each bound, and what they sum to. Times are in seconds.
final class HistogramSeries: TimerHandler, RecorderHandler, MetricSeries {
    /// From half a millisecond to ten seconds: what a page may take.
    static let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        /// How many fell between the bound before and this one; one more for those beyond the last bound.
        var counts: [Int64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    /// - Parameter bounds: upper bounds that grow.
    init(bounds: [Double] = seconds) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += value
        }
    }

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] {
        let now = state.withLock { $0 }
        var total: Int64 = 0
        var samples: [MetricFamily.Sample] = []
        for (bound, count) in zip(bounds + [.infinity], now.counts) {
            total += count
            samples.append(.init(Double(total), labels.upTo(bound), suffix: "_bucket"))
        }
        return samples + [.init(now.sum, labels, suffix: "_sum"), .init(Double(total), labels, suffix: "_count")]
    }
}
