import Metrics
import Testing

@testable import App

@Suite("The registry of metrics")
struct RegistryTests {
    private let registry = MetricsRegistry([
        .init(name: "doors_opened_total", help: "Doors that were opened."),
        .init(name: "wait_seconds", help: "How long \\ people\nwaited.", bounds: [0.1, 1]),
    ])

    /// Without the registry's own family, which stands in every text.
    private var text: String {
        PrometheusText.of(registry.families.filter { $0.name != "foothold_metrics_series_refused_total" })
    }

    private var refused: Double { registry.families.first { $0.name == "foothold_metrics_series_refused_total" }?.samples[0].value ?? -1 }

    @Test("a counter only grows, and its labels are in the order of their names")
    func counters() {
        let front = Counter(label: "doors_opened_total", dimensions: [("side", "front"), ("by", "mina")], factory: registry)
        front.increment()
        front.increment(by: 4)
        front.increment(by: -2)
        FloatingPointCounter(label: "doors.opened", dimensions: [("by", "omar"), ("side", "back")], factory: registry).increment(by: 0.5)
        #expect(
            text == """
                # HELP doors_opened_total Doors that were opened.
                # TYPE doors_opened_total counter
                doors_opened_total{by="mina",side="front"} 5
                doors_opened_total{by="omar",side="back"} 0.5

                """)
    }

    @Test("a timer is a histogram in seconds: its buckets are cumulative, and the last holds all")
    func histograms() {
        let timer = Timer(label: "wait", factory: registry)
        for milliseconds in [50, 100, 300, 2000] { timer.recordMilliseconds(milliseconds) }
        #expect(
            text == """
                # HELP wait_seconds How long \\\\ people\\nwaited.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.1"} 2
                wait_seconds_bucket{le="1"} 3
                wait_seconds_bucket{le="+Inf"} 4
                wait_seconds_sum 2.45
                wait_seconds_count 4

                """)
    }

    @Test("meters and gauges say what was said last, recorders that aggregate are histograms")
    func gauges() {
        let meter = Meter(label: "in-flight", factory: registry)
        meter.increment(by: 3)
        meter.decrement(by: 1)
        Gauge(label: "share", factory: registry).record(0.25)
        Gauge(label: "nothing", factory: registry).record(Double.infinity)
        #expect(
            text == """
                # HELP in_flight Counted by a library.
                # TYPE in_flight gauge
                in_flight 2
                # HELP nothing Counted by a library.
                # TYPE nothing gauge
                nothing +Inf
                # HELP share Counted by a library.
                # TYPE share gauge
                share 0.25

                """)
        Recorder(label: "size", factory: registry).record(3)
        #expect(text.contains("size_bucket{le=\"+Inf\"} 1\nsize_sum 3\nsize_count 1\n"))
    }

    @Test("whatever stands in a label stays in its quotes, and names are such as Prometheus allows")
    func escaping() {
        Counter(label: "1st.door", dimensions: [("le", "a\"b\\c\nd"), ("é-side", "front"), ("__x", "y")], factory: registry).increment()
        #expect(text.hasSuffix(#"_1st_door_total{__side="front",label___x="y",label_le="a\"b\\c\nd"} 1"# + "\n") == false)
        #expect(text.contains(#"label_le="a\"b\\c\nd""#))
        #expect(text.contains(#"label___x="y""#))
        #expect(text.contains("\n_1st_door_total{"))
    }

    @Test("the same labels are the same series, whatever their order; a destroyed one is gone")
    func identity() {
        let one = Counter(label: "doors_opened", dimensions: [("a", "1"), ("b", "2")], factory: registry)
        Counter(label: "doors_opened", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        one.increment()
        #expect(text.contains("doors_opened_total{a=\"1\",b=\"2\"} 2\n"))
        one.destroy()
        #expect(!text.contains("doors_opened_total{"))
    }

    @Test("a family is bounded, and a name belongs to one kind: what is refused is counted")
    func bounds() {
        let small = MetricsRegistry([], most: 2)
        for number in 0..<5 { Counter(label: "c", dimensions: [("n", "\(number)")], factory: small).increment() }
        Meter(label: "c_total", factory: small).set(7)
        let text = PrometheusText.of(small.families)
        #expect(text.contains("c_total{n=\"0\"} 1\nc_total{n=\"1\"} 1\n# HELP"))
        #expect(text.contains("\nfoothold_metrics_series_refused_total 4\n"))
        #expect(refused == 0)
    }

    @Test("many threads count without losing any")
    func threads() async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let counter = Counter(label: "doors_opened", factory: registry)
                    let timer = Timer(label: "wait", factory: registry)
                    for _ in 0..<1000 {
                        counter.increment()
                        timer.recordMilliseconds(1)
                    }
                }
            }
        }
        #expect(text.contains("\ndoors_opened_total 8000\n"))
        #expect(text.contains("\nwait_seconds_count 8000\n"))
    }
}
