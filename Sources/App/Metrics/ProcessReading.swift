import Foundation

/// What the kernel says of this process.
struct ProcessReading: Sendable {
    let cpuSeconds: Double
    let residentBytes: Int

    /// - Returns: nil where there is no `/proc`.
    static func now() -> ProcessReading? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/stat") else { return nil }
        return ProcessReading(
            String(decoding: data, as: UTF8.self), ticksPerSecond: sysconf(Int32(_SC_CLK_TCK)), pageSize: sysconf(Int32(_SC_PAGESIZE)))
    }

    /// - Parameter stat: the line of `/proc/<pid>/stat` (proc(5)): fields 14 and 15 are ticks of processor time, 24 is pages in memory.
    init?(_ stat: String, ticksPerSecond: Int, pageSize: Int) {
        // The second field is the program's name in parentheses, and may itself hold spaces and parentheses.
        guard let end = stat.lastIndex(of: ")"), ticksPerSecond > 0 else { return nil }
        let fields = stat[stat.index(after: end)...].split(whereSeparator: \.isWhitespace).map(String.init)
        func field(_ number: Int) -> Int? { fields.indices.contains(number - 3) ? Int(fields[number - 3]) : nil }
        guard let user = field(14), let system = field(15), let pages = field(24) else { return nil }
        cpuSeconds = Double(user + system) / Double(ticksPerSecond)
        residentBytes = pages * pageSize
    }
}
