import Metrics
import Storage

/// What the site counts while it runs. What it reads of itself only when it is asked is in `Readings`.
public final class Measures: Sendable {
    let registry: MetricsRegistry
    private let began = ContinuousClock.now
    private let requests: Labelled<RequestKind, Counter>
    private let requestTimes: Labelled<RequestKind, Timer>
    private let requestsInFlight: Meter
    private let transactions: Labelled<TransactionKind, Counter>
    private let retries: Counter
    private let lostConnections: Counter
    private let jobs: Labelled<JobKind, Counter>
    private let jobTimes: Labelled<Job.Name, Timer>
    private let mails: Labelled<MailOutcome, Counter>

    public init(_ registry: MetricsRegistry = MetricsRegistry()) {
        self.registry = registry
        requests = Labelled { Counter(label: "foothold_http_requests_total", dimensions: $0.labels, factory: registry) }
        requestTimes = Labelled { Timer(label: "foothold_http_request_duration_seconds", dimensions: $0.labels, factory: registry) }
        requestsInFlight = Meter(label: "foothold_http_requests_in_flight", factory: registry)
        transactions = Labelled(TransactionKind.usual) {
            Counter(label: "foothold_store_transactions_total", dimensions: $0.labels, factory: registry)
        }
        retries = Counter(label: "foothold_store_retries_total", factory: registry)
        lostConnections = Counter(label: "foothold_store_connections_lost_total", factory: registry)
        jobs = Labelled { Counter(label: "foothold_jobs_performed_total", dimensions: $0.labels, factory: registry) }
        jobTimes = Labelled { Timer(label: "foothold_job_duration_seconds", dimensions: [("name", $0.rawValue)], factory: registry) }
        mails = Labelled(MailOutcome.allCases) {
            Counter(label: "foothold_mails_total", dimensions: [("outcome", $0.rawValue)], factory: registry)
        }
    }

    /// How long ago this process began to count.
    var uptime: Duration { ContinuousClock.now - began }

    func requestBegan() { requestsInFlight.increment(by: 1) }

    /// - Parameter route: the pattern that matched, never the address itself: there is no end of addresses.
    func requestEnded(_ method: String, _ route: String, status: Int, after time: Duration) {
        requestsInFlight.decrement(by: 1)
        requests[RequestKind(method: method, route: route, status: status)].increment()
        requestTimes[RequestKind(method: method, route: route, status: nil)].record(duration: time)
    }

    func jobEnded(_ name: Job.Name, _ outcome: JobOutcome, after time: Duration) {
        jobs[JobKind(name: name, outcome: outcome)].increment()
        jobTimes[name].record(duration: time)
    }

    func mailEnded(_ outcome: MailOutcome) { mails[outcome].increment() }

    /// Counts what a store tells.
    var store: StoreObserver {
        StoreObserver { [self] event in
            switch event {
            case .ended(let act, let outcome): transactions[TransactionKind(act: act, outcome: outcome)].increment()
            case .retried: retries.increment()
            case .connectionLost: lostConnections.increment()
            }
        }
    }
}

/// What a request is counted as; its time is kept whatever the status.
private struct RequestKind: Hashable {
    let method: String
    let route: String
    let status: Int?

    var labels: [(String, String)] { [("method", method), ("route", route)] + (status.map { [("status", "\($0)")] } ?? []) }
}

/// What a transaction is counted as.
private struct TransactionKind: Hashable {
    let act: StoreEvent.Act
    let outcome: StoreEvent.Outcome

    static let usual = StoreEvent.Act.allCases.map { TransactionKind(act: $0, outcome: .committed) }
    var labels: [(String, String)] { [("kind", act.rawValue), ("outcome", outcome.rawValue)] }
}

/// What a job is counted as.
private struct JobKind: Hashable {
    let name: Job.Name
    let outcome: JobOutcome

    var labels: [(String, String)] { [("name", name.rawValue), ("outcome", outcome.rawValue)] }
}
