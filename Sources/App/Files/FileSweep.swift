import Crypto
import Domain
import Foundation
import Storage

/// Takes away stored files that no row names: whoever crashes between placing a file and writing its row leaves one.
///
/// Bounded on every side: it looks at a part of a large store a day, another each day, and takes away few.
/// A store that holds more of them than that is most likely somebody else's.
struct FileSweep: Sendable {
    let site: Site

    static let mostTaken = 100
    static let page = 1000
    private static let mostPages = 200

    /// - Returns: how many files were taken away.
    @discardableResult
    func run() async throws -> Int {
        let now = site.world.now()
        let start = Base64URL.text(SHA256.hash(data: Data(now.day.text.utf8)))
        var (after, isSecondRound, taken) = (start, false, 0)
        for _ in 0..<Self.mostPages {
            let files = try await site.files.files(after: after, most: Self.page)
            let old = files.filter { $0.changedAt < now - .days(1) && Self.isOurs($0.name) }.map(\.name)
            for name in try await orphans(among: old) {
                guard taken < Self.mostTaken else { return taken }
                try await site.files.remove(name)
                taken += 1
            }
            if let last = files.last, !isSecondRound || last.name < start {
                after = last.name
            } else if isSecondRound {
                return taken
            } else {
                (after, isSecondRound) = ("", true)
            }
        }
        return taken
    }

    private func orphans(among names: [String]) async throws -> [String] {
        guard !names.isEmpty else { return [] }
        let known = try await site.database.read { tx in try tx.storedNames(among: names) }
        return names.filter { !known.contains($0) }
    }

    /// What has another kind of name was never put there by us.
    private static func isOurs(_ name: String) -> Bool {
        name.count == 43
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f: true
                default: false
                }
            }
    }
}
