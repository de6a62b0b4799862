import Domain

// What the previews of this noun's pages are made of.

extension Opening {
    static let sample = Opening(
        id: ID("01kavq8000000000000000pr01"), title: "Clean up a donor list and show what it says", state: .published,
        organization: ID("01kavq8000000000000000or01"), employer: "Tern Foundation", employerSlug: "tern", hours: 24,
        fee: Money(minor: 72_000, currency: .usd), seats: 2, taken: 0, offered: 1,
        applyBy: Instant(milliseconds: 1_796_428_740_000), decideBy: Instant(milliseconds: 1_797_033_540_000),
        needed: ["spreadsheets", "data-cleaning", "data-visualization"])
}

extension ApplicationRecord {
    static let sampleNow = Instant(milliseconds: 1_795_435_200_000)
    static let samplePitch =
        "I kept the membership list of a climbing club for two years: 900 people, three systems, one merge a month. I would start by asking what a duplicate costs you."

    static func sample(_ state: Application.State, reason: ReasonCode? = nil) -> ApplicationRecord {
        ApplicationRecord(
            id: ID("01kavq8000000000000000ap0\(Application.State.allCases.firstIndex(of: state) ?? 0)"), project: Opening.sample.id,
            person: ID("01kavq8000000000000000pe01"), state: state, number: 3, pitch: samplePitch, submittedAt: sampleNow - .days(2),
            offeredAt: sampleNow - .hours(5), offerEndsAt: sampleNow + .hours(67), offerNote: "We liked how you would start.",
            decidedAt: reason == nil ? nil : sampleNow - .hours(1), reason: reason,
            reasonNote: reason == nil ? "" : "Your pitch was clear; somebody had done the same work before.",
            updatedAt: sampleNow - .days(2),
            title: Opening.sample.title, projectState: .published, organization: Opening.sample.organization, employer: "Tern Foundation",
            employerSlug: "tern", applyBy: Opening.sample.applyBy, decideBy: Opening.sample.decideBy,
            engagement: state == .accepted ? ID("01kavq8000000000000000en01") : nil)
    }
}

extension Applicant {
    static func sample(_ number: Int, _ state: Application.State, name: String? = nil) -> Applicant {
        let rating = try? Rating(fit: 4, understanding: 3, evidence: 3)
        return Applicant(
            application: ID("01kavq8000000000000000at0\(number)"), number: number, name: name, state: state,
            pitch: ApplicationRecord.samplePitch,
            sentAt: ApplicationRecord.sampleNow - .days(number), changedAt: ApplicationRecord.sampleNow - .days(number),
            offerEndsAt: state == .offered ? ApplicationRecord.sampleNow + .hours(67) : nil, weeklyHours: 6 + number,
            claimed: ["spreadsheets", "data-cleaning"], evidenced: number == 7 ? ["spreadsheets"] : [],
            rating: name == nil
                ? nil
                : rating.map {
                    GivenRating(rating: $0, note: "Knows what a duplicate costs.", by: "Omar Haddad", at: ApplicationRecord.sampleNow)
                })
    }
}
