import Domain

/// Whose copy it is: the reader's name, the entry in the access log, and when.
struct Watermark: Sendable {
    let reader: String
    let reading: ID<Reading>
    let at: Instant

    /// Always UTC: a mark must not depend on who looks at it.
    var lines: [String] { [reader, "\(at.isoText)", reading.text] }

    /// Drawn over the text by the page's own sheet of style; in words as well, for whoever does not see it.
    var html: HTML {
        """
        <svg aria-hidden="true"><defs><pattern id="mark" width="360" height="140" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">\
        \(each: Array(lines.enumerated()), { "<text x=\"8\" y=\"\(36 + 26 * $0.offset)\">\($0.element)</text>" })</pattern></defs>\
        <rect width="100%" height="100%" fill="url(#mark)"></rect></svg>
        """
    }
}
