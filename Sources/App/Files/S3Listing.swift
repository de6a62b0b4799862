import Domain
import Foundation

/// What a store says of the files in a bucket (ListObjectsV2).
enum S3Listing {
    /// The files in the order in which they are listed.
    static func files(in answer: String) throws -> [KeptFile] {
        guard answer.contains("<ListBucketResult") else { throw FileStoreError.unavailable("the answer is no list of files") }
        return try answer.components(separatedBy: "<Contents>").dropFirst().map { part in
            guard let name = part.between("<Key>", "</Key>"), let changed = part.between("<LastModified>", "</LastModified>"),
                let instant = Self.instant(changed)
            else { throw FileStoreError.unavailable("the list of files cannot be read") }
            return KeptFile(name: plain(name), changedAt: instant)
        }
    }

    /// Reads "2026-11-24T19:37:57.000Z".
    private static func instant(_ text: String) -> Instant? {
        let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard let day = Day(parsing: text.prefix(10)), text.hasSuffix("Z"), clock.count == 3 else { return nil }
        return day.start + .hours(clock[0]) + .minutes(clock[1]) + .seconds(clock[2])
    }

    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
    }
}

extension String {
    /// The text from the first `start` to the `end` that follows it.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = range(of: start)?.upperBound, let to = range(of: end, range: from..<endIndex)?.lowerBound else { return nil }
        return String(self[from..<to])
    }
}
