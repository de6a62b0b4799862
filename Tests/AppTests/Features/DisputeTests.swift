import Domain
import Storage
import Testing

@testable import App

@Suite("Disputes")
struct DisputeTests {
    @Test("Opened, answered, proposed and agreed: the money moves by the percentages, and the work is completed with its credential")
    func agreement() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.review(1, "accept")
        try await work.submit(2)
        let path = try await work.dispute("completed", whole: "100")
        #expect(path.hasPrefix("/disputes/"))
        #expect(try await work.row().state == .disputed)
        #expect(try await work.review(2, "accept").status == 409)
        #expect(try await work.omar.get(path).says("Your answer is needed"))
        #expect(try await work.mina.get(path).says("Tern has to answer"))
        #expect(try await work.answer(path, by: work.mina) == 403)
        #expect(try await work.answer(path) == 303)
        #expect(try await work.answer(path) == 409)
        let proposed = try await work.omar.post("\(path)/proposal", work.terms("completed", whole: "70"))
        #expect(proposed.status == 303)
        let page = try await work.mina.get(path)
        #expect(page.says("Your word is needed") && page.says("201.60 USD to Mina Okafor, 86.40 USD back to Tern"))
        #expect(try await work.omar.post("\(path)/agreement", work.proposal()).status == 409, "who proposes has agreed")
        #expect(try await work.omar.post("\(path)/refusal", work.proposal()).status == 409)
        #expect(try await work.mina.post("\(path)/agreement", work.proposal()).status == 303)
        #expect(try await work.row().state == .completed)
        #expect(try await work.milestone(2).state == .accepted)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 19_200 + 20_160)
        #expect(try await work.balance(.refund(work.organization)) == 8_640 + 864)
        #expect(try await work.balance(.platform) == 4_800 - 864)
        #expect(try await work.ledgerProblems().isEmpty)
        #expect(try await work.events(.credential, "issue") == 1)
        #expect(try await work.lastDispute()?.ending == .agreement)
        #expect(try await work.letters(to: work.mina, "Dispute decided") == 1)
        #expect(try await work.letters(to: work.omar, "Dispute decided") == 1)
        #expect(try await work.mina.get(work.room).says("394") == false)
        #expect(try await work.mina.get(work.room).says("393.60 USD"), "released is what the ledger moved")
        #expect(try await work.omar.post("\(path)/proposal", work.terms("completed", whole: "0")).status == 409)
    }

    @Test("The operator decides only what was answered, per milestone, and the work goes on with what is left")
    func goesOn() async throws {
        let work = try await Work.started(weights: [30, 30, 40], fee: 50_001)
        try await work.submit(1)
        try await work.site.pass(.days(5))
        let path = try await work.dispute(by: work.omar, "active", whole: "", shares: [1: "0"])
        #expect(try await work.ines.post("\(path)/decision", work.terms("active", shares: [1: "33"])).status == 409, "unheard")
        #expect(try await work.answer(path, by: work.mina) == 303)
        #expect(try await work.mina.post("\(path)/decision", work.terms("active", shares: [1: "33"])).status == 403)
        let wrong = try await work.ines.post("\(path)/decision", work.terms("active", whole: "33"))
        #expect(wrong.status == 422 && wrong.says("leave this empty") && wrong.says("We read the second criterion differently."))
        let decided = try await work.ines.post("\(path)/decision", work.terms("active", shares: [1: "33"]))
        #expect(decided.status == 303)
        #expect(try await work.row().state == .active)
        #expect(try await work.milestones().map(\.state) == [.cancelled, .planned, .planned])
        // 33 % of 150.00 is 49.50; a third of the platform fee of 50.00 comes back in proportion to the 100.50.
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 4_950)
        let (back, platform): (Int64, Int64) = (10_050, 5_000 * 10_050 / 50_001)
        #expect(try await work.balance(.refund(work.organization)) == back + platform)
        #expect(try await work.balance(.held(work.engagement)) == 50_001 - 15_000)
        for part in 2...3 {
            #expect(try await work.submit(part).status == 303)
            #expect(try await work.review(part, "accept").status == 303)
        }
        #expect(try await work.row().state == .completed)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("A dispute that ends the work gives each side its share, and no cent stays or is lost")
    func ends() async throws {
        let work = try await Work.started(weights: [33, 33, 34], fee: 48_001)
        try await work.submit(1)
        let path = try await work.dispute("cancelled", whole: "37", shares: [1: "99"])
        #expect(try await work.answer(path) == 303)
        #expect(try await work.ines.post("\(path)/decision", work.terms("cancelled", whole: "37", shares: [1: "99"])).status == 303)
        #expect(try await work.row().state == .cancelled)
        #expect(try await work.row().cancelReason == .decided)
        #expect(try await work.milestones().map(\.state) == [.accepted, .cancelled, .cancelled])
        let participant = try await work.balance(.payable(#require(work.mina.id)))
        let amounts = try await work.milestones().map(\.amount.minor)
        #expect(participant == (amounts[0] * 99 + (amounts[1] + amounts[2]) * 37 + 50) / 100)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        let refund = try await work.balance(.refund(work.organization))
        #expect(refund == 48_001 - participant + 4_800 - (try await work.balance(.platform)))
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("Whoever is asked may give what is asked for at once")
    func concession() async throws {
        let work = try await Work.started()
        let path = try await work.dispute(by: work.omar, "cancelled", whole: "0")
        #expect(try await work.omar.post("\(path)/concession").status == 403)
        #expect(try await work.mina.post("\(path)/concession").status == 303)
        #expect(try await work.row().state == .cancelled)
        #expect(try await work.balance(.refund(work.organization)) == 52_800)
        #expect(try await work.balance(.platform) == 0)
        #expect(try await work.lastDispute()?.ending == .conceded)
    }

    @Test("A refused proposal is dead, another takes its place, and an old one cannot be agreed to")
    func refusals() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        #expect(try await work.answer(path) == 303)
        _ = try await work.ines.post("\(path)/proposal", work.terms("cancelled", whole: "60"))
        let old = try await work.proposal()
        #expect(try await work.ines.post("\(path)/agreement", old).status == 403)
        #expect(try await work.mina.post("\(path)/agreement", old).status == 303)
        #expect(try await work.mina.post("\(path)/agreement", old).status == 409)
        #expect(try await work.omar.post("\(path)/refusal", old).status == 303)
        #expect(try await work.lastDispute()?.state == .answered)
        _ = try await work.omar.post("\(path)/proposal", work.terms("cancelled", whole: "20"))
        #expect(try await work.mina.post("\(path)/agreement", old).status == 409)
        _ = try await work.mina.post("\(path)/proposal", work.terms("cancelled", whole: "40"))
        #expect(try await work.omar.post("\(path)/agreement", work.proposal()).status == 303)
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 19_200)
    }

    @Test("The opening form says all that is wrong at its fields, and keeps what was typed")
    func wrongForms() async throws {
        let work = try await Work.started()
        let empty = try await work.mina.post("\(work.room)/dispute", [("whole", "lots"), ("words", "No.")])
        #expect(empty.status == 422 && empty.body.contains("value=\"lots\""))
        for field in ["outcome", "whole", "words"] { #expect(empty.body.contains("href=\"#\(field)\""), "\(field)") }
        let all = try await work.mina.post("\(work.room)/dispute", work.terms("active", shares: [1: "10", 2: "20"]))
        #expect(all.status == 422 && all.says("nothing is left to go on with"))
        let completed = try await work.mina.post("\(work.room)/dispute", work.terms("completed", whole: "100"))
        #expect(completed.status == 422, "nothing was handed in")
        #expect(try await work.row().state == .active)
    }

    @Test("Strangers see no dispute; a mentor reads it and does nothing")
    func wrongPeople() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        for part in ["", "/evidence"] { #expect(try await zed.get(path + part).status == 404) }
        for act in Paths.DisputeAct.allCases where act != .evidence {
            #expect(try await zed.post("\(path)/\(act.rawValue)", work.terms("cancelled", whole: "100")).status == 404, "\(act)")
        }
        let lena = try await work.site.person("Lena Voss", "lena@mentor.example")
        try await work.site.site.database.write { [organization = work.organization, project = work.project, id = lena.id] tx in
            try tx.run("INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(organization), \(id), 'mentor', 1)")
            try tx.run("UPDATE project SET mentor_id = \(id) WHERE id = \(project)")
        }
        #expect(try await lena.get(path).status == 200)
        #expect(try await lena.post("\(path)/answer", [("words", "I would rather not say anything.")]).status == 403)
        #expect(try await lena.get("\(path)/evidence").says("None to read here."))
        #expect(try await work.mina.get("/desk/disputes").status == 404)
        #expect(try await work.ines.get("/desk/disputes").says("Clean up a donor list"))
    }

    @Test("The evidence is gathered by itself, the same for both sides and the operator, whose reading is recorded")
    func evidence() async throws {
        let work = try await Work.started()
        let application = try await work.row().application
        _ = try await work.mina.post("/threads/\(application)", [("body", "Which years does the list cover?")])
        try await work.submit(1)
        try await work.review(1, "changes", "not", comment: "The years are missing.")
        let path = try await work.dispute()
        let expected = [
            "Which years does the list cover?", "The years are missing.", "The list, with one row for each person.", "from 198.51.100.7",
            "Answer due", "We read the second criterion differently.", "480.00 USD",
        ]
        var texts: [String] = []
        for reader in [work.mina, work.omar, work.ines] {
            // The page before it shows what was just done.
            _ = try await reader.get(path)
            let page = try await reader.get("\(path)/evidence")
            for words in expected { #expect(page.says(words), "\(reader.name): \(words)") }
            texts.append(page.text.split(separator: "\n").filter { !$0.contains(":") && !$0.contains("2026") }.joined(separator: "\n"))
        }
        #expect(texts[1] == texts[2])
        #expect(texts[0] == texts[1], "Mina's zone moves dates, and nothing else")
        #expect(try await work.events(.engagement, "read_messages") == 1)
    }

    @Test("Ten decisions at one moment are one, and the money moves once")
    func atOneMoment() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        #expect(try await work.answer(path) == 303)
        _ = try await work.ines.post("\(path)/proposal", work.terms("cancelled", whole: "60"))
        let (proposal, terms) = (try await work.proposal(), try await work.terms("cancelled", whole: "10"))
        var acts: [@Sendable () async throws -> Int] = []
        for _ in 0..<4 { acts.append { try await work.ines.post("\(path)/decision", terms).status } }
        for _ in 0..<3 {
            acts.append { try await work.mina.post("\(path)/agreement", proposal).status }
            acts.append { try await work.omar.post("\(path)/agreement", proposal).status }
        }
        let statuses = try await atOnce(acts)
        #expect(statuses.allSatisfy { $0 == 303 || $0 == 409 }, "\(statuses)")
        let participant = try await work.balance(.payable(#require(work.mina.id)))
        #expect(participant == 28_800 || participant == 4_800)
        #expect(try await work.events(.transfer, "release") == 1)
        #expect(try await work.events(.transfer, "refund") == 1)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("The store itself refuses shares that are no whole, and two open disputes about one work")
    func checks() async throws {
        let work = try await Work.started()
        try await work.dispute()
        let milestone = try await work.milestone(1).id
        let (terms, mina) = (try #require(try await work.lastDispute()?.claim?.id), work.mina.id)
        for (one, other) in [(60, 41), (-1, 101), (101, -1), (0, 0)] {
            await #expect(throws: StorageError.self, "\(one) and \(other)") {
                try await work.site.site.database.write { tx in
                    try tx.run(
                        """
                        UPDATE dispute_share SET participant_percent = \(one), employer_percent = \(other)
                        WHERE terms_id = \(terms) AND milestone_id = \(milestone)
                        """)
                }
            }
        }
        await #expect(throws: StorageError.self) {
            try await work.site.site.database.write { [engagement = work.engagement] tx in
                try tx.run(
                    """
                    INSERT INTO dispute (id, engagement_id, state, side, opened_by, opened_at)
                    VALUES ('second', \(engagement), 'opened', 'employer', \(mina), 1)
                    """)
            }
        }
    }
}
