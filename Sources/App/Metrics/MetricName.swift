/// Names as Prometheus allows them: letters, digits and underscores, not a digit first.
enum MetricName {
    /// The name of a family; what other systems write with dots and dashes is written with underscores.
    ///
    /// - Parameter ending: `_total` for what is counted, `_seconds` for what is timed; added when it is missing.
    static func family(_ label: String, ending: String = "") -> String {
        let name = plain(label)
        return name.hasSuffix(ending) ? name : name + ending
    }

    /// The name of a label; `le` belongs to the buckets, and two underscores at the beginning to Prometheus itself.
    static func label(_ name: String) -> String {
        let name = plain(name)
        return name == "le" || name.hasPrefix("__") ? "label_" + name : name
    }

    private static func plain(_ text: String) -> String {
        let name = String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        guard let first = name.first, !first.isNumber else { return "_" + name }
        return name
    }
}
