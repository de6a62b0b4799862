/// The first few of many, in an order.
struct FirstFew<Item> {
    private let size: Int
    private let precedes: (Item, Item) -> Bool
    private(set) var items: [Item] = []

    init(size: Int, _ precedes: @escaping (Item, Item) -> Bool) {
        self.size = size
        self.precedes = precedes
    }

    /// What only something before it can replace; nil while there is room.
    @inline(__always)
    var last: Item? { items.count == size ? items.last : nil }

    mutating func take(_ item: Item) {
        if let last, !precedes(item, last) { return }
        let place = items.firstIndex { precedes(item, $0) } ?? items.count
        guard place < size else { return }
        items.insert(item, at: place)
        if items.count > size { items.removeLast() }
    }
}
