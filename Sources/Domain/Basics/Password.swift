/// A password that is long enough to be worth keeping; it is hashed elsewhere and written nowhere.
public struct Password: Sendable, CustomStringConvertible {
    public let text: String

    /// Takes it exactly as typed: spaces and any script are welcome.
    public init(_ raw: String) throws(Refusal) {
        guard raw.utf8.count <= 800, raw.count <= 200 else {
            throw .invalid("", "This password is too long: keep it to 200 characters.")
        }
        guard raw.count >= 10 else {
            throw .invalid("", "This password is too short: use at least 10 characters, for example four words.")
        }
        guard Set(raw).count > 1, !Password.common.contains(raw.lowercased()) else {
            throw .invalid("", "This password is too easy to guess: use four words that do not belong together.")
        }
        text = raw
    }

    /// Says nothing, so that a password cannot end up in a log by interpolation.
    public var description: String { "(a password)" }

    /// The most common ones of ten characters and more in published leaks.
    static let common: Set<String> = [
        "0123456789", "0987654321", "1122334455", "1234512345", "123456789a", "1234567890", "12345678910", "123123123123",
        "123456789q", "1234567891", "1234567890-=", "1234567890q", "147258369a", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "9876543210", "a123456789", "abcdefghij", "abcd123456", "abc1234567", "administrator", "asdfghjkl;", "basketball",
        "changeme123", "christopher", "computer123", "correcthorsebatterystaple", "footbal123", "football123", "foothold123",
        "iloveyou12", "iloveyou123", "letmein123", "letmeinplease", "liverpool1", "manchester", "michelle12", "pass123456",
        "password00", "password01", "password10", "password11", "password12", "password123", "password1234",
        "password12345", "password123456", "password!1", "password1!", "passwordpassword", "princess123", "q1w2e3r4t5",
        "q1w2e3r4t5y6", "qazwsxedcrfv", "qwerty12345", "qwerty123456", "qwerty1234", "qwertyuiop", "qwertyuiop123",
        "qwertyuiop[]", "sunshine123", "superman123", "welcome123", "welcome1234", "zaq12wsxcde3", "zxcvbnm123",
    ]
}
