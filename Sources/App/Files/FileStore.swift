import Domain

/// Where the bytes of files that were handed in are kept, each file under a random name that says nothing.
///
/// What goes wrong with it is thrown as a `FileStoreError`.
protocol FileStore: Sendable {
    /// Puts a whole file in its place under its name; from `path` on this machine's disk it is gone then.
    ///
    /// What was there under that name makes room: a restore that was stopped puts its files again.
    func place(_ name: String, bytes: Int, sha256: String, from path: String) async throws

    /// Takes a file away; one that is gone already is fine.
    func remove(_ name: String) async throws

    /// How somebody who may have a file gets its bytes, saved as `disposition` says.
    func delivery(of name: String, as disposition: String, type: String) -> FileDelivery

    /// Writes a file's bytes to a new file at `path` on this machine's disk.
    func copy(_ name: String, to path: String) async throws

    /// Up to `count` of the files whose names come after `name`, in the order of their names; none is the end.
    func files(after name: String, most count: Int) async throws -> [KeptFile]

    /// Finds out whether the store can be used, without changing anything in it.
    func check() async throws

    /// What and where it is, for whoever runs the program.
    var words: String { get }

    /// Ends its connections; the store is not used after it.
    func close() async
}

/// The way a file's bytes take to somebody who may have them.
enum FileDelivery: Hashable, Sendable {
    /// We send them, from a path on this machine's disk.
    case disk(path: String)
    /// The store sends them to whoever brings this address, for a minute.
    case link(String)
}

/// A file as its store lists it.
struct KeptFile: Hashable, Sendable {
    let name: String
    let changedAt: Instant
}

/// Why the store of files did not do what it was asked; it never says a secret.
enum FileStoreError: Error, Hashable, CustomStringConvertible {
    /// There is no such file.
    case missing(String)
    /// The store could not be reached, or said no.
    case unavailable(String)

    var description: String {
        switch self {
        case .missing(let name): "the file \(name) is not in the store"
        case .unavailable(let reason): reason
        }
    }

    /// What the visitor reads of it, at the files of their form.
    static let words = "Your file could not be stored. Nothing was saved. What you typed is still here: choose the file again in a minute."
}

extension Config {
    /// The store that the settings name.
    func fileStore(world: World) throws -> any FileStore {
        guard let bucket else { return try FolderStore(folder: data + "/files") }
        return S3Store(bucket: bucket, world: world)
    }
}
