import Crypto
import Foundation

/// The site's own key: the secret half of a one-time link is computed with it, so that no store ever holds one.
public struct SiteSecret: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// A key that machines share, from their settings.
    init(hexadecimal text: String) throws {
        guard let bytes = Self.bytes(hexadecimal: text) else { throw ConfigError(problems: ["FOOTHOLD_SECRET_KEY is no key"]) }
        key = SymmetricKey(data: bytes)
    }

    /// The 32 bytes that 64 hexadecimal digits say.
    static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64, text.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// Reads the key from a file that only its owner may read, or makes one.
    public init(keptAt path: String) throws {
        let url = URL(fileURLWithPath: path)
        if let data = try? Data(contentsOf: url) {
            guard data.count == 32 else { throw ConfigError(problems: ["\(path) should hold 32 bytes, but holds \(data.count)"]) }
            key = SymmetricKey(data: data)
            return
        }
        let made = SymmetricKey(size: .bits256)
        let bytes = made.withUnsafeBytes { Data($0) }
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw ConfigError(problems: ["\(path) could not be made: \(String(cString: strerror(errno)))"]) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: bytes)
        try file.synchronize()
        key = made
    }

    /// The token of a one-time link: its id, and a code that only this site can compute for it and its purpose.
    func token(_ id: String, for purpose: String) -> String { "\(id).\(code(id, purpose))" }

    /// The id in a token, when its code is right for `purpose`.
    func id(in token: String, for purpose: String) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let given = Base64URL.data(String(parts[1])) else { return nil }
        let authentic = HMAC<SHA256>.isValidAuthenticationCode(given, authenticating: message(String(parts[0]), purpose), using: key)
        return authentic ? String(parts[0]) : nil
    }

    /// An id that nobody outside can read, and that looks different for every purpose; the same id for the same purpose looks the same.
    func sealed(_ id: String, for purpose: String) throws -> String {
        let nonce = try AES.GCM.Nonce(data: Data(digest(id, "nonce:\(purpose)").prefix(12)))
        let box = try AES.GCM.seal(Data(id.utf8), using: sealingKey, nonce: nonce, authenticating: Data(purpose.utf8))
        return Base64URL.text(Data(box.nonce) + box.ciphertext + box.tag)
    }

    /// The id behind what `sealed` gave for the same purpose.
    func opened(_ text: String, for purpose: String) -> String? {
        guard text.utf8.count <= 200, let data = Base64URL.data(text), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealingKey, authenticating: Data(purpose.utf8))
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Bytes that stand for an id and a purpose, and from which nobody outside gets back to either.
    func digest(_ id: String, _ purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message(id, purpose), using: key))
    }

    private var sealingKey: SymmetricKey { SymmetricKey(data: digest("", "sealing")) }

    private func code(_ id: String, _ purpose: String) -> String {
        Base64URL.text(HMAC<SHA256>.authenticationCode(for: message(id, purpose), using: key))
    }

    private func message(_ id: String, _ purpose: String) -> Data { Data("\(purpose):\(id)".utf8) }
}
