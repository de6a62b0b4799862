import Metrics
import Synchronization

/// One series that counts, and can be asked how it stands.
protocol MetricSeries: AnyObject, Sendable {
    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample]
}

/// Where everything that is counted in this process comes together: the site's own measures, and those of libraries once the
/// registry is made the system's (`MetricsSystem.bootstrap`).
public final class MetricsRegistry: MetricsFactory {
    /// What a family is for, and how its values are divided.
    struct Description: Sendable {
        let name: String
        let help: String
        var bounds = HistogramSeries.seconds
    }

    private struct Family {
        let kind: MetricFamily.Kind
        var series: [MetricLabels: any MetricSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var refused = 0.0
    }

    private let descriptions: [String: Description]
    private let most: Int
    private let state = Mutex(State())

    public convenience init() { self.init(Measures.descriptions) }

    /// - Parameter most: how many series a family may have; what would be one more is not counted, but that it was is.
    init(_ descriptions: [Description], most: Int = 1000) {
        self.descriptions = Dictionary(descriptions.map { ($0.name, $0) }) { first, _ in first }
        self.most = most
    }

    /// Every family, each with all of its series in the order of their labels.
    var families: [MetricFamily] {
        let (all, refused) = state.withLock { ($0.families, $0.refused) }
        let made = all.map { name, family in
            let samples = family.series.sorted { $0.key.text < $1.key.text }.flatMap { $0.value.samples($0.key) }
            return MetricFamily(name, family.kind, descriptions[name]?.help ?? "Counted by a library.", samples)
        }
        let lost = MetricFamily(
            "foothold_metrics_series_refused_total", .counter,
            "Series that were not made, because their family was full or of another kind.",
            [.init(refused)])
        return made + [lost]
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let made: (any RecorderHandler)? =
            aggregate ? histogram(MetricName.family(label), dimensions) : gauge(label, dimensions)
        return made ?? NOOPMetricsHandler.instance
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(MetricName.family(label, ending: "_seconds"), dimensions) ?? NOOPMetricsHandler.instance
    }

    public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries? {
        series(MetricName.family(label, ending: "_total"), .counter, dimensions) { CounterSeries() }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
        series(MetricName.family(label), .gauge, dimensions) { GaugeSeries() }
    }

    private func histogram(_ name: String, _ dimensions: [(String, String)]) -> HistogramSeries? {
        series(name, .histogram, dimensions) { HistogramSeries(bounds: descriptions[name]?.bounds ?? HistogramSeries.seconds) }
    }

    /// The series of these labels; made when it is asked for the first time.
    ///
    /// - Returns: nil when the name is another kind's, or its family is full.
    private func series<Series: MetricSeries>(
        _ name: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)], make: () -> Series
    ) -> Series? {
        let labels = MetricLabels(dimensions.map { (name: $0.0, value: $0.1) })
        return state.withLock { state in
            let family = state.families[name] ?? Family(kind: kind)
            if let there = family.series[labels] as? Series { return there }
            guard family.kind == kind, family.series.count < most else {
                state.refused += 1
                return nil
            }
            let made = make()
            state.families[name, default: family].series[labels] = made
            return made
        }
    }

    private func forget(_ handler: AnyObject) {
        state.withLock { state in
            for (name, family) in state.families {
                for (labels, series) in family.series where series === handler { state.families[name]?.series[labels] = nil }
            }
        }
    }
}
