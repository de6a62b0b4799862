/// Makes the text of every id: 48 bits of time and 80 random bits, so that later ids sort after earlier ones.
public struct ULID {
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    static let length = 26

    /// Gives 26 lower-case characters of Crockford's base 32; instants before 1970 count as 1970.
    public static func text(at now: Instant, random: (UInt64, UInt16)) -> String {
        let time = UInt128(UInt64(max(0, now.milliseconds)) & 0xFFFF_FFFF_FFFF)
        let value = time << 80 | UInt128(random.0) << 16 | UInt128(random.1)
        let bytes = (0..<length).map { alphabet[Int(truncatingIfNeeded: value >> UInt128((length - 1 - $0) * 5)) & 31] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Says whether text from outside has the right length and alphabet, and fits in 128 bits.
    static func isValid(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        guard bytes.count == length, let first = bytes.first, first <= UInt8(ascii: "7") else { return false }
        return bytes.allSatisfy(alphabet.contains)
    }
}
