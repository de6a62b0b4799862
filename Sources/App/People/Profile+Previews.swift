import Domain

// Profiles for previews: nobody yet, and Mina.
extension Profile {
    static let empty = Profile(
        person: ID("01hzzzzzzzzzzzzzzzzzzzzzz1"), name: "Zed Novak", slug: nil, headline: "", story: "", weeklyHours: nil, languages: "",
        workAuthorisation: "", accessibility: "", portfolio: .private, shown: [], skills: [], interests: [], entries: [])

    static let mina = Profile(
        person: ID("01hzzzzzzzzzzzzzzzzzzzzzz2"), name: "Mina Okafor", slug: "mina-okafor", headline: "From shop floors to data work",
        story:
            "I ran a shop floor for six years and counted everything twice. Now I clean lists for a living, and I like the people who have to live with them.",
        weeklyHours: 8, languages: "English, Igbo", workAuthorisation: "United States, no limit", accessibility: "Captions in calls.",
        portfolio: .public, shown: [.headline, .story, .education, .experience, .skills],
        skills: ["data-cleaning", "spreadsheets", "sql"], interests: ["data-analysis", "operations"],
        entries: [
            ProfileEntry(
                id: ID("01hzzzzzzzzzzzzzzzzzzzzzz3"), kind: .education, title: "Certificate in data analysis", place: "Northfield College",
                fromYear: 2025,
                toYear: 2026, text: "Evenings, while working."),
            ProfileEntry(
                id: ID("01hzzzzzzzzzzzzzzzzzzzzzz4"), kind: .experience, title: "Shop floor lead", place: "A garden center in Peoria",
                fromYear: 2019,
                toYear: nil, text: "Twelve people, two seasons, one stock list."),
        ], inTalentSearch: true, places: [.remote, .hybrid])
}
