/// Tells names of the public internet from everything else that can stand in a link or an address.
enum HostName {
    /// Two labels or more, plain letters only: look-alike letters and bare numbers are how people are misled.
    static func isPublic(_ name: some StringProtocol) -> Bool {
        guard name.utf8.count <= 253 else { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ isLabel($0) }), let last = labels.last else { return false }
        return last.utf8.count >= 2 && last.utf8.contains { !(0x30...0x39).contains($0) }
    }

    private static func isLabel(_ label: some StringProtocol) -> Bool {
        guard (1...63).contains(label.utf8.count), !label.hasPrefix("-"), !label.hasSuffix("-") else { return false }
        return label.unicodeScalars.allSatisfy { Text.isPlain($0) || ("A"..."Z").contains($0) || $0 == "-" }
    }
}
