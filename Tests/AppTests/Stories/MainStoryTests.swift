import Domain
import Foundation
import Storage
import Testing

@testable import App

/// The main job, lived from a posted project to proof of work; `Golden/stories/main.txt` is its transcript.
@Suite("The main story")
struct MainStoryTests {
    @Test("From a posted project to proof of work", .timeLimit(.minutes(2)))
    func main() async throws {
        let story = try await Story()
        try await story.foundsTern()
        try await story.postsProject()
        try await story.applies()
        try await story.chooses()
        try await story.begins()
        try await story.works()
        try await story.proves()
        try Golden.expect(story.told.text, matches: "stories/main.txt")
        #expect(!story.told.text.contains("→ 5"))
        let sums: [Int64] = try await story.site.site.database.read { tx in
            try tx.rows("SELECT SUM(amount_minor) AS total FROM entry GROUP BY transfer_id").map { try $0["total"] }
        }
        #expect(sums.count >= 5 && sums.allSatisfy { $0 == 0 })
    }
}

/// The people of the story and what they do, chapter by chapter.
private struct Story {
    let site: TestSite
    let told: Transcript

    init() async throws {
        site = try await TestSite()
        told = Transcript(site, title: "From a posted project to proof of work")
        told.enter("Omar", site.visitor())
        told.enter("Mina", site.visitor())
        told.enter("Bo", site.visitor())
        told.enter("Nobody", site.visitor())
        told.enter("Ines", try await site.operatorVisitor())
    }

    private func value(_ sql: SQL) async throws -> String { try await site.value(sql) }

    private func joins(_ name: String, _ full: String, _ email: String, as kind: String, zone: String) async throws {
        try await told.sends(
            name, "/sign-up",
            [("as", kind), ("name", full), ("email", email), ("password", "a long enough one"), ("zone", zone), ("adult", "yes")])
        try await told.letters()
        try await told.sends(name, told.link(to: email))
    }

    func foundsTern() async throws {
        told.chapter("Omar joins and founds Tern")
        try await joins("Omar", "Omar Haddad", "omar@tern.example", as: "employer", zone: "America/Los_Angeles")
        try await told.sends("Omar", "/organizations", OrganizationTests.tern, showing: 12)
        try await told.opens("Omar", "/home", showing: 12)
    }

    func postsProject() async throws {
        told.chapter("He posts a project from a template")
        try await told.opens("Omar", "/projects/new", showing: 12)
        let template = try #require(ProjectTemplate.all.first)
        try await told.sends("Omar", "/projects/new", [("template", template.id)])
        let project = try await value("SELECT id AS value FROM project")
        told.name(project, "PROJECT")
        told.name(try await value("SELECT id AS value FROM person WHERE email_folded = 'omar@tern.example'"), "OMAR")
        try await told.sends(
            "Omar", "/projects/\(project)/edit", try await scope([("fee", "100"), ("decide_by", "2026-12-20")]), showing: 30)
        try await told.sends("Omar", "/projects/\(project)/edit", try await scope([]), showing: 30)
        try await told.sends("Omar", "/projects/\(project)/publication")
        try await told.letters()
        told.chapter("The first project waits for the operator")
        try await told.opens("Nobody", "/projects/\(project)")
        try await told.opens("Ines", "/desk", showing: 14)
        try await told.opens("Ines", "/desk/projects/\(project)", showing: 10)
        try await told.sends(
            "Ines", "/desk/projects/\(project)", [("act", "return"), ("reasons", "Say in the background where the three lists come from.")])
        try await told.letters()
        let better = try await scope([
            ("background", "Tern keeps three spreadsheets: the office's, the harbor's and the treasurer's. You make one of them.")
        ])
        try await told.sends("Omar", "/projects/\(project)/edit", better)
        try await told.sends("Omar", "/projects/\(project)/publication")
        try await told.sends("Ines", "/desk/projects/\(project)", [("act", "approve")])
        try await told.letters()
    }

    private func scope(_ changes: [(String, String)]) async throws -> [(String, String)] {
        let owner = try await value("SELECT id AS value FROM person WHERE email_folded = 'omar@tern.example'")
        let fields = [
            ("title", "Clean up a donor list"), ("problem", "We have three lists and cannot tell who gave twice last year."),
            ("background", "Tern keeps three spreadsheets. You make one of them."), ("field", "data-analysis"), ("needed", "Spreadsheets"),
            ("gained", "Data cleaning"), ("deliverables.0.title", "One clean donor list"), ("deliverables.0.weight", "33"),
            ("deliverables.0.due", "7"),
            ("deliverables.0.criteria.0", "Every person appears once with one id"), ("deliverables.1.title", "A page of findings"),
            ("deliverables.1.weight", "67"), ("deliverables.1.due", "14"),
            ("deliverables.1.criteria.0", "Four questions answered with one chart each"),
            ("supervisor", owner), ("backup_supervisor", "lena@tern.example"), ("mentor", ""), ("minutes", "60"), ("check_ins", "weekly"),
            ("start", "2026-11-23"), ("apply_by", "2026-11-13"), ("decide_by", "2026-11-20"), ("hours", "24"), ("fee", "500.01"),
            ("seats", "1"),
            ("place", "remote"), ("city", ""), ("tools", ""), ("eligibility", ""), ("ai", "disclose"), ("ai_note", ""),
            ("confidentiality", "open"),
            ("ip", "assigned"), ("portfolio", "full"), ("questions.0", "Which list did you last clean up?"), ("act", "check"),
        ]
        let changed = Set(changes.map(\.0))
        return (fields.filter { !changed.contains($0.0) } + changes)
    }

    func applies() async throws {
        told.chapter("Mina finds the project and applies")
        try await joins("Mina", "Mina Okafor", "mina@people.example", as: "participant", zone: "America/Chicago")
        try await told.sends(
            "Mina", "/profile",
            [
                ("headline", "From clinic scheduling to data"), ("story", "Nine years of shift plans."), ("weekly_hours", "10"),
                ("skills.0", "Spreadsheets"), ("shown", "headline"), ("shown", "skills"),
            ])
        let project = try await value("SELECT id AS value FROM project")
        try await told.opens("Mina", "/projects?q=donor&field=data-analysis&hours=30&fee=400", showing: 14)
        try await told.opens("Mina", "/projects/\(project)", showing: 30)
        let question = try await value("SELECT id AS value FROM question")
        told.name(question, "QUESTION")
        let pitch =
            "I cleaned a list of 4,000 shifts by hand before I learned how not to. I would begin with the ids, then ask the office about the doubtful ones."
        let words = [("pitch", pitch), ("answer.\(question)", "The stock list of a 40-bed clinic.")]
        try await told.sends(
            "Mina", "/projects/\(project)/apply", [("pitch", "Hire me")] + words.dropFirst() + [("act", "send")], showing: 14)
        try await told.sends("Mina", "/projects/\(project)/apply", words + [("act", "send")], showing: 14)
        let mina = try await value("SELECT id AS value FROM application")
        told.name(mina, "MINA-APPLIES")
        try await told.sends("Mina", "/applications/\(mina)/withdrawal")
        try await told.sends("Mina", "/projects/\(project)/apply", words + [("act", "send")])
        try await joins("Bo", "Bo Lindqvist", "bo@people.example", as: "participant", zone: "Europe/Stockholm")
        try await told.sends(
            "Bo", "/projects/\(project)/apply",
            [
                ("pitch", pitch.replacingOccurrences(of: "shifts", with: "bookings")), ("answer.\(question)", "A guest list."),
                ("act", "send"),
            ])
        told.name(try await value("SELECT id AS value FROM application WHERE id <> \(mina)"), "BO-APPLIES")
        try await told.letters()
    }

    func chooses() async throws {
        told.chapter("Omar chooses without seeing names")
        let (project, mina) = (
            try await value("SELECT id AS value FROM project"), try await value("SELECT id AS value FROM application ORDER BY id LIMIT 1")
        )
        let bo = try await value("SELECT id AS value FROM application ORDER BY id DESC LIMIT 1")
        let blind = try await told.opens("Omar", "/projects/\(project)/screening", showing: 30)
        #expect(!blind.body.contains("Mina") && !blind.body.contains("Okafor") && !blind.body.contains("Lindqvist"))
        try await told.sends(
            "Omar", "/applications/\(mina)/rating",
            [("fit", "4"), ("understanding", "4"), ("evidence", "3"), ("note", "Begins with the ids.")], showing: 20)
        try await told.sends("Omar", "/applications/\(bo)/rating", [("fit", "3"), ("understanding", "2"), ("evidence", "2")])
        try await told.opens("Omar", "/projects/\(project)/comparison?id=\(mina)&id=\(bo)", showing: 40)
        try await told.sends("Omar", "/applications/\(mina)/shortlisting")
        try await told.sends("Omar", "/applications/\(mina)/offer", [("offerNote", "We would like to work with you.")])
        try await told.letters()
        told.chapter("Mina accepts and signs; Bo is told")
        let page = try await told.opens("Mina", "/applications/\(mina)/acceptance", showing: 200)
        let hash = try #require(page.body.firstMatch(of: /name="agreement" value="([0-9a-f]{64})"/)?.1)
        try await told.sends("Mina", "/applications/\(mina)/acceptance", [("name", "M. O."), ("agreement", String(hash))])
        try await told.sends(
            "Mina", "/applications/\(mina)/acceptance", [("name", "mina okafor"), ("agreement", String(hash))], showing: 40)
        told.name(try await value("SELECT id AS value FROM engagement"), "ENGAGEMENT")
        try await told.letters()
    }

    func begins() async throws {
        told.chapter("The fee arrives, the kick-off is done, the work starts")
        let engagement = try await value("SELECT id AS value FROM engagement")
        try await told.opens("Ines", "/desk/money", showing: 14)
        let hash = try await value("SELECT agreement_hash AS value FROM engagement")
        try await told.sends("Omar", "/engagements/\(engagement)/signature", [("name", "Omar Haddad"), ("hash", hash)])
        for (item, note) in [
            ("people", "You work with Lena and me."), ("channel", "Write here; we answer within a day."),
            ("first_task", "Read the three lists."), ("dates", ""),
        ] {
            try await told.sends("Omar", "/engagements/\(engagement)/kickoff", [("item", item), ("note", note)], showing: 0)
        }
        let milestone = try await value("SELECT id AS value FROM milestone WHERE position = 1")
        told.name(milestone, "MILESTONE-1")
        told.name(try await value("SELECT id AS value FROM milestone WHERE position = 2"), "MILESTONE-2")
        try await told.opens("Mina", "/milestones/\(milestone)/submission")
        try await told.sends("Ines", "/desk/money/funding/\(engagement)", [("reference", "WIRE 4711"), ("day", "2026-11-02")], showing: 14)
        try await told.letters()
        let thread = try await value("SELECT id AS value FROM application ORDER BY id LIMIT 1")
        try await told.sends("Mina", "/threads/\(thread)", [("body", "Which of the three lists is the newest?")], showing: 12)
        try await told.sends("Omar", "/threads/\(thread)", [("body", "The treasurer's.")], showing: 12)
        try await told.letters()
    }

    func works() async throws {
        told.chapter("Mina hands in, Omar reviews, each acceptance pays")
        for (position, rounds) in [(1, ["changes", "accept"]), (2, ["accept"])] {
            let milestone = try await value("SELECT id AS value FROM milestone WHERE position = \(position)")
            let criterion = try await value("SELECT id AS value FROM milestone_criterion WHERE milestone_id = \(milestone)")
            told.name(criterion, "CRITERION-\(position)")
            for (round, decision) in rounds.enumerated() {
                try await told.uploads(
                    "Mina", "/milestones/\(milestone)/submission",
                    [
                        ("note", "Version \(round + 1)"), ("links", "https://files.example/v\(round + 1)"),
                        ("reflection_learned", "Ids first."), ("ai_statement", "none"),
                    ],
                    file: "list.csv", "id,name\n1,Ada\n")
                try await told.letters()
                let submission = try await value("SELECT id AS value FROM submission ORDER BY id DESC LIMIT 1")
                told.name(submission, "VERSION-\(position)-\(round + 1)")
                let verdict = decision == "accept" ? "met" : "partly"
                try await told.sends(
                    "Omar", "/submissions/\(submission)/review",
                    [
                        ("verdict.\(criterion)", verdict), ("comment", decision == "accept" ? "" : "Two people still appear twice."),
                        ("decision", decision),
                    ], showing: 20)
                try await told.letters()
            }
        }
        try await told.opens("Ines", "/desk/ledger", showing: 80)
        let mina = try await value("SELECT id AS value FROM person WHERE email_folded = 'mina@people.example'")
        told.name(mina, "MINA")
        try await told.sends(
            "Ines", "/desk/money/payouts/\(mina)",
            [("amount", "50001"), ("currency", "USD"), ("reference", "PAY 1"), ("day", "2026-11-02")], showing: 10)
        try await told.letters()
    }

    func proves() async throws {
        told.chapter("Both say how it was; Mina keeps the proof")
        let engagement = try await value("SELECT id AS value FROM engagement")
        let marks = FeedbackCriterion.allCases.map { ($0.rawValue, "5") } + [("overall", "5")]
        try await told.sends(
            "Mina", "/engagements/\(engagement)/feedback",
            marks + [("public_words", "Clear and fair."), ("private_words", "More time, please.")])
        try await told.opens("Omar", "/engagements/\(engagement)/feedback")
        try await told.sends(
            "Omar", "/engagements/\(engagement)/feedback",
            marks + [("public_words", "She asks before she counts."), ("skill.spreadsheets", "4")], showing: 40)
        try await told.letters()
        let credential = try await value("SELECT id AS value FROM credential")
        told.name(credential, "CREDENTIAL")
        try await told.opens("Nobody", "/verify/\(credential)", showing: 60)
        try await told.sends("Mina", "/portfolio", [("slug", "mina-okafor"), ("visibility", "public")])
        let item = try await value("SELECT id AS value FROM portfolio_item")
        told.name(item, "PIECE")
        try await told.sends(
            "Mina", "/portfolio/items/\(item)",
            [("visibility", "public"), ("words", "One list instead of three."), ("link", "https://files.example/v2")])
        try await told.opens("Nobody", "/people/mina-okafor", showing: 60)
        try await told.opens("Mina", "/verify/\(credential)", showing: 60)
    }
}
