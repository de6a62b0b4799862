import Domain
import Logging
import ServiceLifecycle
import Storage

/// What the site knows of other lists of skills: reading them in, and hearing that another process did.
public struct Skills: Sendable {
    /// On which it is announced that something was read.
    static let channel = "taxonomy"

    let site: Site

    /// Keeps terms in their rows.
    ///
    /// - Returns: how many are new or changed.
    func keep(_ terms: [SkillTerm]) async throws -> Int {
        let now = site.world.now()
        return try await site.database.write { tx in try terms.count { try tx.keep($0, at: now) } }
    }

    /// Tells every process that something was read.
    func announce() async throws {
        try await site.database.write { tx in try tx.announce(Self.channel, "") }
    }

    /// Brings what this process knows to what the store has, if that is something else.
    public func load() async throws {
        let known = Taxonomy.imported.now.mark
        let found = try await site.database.read { tx -> ImportedSkills? in
            let mark = try tx.skillMark()
            guard mark != known else { return nil }
            var entries: [ImportedSkills.Entry] = []
            while case let some = try tx.skillRows(after: entries.last?.id ?? "", limit: 2000), !some.isEmpty { entries += some }
            return ImportedSkills(entries, mark: mark)
        }
        if let found { Taxonomy.imported.set(found) }
    }
}

extension Site {
    public var skills: Skills { Skills(site: self) }
}

/// Hears that skills were read, for as long as this process runs, and looks by itself once a minute: where the store does not tell
/// processes of one another, and when an announcement was lost.
struct SkillUpdates: Service {
    let site: Site

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask {
                    for await announcement in site.database.announcements() {
                        if announcement.channel == Skills.channel || announcement == .gap { await load() }
                    }
                }
                group.addTask {
                    while (try? await Task.sleep(for: .seconds(60))) != nil { await load() }
                }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func load() async {
        do { try await site.skills.load() } catch { site.logger.error("skills.fault", metadata: ["error": "\(error)"]) }
    }
}
