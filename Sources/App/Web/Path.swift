import Foundation

/// An address on this site, percent-encoded where it must be; `Paths` is the only maker.
struct Path: Hashable, Sendable {
    let text: String

    init(trusted text: String) { self.text = text }

    /// - Parameters:
    ///   - parts: path segments, each encoded.
    ///   - query: names and values, encoded; pairs with an empty value are left out.
    init(_ parts: String..., query: [(String, String)] = []) {
        var text = "/" + parts.map(Self.encoded).joined(separator: "/")
        let pairs = query.filter { !$0.1.isEmpty }.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
        if !pairs.isEmpty { text += "?" + pairs.joined(separator: "&") }
        self.text = text
    }

    func anchored(_ anchor: String) -> Path { Path(trusted: "\(text)#\(Self.encoded(anchor))") }

    /// Only a path on this site may be returned to: `//host` and `https:` lead elsewhere.
    static func local(_ raw: String) -> Path? {
        guard raw.hasPrefix("/"), !raw.hasPrefix("//"), !raw.contains("\\"), raw.utf8.count <= 500,
            raw.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 })
        else { return nil }
        return Path(trusted: raw)
    }

    static func encoded(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
