extension Measures {
    /// A job may wait for a mail server, so it is given more time than a page.
    private static let jobSeconds = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

    /// What each family is, for whoever looks at the numbers.
    static let descriptions: [MetricsRegistry.Description] = [
        .init(name: "foothold_http_requests_total", help: "Requests answered, by method, matched route and status."),
        .init(
            name: "foothold_http_request_duration_seconds", help: "Time from a request's head until its answer was ready to be sent."),
        .init(name: "foothold_http_requests_in_flight", help: "Requests whose answer is being made now."),
        .init(name: "foothold_store_transactions_total", help: "Transactions ended, by kind and outcome."),
        .init(name: "foothold_store_retries_total", help: "Transactions run again, because the server had certainly undone them."),
        .init(name: "foothold_store_connections_lost_total", help: "Connections dropped because they broke or were left unusable."),
        .init(name: "foothold_jobs_performed_total", help: "Attempts at jobs by this process, by name and outcome."),
        .init(name: "foothold_job_duration_seconds", help: "Time that an attempt at a job took.", bounds: jobSeconds),
        .init(name: "foothold_mails_total", help: "Mails handed to the post, by what came of it."),
    ]
}
