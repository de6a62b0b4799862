/// How many of so many, as dots and in words.
struct Dots: Component {
    /// In tenths, because an average is not whole.
    let tenths: Int
    let of: Int

    init(_ count: Int, of: Int) { (self.tenths, self.of) = (count * 10, of) }
    init(tenths: Int, of: Int) { (self.tenths, self.of) = (tenths, of) }

    var html: HTML {
        let words = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return """
            <span class="dots" role="img" aria-label="\(words) of \(of)"><svg viewBox="0 0 \(of * 16 - 4) 12" width="\(of * 16 - 4)" height="12" aria-hidden="true">\
            \(each: Array(0..<of), { "<circle\(if: $0 * 10 + 5 <= tenths, " class=\"on\"") cx=\"\($0 * 16 + 6)\" cy=\"6\" r=\"5\"/>" })</svg></span>
            """
    }
}
