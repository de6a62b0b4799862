import Domain

/// A PDF of one page with nothing on it but a watermark; `qpdf` lays it over every page of another.
///
/// The text is set in Helvetica, which every reader has, in the letters of Latin-1; other letters lose their marks or become "?",
/// and the id of the reading stays exact.
struct PDFStamp: Sendable {
    let mark: Watermark

    /// The whole file.
    var bytes: [UInt8] {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F 5 0 R >> /ExtGState << /G << /ca 0.2 >> >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (place, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(place + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { file += Self.padded(offset) + " 00000 n \n" }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// Across the page three times, and along its foot in small.
    private var content: String {
        let across = [150, 400, 650].flatMap { height in
            mark.lines.enumerated().map { place, line in
                "BT /F 20 Tf 0.82 0.57 -0.57 0.82 \(70 + 14 * place) \(height - 25 * place) Tm (\(Self.string(line))) Tj ET"
            }
        }
        let foot = "BT /F 8 Tf 24 14 Td (\(Self.string(mark.lines.joined(separator: " \u{b7} ")))) Tj ET"
        return (["q /G gs 0.4 g"] + across + ["Q", "q 0.35 g", foot, "Q"]).joined(separator: "\n")
    }

    /// A PDF string in WinAnsi, everything but plain letters as octal numbers.
    static func string(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x28, 0x29, 0x5c: "\\\(Character(scalar))"
            case 0x20..<0x7f: String(Character(scalar))
            case 0xa1...0xff: "\\" + String(scalar.value, radix: 8)
            default: string(ofBase: scalar)
            }
        }.joined()
    }

    /// "Ł" becomes L; what has no plain letter becomes "?".
    private static func string(ofBase scalar: Unicode.Scalar) -> String {
        let folded = Text.folded(String(Character(scalar)))
        let isPlain = !folded.isEmpty && folded.unicodeScalars.allSatisfy(Text.isLetterOrDigit)
        return isPlain ? (scalar.properties.isUppercase ? folded.uppercased() : folded) : "?"
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }
}

extension Text {
    /// a–z and 0–9.
    fileprivate static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
