/// The labels of one series, in the order of their names and escaped for the text: the same labels are the same series.
struct MetricLabels: Hashable, Sendable {
    /// As between the braces: `method="GET",status="200"`.
    let text: String

    static let none = MetricLabels([])

    /// A name that was there already is left out: no series may carry one twice.
    init(_ pairs: [(name: String, value: String)]) {
        var seen: Set<String> = []
        let named = pairs.map { (name: MetricName.label($0.name), value: $0.value) }.filter { seen.insert($0.name).inserted }
        text = named.sorted { $0.name < $1.name }.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    }

    private init(text: String) { self.text = text }

    /// The same labels, and the upper bound of a bucket.
    func upTo(_ bound: Double) -> MetricLabels {
        let le = "le=\"\(PrometheusText.number(bound))\""
        return MetricLabels(text: text.isEmpty ? le : "\(text),\(le)")
    }

    private static func escaped(_ value: String) -> String {
        var out = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
