import App
import ArgumentParser

/// Finds everyone's best open projects.
struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find everyone's best open projects, exactly, and say how fast that was.",
        discussion: """
            Prints a line for each person as it is found: the person's id, then the projects', the best first. How matching works stands
            at /about/matching. At the end, on a line of its own: people a second, and what one search took.
            """)

    @Flag(help: "Everyone; otherwise the first 1000 people.")
    var all = false

    @Flag(help: "Print the last line only.")
    var quiet = false

    @Option(help: "How many projects for each.")
    var limit = 20

    func validate() throws {
        guard (1...200).contains(limit) else { throw ValidationError("--limit is \(limit), but must be from 1 to 200.") }
    }

    func run() async throws {
        let site = try await Setup.readySite()
        var times: [Duration] = []
        let began = ContinuousClock.now
        let open = try await site.matchmaking.run(limit: limit, people: all ? nil : 1000) { found in
            times.append(found.time)
            if !quiet { print(found.person, found.projects.joined(separator: " ")) }
        }
        let whole = began.duration(to: .now)
        guard !times.isEmpty else { return print("Nobody has a profile yet.") }
        times.sort()
        let rate = Double(times.count) / (whole / .seconds(1))
        print(
            "\(times.count) people, \(open) open projects: \(Int(rate)) people/s with all reading (\(whole)); one search: "
                + "p50 \(Self.milliseconds(times[times.count / 2])) ms p99 \(Self.milliseconds(times[times.count * 99 / 100])) ms; "
                + "a million people at this rate: \(Int(1_000_000 / rate)) s")
    }

    private static func milliseconds(_ time: Duration) -> String {
        let micros = Int(time / .microseconds(1))
        return "\(micros / 1000).\(String(1000 + micros % 1000).dropFirst())"
    }
}
