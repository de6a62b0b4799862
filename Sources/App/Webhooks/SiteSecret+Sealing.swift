import Crypto
import Foundation

extension SiteSecret {
    /// Text of any length that only this site reads again, for the same purpose.
    func sealedText(_ text: String, for purpose: String) throws -> String {
        let box = try AES.GCM.seal(Data(text.utf8), using: textKey(purpose), authenticating: Data(purpose.utf8))
        return Base64URL.text(Data(box.nonce) + box.ciphertext + box.tag)
    }

    /// - Returns: nil when it was sealed with another key or for something else.
    func openedText(_ sealed: String, for purpose: String) -> String? {
        guard let data = Base64URL.data(sealed), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: textKey(purpose), authenticating: Data(purpose.utf8))
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    private func textKey(_ purpose: String) -> SymmetricKey { SymmetricKey(data: digest("", "text:\(purpose)")) }
}
