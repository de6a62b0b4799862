import Testing

@testable import Domain

@Suite struct ValueTests {
    @Test(arguments: [
        "mina@example.org", "Mina.Novak+work@Mail.Example.co.uk", "o'neil@example.ie", "a@b.cz", " priya@uni.edu ",
        "x_y-z@sub-domain.example.com",
        "1@2go.org",
    ])
    func emailAddressesAreTaken(_ raw: String) throws {
        let email = try Email(raw)
        #expect(email.text == Text.line(raw))
        #expect(email.folded == email.text.lowercased())
    }

    @Test(arguments: [
        "", "mina", "@example.org", "mina@", "mina@localhost", "mina@@example.org", "mina@exam ple.org", "mi na@example.org",
        ".mina@example.org",
        "mina.@example.org", "mi..na@example.org", "mina@-example.org", "mina@example-.org", "mina@example..org", "mina@1.2.3.4",
        "mina@[::1]",
        "\"mi na\"@example.org", "mina@exämple.org", "münch@example.org", "a,b@example.org", "mina@example.org\nBcc: all@example.org",
        "mina@example.o", "<mina@example.org>", String(repeating: "a", count: 65) + "@example.org",
        "a@" + String(repeating: "abcdefgh.", count: 30) + "org",
    ])
    func whatIsNotAnEmailAddressIsRefused(_ raw: String) {
        #expect(refusal { () throws(Refusal) in try Email(raw) } != nil)
    }

    @Test func emailAddressesAreComparedFolded() throws {
        #expect(try Email("Mina@Example.org") == Email("mina@example.ORG"))
        #expect(try Email("Mina@Example.org").domain == "example.org")
        #expect(try Set([Email("A@b.cz"), Email("a@B.cz")]).count == 1)
    }

    @Test(arguments: ["tern", "tern-studio", "a1b", "42north", String(repeating: "a", count: 40)])
    func slugsAreTaken(_ raw: String) throws {
        #expect(try Slug(raw).text == raw)
    }

    @Test(arguments: [
        "", "ab", "Tern", "tern_studio", "-tern", "tern-", "tern--studio", "térn", "tern studio", "admin", "projects", "www", "tern/x",
        String(repeating: "a", count: 41),
    ])
    func otherSlugsAreRefused(_ raw: String) {
        #expect(refusal { () throws(Refusal) in try Slug(raw) } != nil)
    }

    @Test(arguments: [
        ("https://example.org", "example.org"), ("http://Example.org/a?b=c#d", "example.org"),
        ("HTTPS://sub.example.co.uk:8443/x", "sub.example.co.uk"),
        ("https://example.org/čaj", "example.org"), ("https://example.org?x=@y", "example.org"),
        ("https://example.org/@mina", "example.org"),
    ])
    func linksAreTaken(_ raw: String, _ host: String) throws {
        #expect(try WebLink(raw).text == raw)
        #expect(try WebLink(raw).host == host)
    }

    @Test(arguments: [
        "", "example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://localhost", "https://user:pw@example.org",
        "https://example.org@evil.com", "https://exa mple.org", "https://example.org/\"onclick", "https://example.org/<b>",
        "https:/example.org",
        "https://127.0.0.1/", "https://[::1]/", "https://example.org:", "https://example.org:0", "https://example.org:99999",
        "https://example.org:+80", "https://exаmple.org", "https://example.org\\@evil.com", "https:///example.org", "//example.org",
        "data:text/html,x", "https://.org", "https://example..org", "https://2130706433/",
        "https://example.org/" + String(repeating: "a", count: 500),
    ])
    func otherLinksAreRefused(_ raw: String) {
        #expect(refusal { () throws(Refusal) in try WebLink(raw) } != nil)
    }

    @Test(arguments: ["four words apart here", "pass word\u{202E} 1", "日本語のパスワードです", "  ten chars", String(repeating: "ab", count: 100)])
    func passwordsAreTakenAsTyped(_ raw: String) throws {
        #expect(try Password(raw).text == raw)
        #expect(try "\(Password(raw))".contains(raw) == false)
    }

    @Test(arguments: [
        "", "short", "ninechars", "aaaaaaaaaaaa", "password123", "PASSWORD123", "1234567890", "qwertyuiop", "Foothold123",
        String(repeating: "ab", count: 101), "ab" + String(repeating: "\u{301}", count: 900) + "cdefghijkl",
    ])
    func weakPasswordsAreRefused(_ raw: String) {
        #expect(refusal { () throws(Refusal) in try Password(raw) } != nil)
    }

    @Test func theListOfCommonPasswordsHoldsOnlyWhatWouldBeTakenOtherwise() {
        #expect(Password.common.allSatisfy { $0.count >= 10 && $0 == $0.lowercased() })
    }

    @Test func aRefusalNamesTheFieldOfTheForm() {
        #expect(Refusal.invalid("", "Enter it.").at("email") == .invalid("email", "Enter it."))
        #expect(Refusal.invalid("name", "Enter it.").at("email") == .invalid("name", "Enter it."))
        #expect(Refusal.notFound.at("email") == .notFound)
        #expect(Refusal.tooMany("Wait a minute.", retryAfter: .minutes(1)).message == "Wait a minute.")
        #expect(Refusal.invalid([Problem(field: "a", message: "One."), Problem(field: "b", message: "Two.")]).message == "One. Two.")
    }

    @Test func everythingWrongWithAFormIsToldAtOnce() {
        var problems = Problems()
        let title = problems.take("title", try Line("ok title", "The title", 5...80))
        let email = problems.take("email", try Email("nobody"))
        problems.add("seats", "Choose a number.")
        #expect(title?.text == "ok title")
        #expect(email == nil)
        #expect(problems.list.map(\.field) == ["email", "seats"])
        let gathered = problems
        #expect(refusal { () throws(Refusal) in try gathered.refuse() } == .invalid(problems.list))
        #expect(refusal { () throws(Refusal) in try Problems().refuse() } == nil)
    }
}
