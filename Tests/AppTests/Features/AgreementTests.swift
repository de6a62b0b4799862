import Domain
import Testing

@testable import App

@Suite("The agreement")
struct AgreementTests {
    private static func terms(
        title: String = "Clean up a donor list", ai: AIPolicy = .disclose, ip: IPMode = .assigned, secrecy: Confidentiality = .open,
        backup: String = "lena@tern.example"
    ) -> AgreementTerms {
        AgreementTerms(
            project: ID("p"), organization: ID("o"), person: ID("m"), participant: "Mina Okafor", employer: "Tern", title: title, hours: 24,
            fee: Money(minor: 48_000, currency: .usd), start: TestSite.start, zone: .utc, ip: ip, ai: ai, aiNote: "",
            confidentiality: secrecy,
            supervisor: "Omar Haddad", backup: backup,
            deliverables: [
                .init(
                    title: "One clean list", weight: 100, amount: Money(minor: 48_000, currency: .usd), dueAt: TestSite.start + .days(7),
                    criteria: ["Every person appears once"])
            ])
    }

    @Test("Every name in the wording is filled in, whatever the project says")
    func filled() async throws {
        let desk = try AgreementDesk(site: try await TestSite().site)
        for ai in AIPolicy.allCases {
            for ip in IPMode.allCases {
                for secrecy in Confidentiality.allCases {
                    let text = try desk.agreement(Self.terms(ai: ai, ip: ip, secrecy: secrecy)).text
                    #expect(!text.contains("{") && !text.contains("}"))
                    #expect(text.contains("480.00 USD"))
                    #expect(text.contains(try desk.wording("ai.\(ai.rawValue)")))
                    #expect(text.contains(try desk.wording("ip.\(ip.rawValue)")))
                    #expect(text.contains(try desk.wording("confidentiality.\(secrecy.rawValue)")))
                }
            }
        }
        #expect(try desk.agreement(Self.terms(backup: "")).text.contains("another member of Tern steps in"))
    }

    @Test("A wording that asks for something nobody gives is a fault, not a gap")
    func unknownName() {
        #expect(throws: WordingFault.self) { try Agreement.filled("Dear {nobody}", [:]) }
        #expect(throws: WordingFault.self) { try Agreement.filled("Dear {participant", ["participant": "Mina"]) }
    }

    @Test("What somebody typed is text in the agreement: no markup, no names in braces, no new lines")
    func escaped() async throws {
        let desk = try AgreementDesk(site: try await TestSite().site)
        let text = try desk.agreement(Self.terms(title: "**{fee}** <b>x</b> [a](javascript:1) & `c`\n# New section")).text
        let page = Markdown.html(text).text
        #expect(page.contains("**{fee}** &lt;b&gt;x&lt;/b&gt; [a](javascript:1) &amp; `c` # New section"))
    }

    @Test("The same terms give the same fingerprint, other terms another")
    func fingerprint() async throws {
        let desk = try AgreementDesk(site: try await TestSite().site)
        let (one, same, other) = (
            try desk.agreement(Self.terms()), try desk.agreement(Self.terms()), try desk.agreement(Self.terms(title: "Another title"))
        )
        #expect(one == same)
        #expect(one.hash != other.hash)
        #expect(one.hash.count == 64)
    }
}
