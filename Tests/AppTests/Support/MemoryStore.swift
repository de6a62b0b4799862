import Domain
import Foundation
import Synchronization

@testable import App

/// A store of files that is only in memory, and can be told to fail.
final class MemoryStore: FileStore {
    struct Content: Sendable {
        var bytes: Data
        var changedAt: Instant
    }

    private struct State {
        var files: [String: Content] = [:]
        var failure: FileStoreError?
        var takes = Int.max
        var listed = 0
    }

    private let state = Mutex(State())

    var words: String { "a store in memory" }
    var names: [String] { state.withLock { $0.files.keys.sorted() } }
    /// How often it was asked for a list.
    var listed: Int { state.withLock { $0.listed } }

    /// From now on nothing works; nil mends it.
    func fail(_ error: FileStoreError?) { state.withLock { $0.failure = error } }

    /// Takes so many files more, and then fails until it is mended.
    func take(only count: Int) { state.withLock { $0.takes = count } }

    func put(_ name: String, _ bytes: Data = Data(), changedAt: Instant) {
        state.withLock { $0.files[name] = Content(bytes: bytes, changedAt: changedAt) }
    }

    func place(_ name: String, bytes: Int, sha256: String, from path: String) async throws {
        let content = try Data(contentsOf: URL(fileURLWithPath: path))
        try state.withLock { state in
            if state.takes == 0 { throw FileStoreError.unavailable("a store in memory: full") }
            state.takes -= 1
        }
        try act { $0.files[name] = Content(bytes: content, changedAt: TestSite.start) }
        try FileManager.default.removeItem(atPath: path)
    }

    func remove(_ name: String) async throws { try act { $0.files[name] = nil } }

    func delivery(of name: String, as disposition: String, type: String) -> FileDelivery {
        .link("https://store.example/\(name)?as=\(disposition.count)&type=\(type.prefix(8))&signature=abc")
    }

    func copy(_ name: String, to path: String) async throws {
        guard let content = try act({ $0.files[name] }) else { throw FileStoreError.missing(name) }
        try content.bytes.write(to: URL(fileURLWithPath: path))
    }

    func files(after name: String, most count: Int) async throws -> [KeptFile] {
        try act { state in
            state.listed += 1
            return state.files.filter { $0.key > name }.sorted { $0.key < $1.key }.prefix(count).map {
                KeptFile(name: $0.key, changedAt: $0.value.changedAt)
            }
        }
    }

    func check() async throws { try act { _ in } }

    func close() async {}

    private func act<Value: Sendable>(_ body: (inout State) throws -> Value) throws -> Value {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return try body(&state)
        }
    }
}
