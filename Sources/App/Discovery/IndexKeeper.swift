import CMemory
import Domain
import ServiceLifecycle
import Storage

/// Makes the indexes, and keeps them true: hears what every process announces, and looks those things up again.
public struct IndexKeeper: Service {
    let site: Site

    public init(site: Site) { self.site = site }

    /// How long changes are gathered at least, so that many cost one look …
    private static let gathering = Duration.milliseconds(100)
    /// … and how many times as long as the look took, so that it keeps no more than a tenth of one core busy.
    private static let rest = 9
    /// An announcement may be lost, so everything is looked at again from time to time.
    private static let renewal = Duration.seconds(3600)
    private static let chunk = 1000

    public func run() async throws {
        let (bell, rope) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let pending = PendingBoard()
        let announcements = site.database.announcements()
        rope.yield()
        site.readiness.indexing(true)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await announcement in announcements where pending.hear(announcement) { rope.yield() }
                }
                group.addTask {
                    while (try? await Task.sleep(for: Self.renewal)) != nil {
                        pending.wantEverything()
                        rope.yield()
                    }
                }
                for await _ in bell {
                    let topics = pending.take()
                    let isDone = await work(on: topics)
                    // Once it failed there is no telling when it is made; until then the store answers.
                    site.readiness.indexing(false)
                    if isDone { continue }
                    pending.putBack(topics)
                    rope.yield()
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            rope.finish()
        }
    }

    /// - Returns: false when it could not be looked up: then it is tried again, and until then what was true before is said.
    private func work(on topics: PendingTopics) async -> Bool {
        let began = ContinuousClock.now
        do {
            if site.discovery.snapshot == nil || topics.everything { try await renew() } else { try await take(in: topics) }
        } catch {
            site.logger.error("index.fault", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(2))
            return false
        }
        try? await Task.sleep(for: max(Self.gathering, (.now - began) * Self.rest))
        return true
    }

    /// Makes both indexes anew. What changes meanwhile is announced, and taken in afterwards.
    func renew() async throws {
        let (now, policy) = (site.world.now(), site.policy)
        var builder = ProjectIndex.Builder()
        var last: ID<Project>?
        repeat {
            let after = last
            let (next, documents) = try await site.database.read { tx in
                let ids = try tx.openProjectIDs(after: after, limit: Self.chunk, at: now)
                return (ids.last, try tx.projectDocuments(where: "project.id IN \(list: ids)", at: now))
            }
            for document in documents { builder.add(document) }
            last = next
        } while last != nil
        let people = try await site.database.read { tx in try tx.participantTraits(where: tx.isInTalentSearch, at: now, policy) }
        let generation = (site.discovery.snapshot?.generation ?? 0) + 1
        site.discovery.show(.init(projects: builder.index(), talent: TalentIndex(people), generation: generation))
        // What the reading took is much, and would stay with this process.
        give_back_memory()
    }

    /// Looks up what changed.
    func take(in topics: PendingTopics) async throws {
        guard let known = site.discovery.snapshot else { return }
        let (now, policy) = (site.world.now(), site.policy)
        let (gone, documents, competition, people) = try await site.database.read { tx in
            let ids = Array(topics.projects) + (try tx.projects(of: Array(topics.organizations)))
            return (
                ids, try tx.projectDocuments(where: "project.id IN \(list: ids)", at: now),
                try tx.competition(for: Array(topics.competition)),
                try tx.participantTraits(where: "\(tx.isInTalentSearch) AND person.id IN \(list: Array(topics.people))", at: now, policy)
            )
        }
        var (projects, talent) = (known.projects, known.talent)
        for id in gone { projects.remove(id) }
        for document in documents { projects.insert(document) }
        for one in competition { projects.setCompetition(for: one.id, applicants: one.applicants, freeSeats: one.freeSeats) }
        projects.removeExpired(at: now)
        for id in topics.people { talent.remove(id) }
        for person in people { talent.insert(person) }
        site.discovery.show(.init(projects: projects, talent: talent, generation: known.generation))
        if projects.retired + talent.retired > 1000 + (projects.count + talent.count) / 4 { try await renew() }
        // What was shown before is let go of when its last reader is done; of a large one that is much, again and again.
        if projects.count > 10_000 { give_back_memory() }
    }
}
