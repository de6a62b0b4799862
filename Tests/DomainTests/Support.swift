import Testing

@testable import Domain

/// Numbers that look random and are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Gives what the work refuses with, or nil when it does not refuse.
func refusal<Value>(_ work: () throws(Refusal) -> Value) -> Refusal? {
    do {
        _ = try work()
        return nil
    } catch {
        return error
    }
}

func usd(_ minor: Int64) -> Money { Money(minor: minor, currency: .usd) }

extension Day {
    /// A day the test has written down itself; a misspelt one is the first day of all and fails the test.
    static func on(_ text: String) -> Day { Day(parsing: text) ?? Day(ordinal: .min) }
}
