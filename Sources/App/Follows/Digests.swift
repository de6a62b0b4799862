import Domain
import Storage

/// Telling people of new projects: at once or on Mondays, and of each project once.
///
/// Who is told of what is written down, with the job that mails it, in one transaction: a worker that dies has told somebody
/// or not, and whoever goes on after it passes over those who are told.
struct Digests: Sendable {
    let site: Site

    /// So many people are told in one transaction.
    static let page = 100

    /// Tells everyone who wants to hear at once of a project that was published.
    func tellAtOnce(of project: ID<Project>) async throws {
        try await tellFollowers(of: project)
        try await tellSearchers(of: project)
    }

    private func tellFollowers(of project: ID<Project>) async throws {
        var next: ID<Person>? = ID("")
        while let after = next {
            let now = site.world.now()
            let people = try await site.database.read { tx in try tx.followers(toTellOf: project, after: after, limit: Self.page, at: now) }
            try await tell(people, of: project)
            next = people.count == Self.page ? people.last : nil
        }
    }

    private func tellSearchers(of project: ID<Project>) async throws {
        let currency = site.policy.currency
        var next: ID<SavedSearch>? = ID("")
        while let after = next {
            let now = site.world.now()
            let (people, last) = try await site.database.read { tx -> ([ID<Person>], ID<SavedSearch>?) in
                let searches = try tx.searches(toTellOf: project, after: after, limit: Self.page, at: now)
                let last = searches.count == Self.page ? searches.last?.search.id : nil
                return (try tx.owners(of: searches, thatFind: project, currency), last)
            }
            try await tell(people, of: project)
            next = last
        }
    }

    private func tell(_ people: [ID<Person>], of project: ID<Project>) async throws {
        guard !people.isEmpty else { return }
        let moment = site.world.moment()
        try await site.database.write { tx in
            // In the order of their ids, so that two jobs never wait for each other.
            for person in people.sorted() {
                try tx.hold(person)
                try tx.startDigest(for: person, about: [project], moment)
            }
        }
    }

    /// It is Monday morning where somebody lives: tells them of everything that is new to them, and starts the timer anew.
    ///
    /// Those who want to hear at once are told, too, of what they changed their mind about meanwhile.
    func tellWeekly(_ person: ID<Person>) async throws {
        let moment = site.world.moment()
        let currency = site.policy.currency
        let projects = try await site.database.read { tx in try tx.news(for: person, currency, limit: Digest.most, at: moment.now) }
        try await site.database.write { tx in
            try tx.hold(person)
            guard let due = try tx.weeklyLetter(of: person), due <= moment.now else {
                throw Refusal.conflict("This week's letter is written, or nobody wants one.")
            }
            guard let zone = try tx.person(person).map({ Zone($0.timeZone) }) else { throw Refusal.notFound }
            // Where somebody has moved west since the timer was set, their Monday morning is still to come.
            let here = zone.mondayMorning(after: due - .days(1))
            if here > moment.now { return try tx.setWeeklyLetter(of: person, at: here, moment) }
            try tx.startDigest(for: person, about: projects, moment)
            let next = try tx.wantsToHear(person) ? zone.mondayMorning(after: moment.now) : nil
            try tx.setWeeklyLetter(of: person, at: next, moment)
        }
    }

    /// Mails a letter, written from what is true now.
    func mail(_ id: ID<Digest>) async throws {
        let desk = LetterDesk(site: site)
        let now = site.world.now()
        let mail = try await site.database.read { tx -> Mail? in
            guard let digest = try tx.digest(id), let person = try tx.person(digest.person), person.isConfirmed, !person.isSuspended,
                let letter = try DigestLetters.letter(digest, to: person, in: tx, desk, at: now)
            else { return nil }
            return desk.mail(letter, to: person.email.text, name: person.name, id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
        try await site.database.write { tx in try tx.run("UPDATE digest SET mailed_at = \(now) WHERE id = \(id)") }
    }
}

extension Site {
    var digests: Digests { Digests(site: self) }
}
