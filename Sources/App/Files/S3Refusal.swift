import Foundation

/// The store's no: its status and its code for the reason, and nothing else of an answer that may repeat what was signed.
struct S3Refusal: Error, CustomStringConvertible {
    let status: Int
    /// S3's word for it, such as `NoSuchBucket`; empty when there was none.
    let code: String

    /// - Parameter answer: the body that came with the status.
    init(status: Int, answer: String) {
        self.status = status
        let word = answer.between("<Code>", "</Code>") ?? ""
        code = word.count <= 64 && word.utf8.allSatisfy { UnicodeScalar($0).properties.isAlphabetic } ? word : ""
    }

    var description: String {
        let said = code.isEmpty ? "\(status)" : "\(status) \(code)"
        return advice.map { "\(said) (\($0))" } ?? said
    }

    /// What an operator should look at.
    private var advice: String? {
        switch code {
        case "NoSuchBucket": "there is no such bucket"
        case "InvalidAccessKeyId": "FOOTHOLD_S3_KEY is not known there"
        case "SignatureDoesNotMatch": "FOOTHOLD_S3_SECRET does not belong to the key"
        case "AuthorizationHeaderMalformed": "FOOTHOLD_S3_REGION may be another"
        case "RequestTimeTooSkewed": "the clock of this machine or of the store is wrong"
        case "AccessDenied": "the key is not known there, or may not do this"
        default: (300..<400).contains(status) ? "it sent us elsewhere, and we do not follow" : nil
        }
    }
}
