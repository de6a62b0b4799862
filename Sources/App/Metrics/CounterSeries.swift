import Metrics
import Synchronization

/// One series of a counter: it only grows.
final class CounterSeries: CounterHandler, FloatingPointCounterHandler, MetricSeries {
    private let value = Mutex(0.0)

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    /// Less than nothing, or no number, is not counted.
    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        value.withLock { $0 += amount }
    }

    func reset() { value.withLock { $0 = 0 } }

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] { [.init(value.withLock { $0 }, labels)] }
}
