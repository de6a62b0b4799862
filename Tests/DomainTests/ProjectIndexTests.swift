import Testing

@testable import Domain

@Suite("The index of open projects")
struct ProjectIndexTests {
    private static let limits: [ProjectFacet: Int] = [.field: 99, .place: 3, .industry: 99, .employer: 5, .skill: 7]

    private func weights() throws -> MatchWeights {
        try MatchWeights(skills: 45, claimedPercent: 50, field: 15, hours: 15, place: 10, room: 15, crowdLimit: 20)
    }

    /// Asks both for the same three pages: the first, the one after it, and the one before that.
    private func compare(_ index: ProjectIndex, _ model: BruteForce, _ query: ProjectQuery, size: Int, at now: Instant) -> Int {
        var place = ListPlace.start
        var found = 0
        for turn in 0..<3 {
            let one = index.find(query, place, size: size, counting: Self.limits, at: now)
            let other = model.find(query, place, size: size, counting: Self.limits, at: now)
            #expect(one == other, "\(query) \(place)")
            found += one.places.count
            guard let next = turn == 0 ? one.after.map(ListPlace.after) : one.before.map(ListPlace.before) else { break }
            place = next
        }
        return found
    }

    @Test("it finds what looking at every project finds, for 2,000 random questions")
    func questions() async throws {
        var seeded = SeededProjects(dice: Seeded(state: 4))
        let weights = try weights()
        let documents = (0..<150).map { seeded.project($0) }
        let index = ProjectIndex(documents)
        let model = BruteForce(documents: Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }))
        var found = 0
        for _ in 0..<2000 {
            // Other tests want their turn.
            await Task.yield()
            let now = SeededProjects.start + .hours(seeded.number(0...100))
            found += compare(index, model, seeded.query(weights), size: seeded.one(of: [1, 5, 20]), at: now)
        }
        #expect(found > 5000)
    }

    @Test("it still does after 10,000 random changes, however they come")
    func changes() async throws {
        var seeded = SeededProjects(dice: Seeded(state: 44))
        let weights = try weights()
        var (index, model) = (ProjectIndex(), BruteForce())
        var now = SeededProjects.start
        for change in 1...10_000 {
            let number = seeded.number(0...120)
            switch seeded.number(1...10) {
            case 1...5:
                let document = seeded.project(number)
                index.insert(document)
                model.documents[document.id] = document
            case 6...7:
                index.remove(SeededProjects.id(number))
                model.documents[SeededProjects.id(number)] = nil
            case 8...9:
                let (applicants, seats) = (seeded.number(0...60), seeded.number(0...3))
                index.setCompetition(for: SeededProjects.id(number), applicants: applicants, freeSeats: seats)
                model.documents[SeededProjects.id(number)]?.traits.applicants = applicants
                model.documents[SeededProjects.id(number)]?.traits.freeSeats = seats
            default:
                now = now + .minutes(seeded.number(0...10))
                index.removeExpired(at: now)
                model.documents = model.documents.filter { $0.value.applyBy > now }
            }
            if change % 25 == 0 {
                await Task.yield()
                _ = compare(index, model, seeded.query(weights), size: 5, at: now)
            }
        }
        #expect(index.count == model.documents.count)
        for (id, document) in model.documents { #expect(index.traits(of: id) == document.traits) }
        for _ in 0..<200 { _ = compare(index, model, seeded.query(weights), size: 5, at: now) }
        // Made anew of what is left, it says the same.
        let fresh = ProjectIndex(model.documents.values)
        for _ in 0..<50 { _ = compare(fresh, model, seeded.query(weights), size: 5, at: now) }
    }

    @Test("a copy goes on saying what it said when it was taken")
    func copies() throws {
        var seeded = SeededProjects(dice: Seeded(state: 2))
        var index = ProjectIndex((0..<50).map { seeded.project($0) })
        let copy = index
        let before = copy.find(ProjectQuery(), counting: Self.limits, at: SeededProjects.start)
        for number in 0..<50 { index.remove(SeededProjects.id(number)) }
        #expect(copy.find(ProjectQuery(), counting: Self.limits, at: SeededProjects.start) == before)
        #expect(index.find(ProjectQuery(), counting: Self.limits, at: SeededProjects.start).total == 0)
    }

    @Test(arguments: [
        ("surveys", "survey", true), ("survey", "surveys", true), ("cities", "city", true), ("class", "classes", true),
        ("tax", "taxes", true),
        ("dat", "database", true), ("d", "data", false), ("d", "d", true), ("databases", "data", false), ("bus", "business", true),
        ("business", "busines", false), ("js", "javascript", false),
    ])
    func aWordMeansWhatBeginsLikeItAndItsOtherNumber(_ typed: String, _ word: String, _ isMeant: Bool) {
        #expect(SearchWord(typed).means(word) == isMeant)
    }

    @Test("the people for a project are those whose match is best")
    func talent() throws {
        var seeded = SeededProjects(dice: Seeded(state: 9))
        let weights = try weights()
        var people: [ID<Person>: ParticipantTraits] = [:]
        var index = TalentIndex()
        for round in 0..<600 {
            let person = seeded.participant()
            (people[person.id], index) = (
                person,
                {
                    var next = index; next.insert(person); return next
                }()
            )
            if round % 3 == 0, let gone = people.keys.sorted().first {
                people[gone] = nil
                index.remove(gone)
            }
        }
        #expect(index.count == people.count)
        for number in 0..<100 {
            let project = seeded.project(number).traits
            let excluded = Set(people.keys.sorted().prefix(seeded.number(0...5)))
            let best = people.values.filter { !excluded.contains($0.id) }
                .map { (score: Match($0, project, weights, crowd: $0.liveApplications).score, id: $0.id) }
                .sorted { $0.score != $1.score ? $0.score > $1.score : $0.id > $1.id }.prefix(20).map(\.id)
            #expect(index.best(for: project, weights, excluding: excluded, limit: 20) == Array(best))
        }
    }

    @Test("weights that do not add up are refused")
    func weightsAddUp() {
        #expect(
            refusal { () throws(Refusal) in
                try MatchWeights(skills: 50, claimedPercent: 50, field: 15, hours: 15, place: 10, room: 15, crowdLimit: 20)
            } != nil)
        #expect(
            refusal { () throws(Refusal) in
                try MatchWeights(skills: 45, claimedPercent: 100, field: 15, hours: 15, place: 10, room: 15, crowdLimit: 20)
            } != nil)
    }
}
