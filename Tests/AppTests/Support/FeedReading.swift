import Foundation
import FoundationXML

/// Just enough of XML to read a feed back: every element's text, and its links.
final class FeedReading: NSObject, XMLParserDelegate {
    private var elements: [(name: String, text: String)] = []
    private var path: [Int] = []
    private(set) var links: [String] = []

    static func read(_ text: String) throws -> FeedReading {
        let document = FeedReading()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = document
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        return document
    }

    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        path.append(elements.count)
        elements.append((name, ""))
        if name == "link" { links.append("\(attributes["rel"] ?? "") \(attributes["href"] ?? "")") }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { path.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = path.last { elements[last].text += text }
    }
}
