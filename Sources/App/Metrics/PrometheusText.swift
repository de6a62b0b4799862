/// Families as Prometheus reads them: text exposition format, version 0.0.4.
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    static func of(_ families: [MetricFamily]) -> String {
        families.sorted { $0.name < $1.name }.map(text).joined()
    }

    private static func text(of family: MetricFamily) -> String {
        var lines = "# HELP \(family.name) \(escaped(family.help))\n# TYPE \(family.name) \(family.kind.rawValue)\n"
        for sample in family.samples {
            let labels = sample.labels == .none ? "" : "{\(sample.labels.text)}"
            lines += "\(family.name)\(sample.suffix)\(labels) \(number(sample.value))\n"
        }
        return lines
    }

    /// Whole numbers without a fraction; what is no number by the names Prometheus knows.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ help: String) -> String {
        String(help.flatMap { $0 == "\\" ? "\\\\" : $0.isNewline ? "\\n" : String($0) })
    }
}
