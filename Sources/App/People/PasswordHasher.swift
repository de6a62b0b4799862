import Crypto
import CryptoExtras
import Domain
import Foundation
import NIOPosix
import Synchronization

/// Scrypt, off the event loop, a few at a time: a crowd at the door waits or is asked to come back, and memory stays bounded.
public final class PasswordHasher: Sendable {
    /// OWASP's cost (2^17, 8, 1): about a quarter of a second and 128 MiB each.
    public static let owasp = PasswordHasher(logRounds: 17)
    /// For tests, where nothing secret is kept.
    public static let quick = PasswordHasher(logRounds: 4, queue: 10_000)

    private let logRounds: Int
    private let threads = NIOThreadPool(numberOfThreads: 2)
    private let state = Mutex(Load())
    private let queue: Int

    /// How busy the door is.
    struct Load: Sendable {
        /// Passwords being hashed or waiting for it.
        var waiting = 0
        /// People asked to come back, ever since.
        var refused = 0
    }

    var load: Load { state.withLock { $0 } }

    /// - Parameter queue: how many may wait; the next one is asked to come back.
    init(logRounds: Int, queue: Int = 40) {
        self.logRounds = logRounds
        self.queue = queue
        threads.start()
    }

    /// - Returns: `scrypt$<log2 N>$8$1$<salt>$<hash>`, both base64url.
    func hash(_ password: String) async throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let cost = logRounds
        let derived = try await queued { try Self.derive(password, salt, logRounds: cost) }
        return "scrypt$\(cost)$8$1$\(Base64URL.text(salt))$\(Base64URL.text(derived))"
    }

    /// Whether `password` made `encoded`; an unknown account costs as much as a known one.
    func matches(_ password: String, _ encoded: String?) async throws -> Bool {
        let parts = (encoded ?? "scrypt$\(logRounds)$8$1$AAAAAAAAAAAAAAAAAAAAAA$").split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (1...20).contains(cost),
            let salt = Base64URL.data(String(parts[4])), let expected = Base64URL.data(String(parts[5]))
        else { return false }
        let derived = try await queued { try Self.derive(password, salt, logRounds: cost) }
        return encoded != nil && derived.count == expected.count && zip(derived, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ salt: Data, logRounds: Int) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logRounds, blockSize: 8, parallelism: 1
        ).withUnsafeBytes { Array($0) }
    }

    private func queued<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let mayWait = state.withLock { load in
            guard load.waiting < queue else {
                load.refused += 1
                return false
            }
            load.waiting += 1
            return true
        }
        guard mayWait else {
            throw Refusal.tooMany("Many people are signing in right now. Try again in a moment.", retryAfter: .seconds(10))
        }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await threads.runIfActive(work)
    }
}
