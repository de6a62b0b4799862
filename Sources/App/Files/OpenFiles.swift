import ServiceLifecycle

/// Keeps the store of files open until everything that uses it has stopped, then closes it.
struct OpenFiles: Service {
    let store: any FileStore

    func run() async throws {
        // Cancelled or told to stop: either way it is over.
        try? await gracefulShutdown()
        await store.close()
    }
}
