import Domain
import Hummingbird

/// A person's own profile: reading it, saving it, its entries.
struct ProfileRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let profile = try await site.profiles.own(context.viewer)
        return context.show(ProfilePage(profile: profile, form: Form(profile)))
    }

    func save(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let profile = try await site.profiles.own(context.viewer)
        return try await context.answer(form, orShow: { ProfilePage(profile: profile, form: $0) }) { form in
            try await site.profiles.save(ProfileText(&form), by: context.viewer)
            return .seeOther(Paths.profile, saying: "Your profile is saved.")
        }
    }

    func newEntry(_ request: Request, _ context: SignedIn) async throws -> Response {
        let kind = ProfileEntry.Kind(rawValue: request.query("kind")) ?? .experience
        return context.show(ProfileEntryPage(form: Form([("kind", kind.rawValue)]), entry: nil))
    }

    func addEntry(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { ProfileEntryPage(form: $0, entry: nil) }) { form in
            try await site.profiles.add(EntryText(&form), by: context.viewer)
            return .seeOther(Paths.profile.anchored("entries"), saying: "Added to your profile.")
        }
    }

    func entry(_ request: Request, _ context: SignedIn) async throws -> Response {
        let entry = try await site.profiles.entry(context.id(), of: context.viewer)
        return context.show(ProfileEntryPage(form: Form(entry), entry: entry.id))
    }

    func changeEntry(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<ProfileEntry> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { ProfileEntryPage(form: $0, entry: id) }) { form in
            try await site.profiles.change(id, to: EntryText(&form), by: context.viewer)
            return .seeOther(Paths.profile.anchored("entries"), saying: "Saved.")
        }
    }

    func removeEntry(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.profiles.remove(context.id(), by: context.viewer)
        return .seeOther(Paths.profile.anchored("entries"), saying: "Removed from your profile.")
    }
}

extension Form {
    /// The profile as its form shows it.
    init(_ profile: Profile) {
        self.init([
            ("headline", profile.headline), ("story", profile.story), ("weekly_hours", profile.weeklyHours.map { "\($0)" } ?? ""),
            ("languages", profile.languages), ("work_authorisation", profile.workAuthorisation), ("accessibility", profile.accessibility),
        ])
        for field in profile.interests { add("interests", field) }
        for section in ProfileSection.allCases where profile.shows(section) { add("shown", section.rawValue) }
        for place in Place.allCases where profile.places.contains(place) { add("places", place.rawValue) }
        if profile.inTalentSearch { add("in_talent_search", "yes") }
        addSkills("skills", profile.skills)
    }

    /// An entry as its form shows it.
    init(_ entry: ProfileEntry) {
        self.init([
            ("kind", entry.kind.rawValue), ("title", entry.title), ("place", entry.place),
            ("from_year", entry.fromYear.map { "\($0)" } ?? ""),
            ("to_year", entry.toYear.map { "\($0)" } ?? ""), ("text", entry.text),
        ])
    }

    /// A number that may be left out.
    fileprivate mutating func optionalInteger(_ name: String, _ what: String, _ range: ClosedRange<Int>) -> Int? {
        Text.line(self[name]).isEmpty ? nil : integer(name, what, range)
    }
}

extension ProfileText {
    /// Reads a profile from its form; all that is wrong is said at once.
    init(_ form: inout Form) throws {
        let headline = form.line("headline", "The headline", 0...120)
        let story = form.prose("story", "Your story", 0...3000)
        let hours = form.optionalInteger("weekly_hours", "Your weekly hours", 1...60)
        let languages = form.line("languages", "Languages", 0...160)
        let authorisation = form.line("work_authorisation", "Work authorisation", 0...160)
        let accessibility = form.prose("accessibility", "What you need", 0...1000)
        let skills = form.skills("skills", atMost: 20)
        let interests = form.all("interests").filter(Taxonomy.knowsField)
        guard form.problems.isEmpty, let headline, let story, let languages, let authorisation, let accessibility, let skills else {
            throw form.refusal
        }
        self.init(
            headline: headline, story: story, weeklyHours: hours, languages: languages, workAuthorisation: authorisation,
            accessibility: accessibility, shown: Set(form.all("shown").compactMap(ProfileSection.init)), skills: skills,
            interests: Array(Set(interests)).sorted(), inTalentSearch: form["in_talent_search"] == "yes",
            places: Set(form.all("places").compactMap(Place.init)))
    }
}

extension EntryText {
    /// Reads an entry from its form; all that is wrong is said at once.
    init(_ form: inout Form) throws {
        let kind: ProfileEntry.Kind? = form.choice("kind", "education or experience")
        let title = form.line("title", "What it was", 2...120)
        let place = form.line("place", "Where", 0...120)
        let from = form.optionalInteger("from_year", "The first year", 1950...2100)
        let to = form.optionalInteger("to_year", "The last year", 1950...2100)
        let text = form.prose("text", "The description", 0...1000)
        if let from, let to, to < from { form.keep(.invalid("to_year", "The last year is before the first one."), at: "to_year") }
        guard form.problems.isEmpty, let kind, let title, let place, let text else { throw form.refusal }
        self.init(kind: kind, title: title, place: place, fromYear: from, toYear: to, text: text)
    }
}
