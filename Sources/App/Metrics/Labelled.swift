import Synchronization

/// Instruments of one name, one for each combination of labels, made when it is first wanted.
final class Labelled<Key: Hashable & Sendable, Instrument: Sendable>: Sendable {
    private let made = Mutex<[Key: Instrument]>([:])
    private let make: @Sendable (Key) -> Instrument

    /// - Parameter keys: those that are made at once, so that they stand at zero before anything has happened.
    init(_ keys: [Key] = [], make: @escaping @Sendable (Key) -> Instrument) {
        self.make = make
        for key in keys { _ = self[key] }
    }

    subscript(key: Key) -> Instrument {
        made.withLock { made in
            if let instrument = made[key] { return instrument }
            let instrument = make(key)
            made[key] = instrument
            return instrument
        }
    }
}
