import Crypto
import Domain
import Foundation
import Synchronization

/// All that cannot be predicted: the time, new ids and secrets. Tests bring their own.
public struct World: Sendable {
    public var now: @Sendable () -> Instant
    public var random: @Sendable () -> UInt64

    private let ids = IDSource()

    public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.random = random
    }

    /// The machine's clock and the system's generator.
    public static let real = World(
        now: { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
        random: { UInt64.random(in: .min ... .max) })

    /// The moment at which a verb acts: one reading of the clock for all it writes.
    func moment() -> Moment { Moment(now: now(), world: self) }

    /// A new id; those of one millisecond follow each other, so that their order is the order of making.
    fileprivate func newID(at now: Instant) -> String { ids.next(at: now, random) }

    /// 256 random bits in base64url: session tokens and stored file names.
    public func newToken() -> String {
        var bytes: [UInt8] = []
        for _ in 0..<4 { withUnsafeBytes(of: random()) { bytes += $0 } }
        return Base64URL.text(bytes)
    }
}

/// SHA-256 in lower-case hexadecimal.
func sha256(_ text: String) -> String { hexadecimal(SHA256.hash(data: Data(text.utf8))) }

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// One reading of the clock, and the ids made at it.
struct Moment: Sendable {
    let now: Instant
    let world: World

    func newID<Noun>(_: Noun.Type = Noun.self) -> ID<Noun> {
        ID(world.newID(at: now))
    }
}

/// Makes ULIDs that grow within a millisecond: the first is random, each further one adds one (ULID specification, "Monotonicity").
private final class IDSource: Sendable {
    private let last = Mutex((now: Instant(milliseconds: -1), high: UInt64(0), low: UInt16(0)))

    func next(at now: Instant, _ random: () -> UInt64) -> String {
        last.withLock { last in
            if now == last.now {
                last.low &+= 1
                if last.low == 0 { last.high &+= 1 }
            } else {
                last = (now, random(), UInt16(truncatingIfNeeded: random()))
            }
            return ULID.text(at: now, random: (last.high, last.low))
        }
    }
}
