import Dispatch
import Glibc

/// Hears what other processes announce (LISTEN), over a connection of its own that is made again whenever it breaks.
actor PostgresListener {
    private let executor = QueueExecutor("foothold.postgres.listener")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let address: PostgresAddress
    private let board: AnnouncementBoard
    private var session: PostgresSession?
    private var source: (any DispatchSourceRead)?
    private var isStarted = false
    private var isClosed = false
    private var pause = DispatchTimeInterval.milliseconds(100)

    init(_ address: PostgresAddress, board: AnnouncementBoard) {
        self.address = address
        self.board = board
    }

    /// Begins to listen; a second start changes nothing.
    nonisolated func start() {
        executor.queue.async { [self] in
            assumeIsolated { listener in
                guard !listener.isStarted else { return }
                listener.isStarted = true
                listener.connect()
            }
        }
    }

    func close() {
        isClosed = true
        disconnect()
    }

    private func connect() {
        guard !isClosed else { return }
        do {
            let session = try PostgresSession(address)
            try session.simple("LISTEN foothold")
            self.session = session
            try watch(session.socket)
            pause = .milliseconds(100)
            board.publish([.gap])
        } catch { connectLater() }
    }

    /// Waits on a descriptor of its own, so that libpq may close the socket whenever it likes.
    private func watch(_ socket: Int32) throws(PostgresFailure) {
        let descriptor = dup(socket)
        guard descriptor >= 0 else { throw PostgresFailure(code: nil, reason: "no descriptor is free", isLost: true) }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.receive() } }
        source.setCancelHandler { Glibc.close(descriptor) }
        self.source = source
        source.resume()
    }

    private func receive() {
        do {
            let heard = try session?.notifications() ?? []
            board.publish(
                heard.map { text in
                    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
                    return Announcement(parts.first ?? "", parts.count > 1 ? parts[1] : "")
                })
        } catch {
            disconnect()
            connectLater()
        }
    }

    private func disconnect() {
        source?.cancel()
        (source, session) = (nil, nil)
    }

    private func connectLater() {
        executor.queue.asyncAfter(deadline: .now() + pause) { [weak self] in self?.assumeIsolated { $0.connect() } }
        pause = .seconds(2)
    }
}
