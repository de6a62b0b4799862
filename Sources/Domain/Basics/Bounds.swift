/// Checks the length of text a person wrote, in the words they get to read.
enum Bounds {
    /// Counts letters as a reader does, and bytes as a disk does: a letter can carry any number of accents.
    static func check(_ text: String, _ name: String, _ length: ClosedRange<Int>) throws(Refusal) {
        let most = length.upperBound
        let bytes = most.multipliedReportingOverflow(by: 4)
        guard bytes.overflow || text.utf8.count <= bytes.partialValue, text.count <= most else {
            throw .invalid("", "\(name) is too long: keep it to \(most) characters.")
        }
        guard text.count < length.lowerBound else { return }
        throw text.isEmpty
            ? .invalid("", "\(name) is missing: write it here.")
            : .invalid("", "\(name) is too short: write at least \(length.lowerBound) characters.")
    }
}
