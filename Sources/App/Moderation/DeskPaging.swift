import Domain

/// A long list by the page: some rows, and the key of the row after which the next page begins.
struct DeskPaging<Item: Sendable>: Sendable {
    let items: [Item]
    /// The key of the last row shown, when there are more.
    let next: String?

    /// - Parameter rows: one more than a page, when there are more.
    init(_ rows: [Item], key: (Item) -> String) {
        items = Array(rows.prefix(Desk.pageSize))
        next = rows.count > Desk.pageSize ? items.last.map(key) : nil
    }
}

/// The link to what comes after this page of a list.
struct Pager: Component {
    let next: Path?
    var words = "Earlier"

    var html: HTML {
        next.map { "<nav class=\"pager\" aria-label=\"Pages\"><a class=\"button\" rel=\"next\" href=\"\($0)\">\(words)</a></nav>" } ?? .none
    }
}
