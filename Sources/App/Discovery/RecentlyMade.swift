import Synchronization

/// Things that cost something to make and are wanted again soon; of many, those that were wanted lately are kept.
final class RecentlyMade<Key: Hashable & Sendable, Thing: Sendable>: Sendable {
    /// Two books, of which the older is thrown away when the newer is full.
    private struct Books {
        var newer: [Key: Thing] = [:]
        var older: [Key: Thing] = [:]
    }

    private let most: Int
    private let books = Mutex(Books())

    /// - Parameter most: how many things are kept at least; at most twice as many.
    init(most: Int) { self.most = most }

    subscript(key: Key) -> Thing? {
        get {
            books.withLock { books in
                if let thing = books.newer[key] { return thing }
                guard let thing = books.older[key] else { return nil }
                keep(thing, for: key, in: &books)
                return thing
            }
        }
        set {
            guard let newValue else { return }
            books.withLock { keep(newValue, for: key, in: &$0) }
        }
    }

    private func keep(_ thing: Thing, for key: Key, in books: inout Books) {
        if books.newer.count >= most { (books.older, books.newer) = (books.newer, [:]) }
        books.newer[key] = thing
    }
}
