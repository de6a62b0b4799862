import Domain
import Testing

@testable import App

@Suite("Markup")
struct HTMLTests {
    @Test("Typed text is escaped wherever it stands")
    func escapes() {
        let nasty = "\"><script>alert('x')</script>&amp;"
        let html: HTML = "<a title=\"\(nasty)\">\(nasty)</a>"
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;"
        #expect(html.text == "<a title=\"\(escaped)\">\(escaped)</a>")
    }

    @Test("Markup splices into markup once, without a second escape")
    func splices() {
        let inner: HTML = "<b>\("a<b")</b>"
        let html: HTML = "<p>\(inner)\(each: ["x", "y"], { "<i>\($0)</i>" })\(if: false, "no")\(nil as HTML?)</p>"
        #expect(html.text == "<p><b>a&lt;b</b><i>x</i><i>y</i></p>")
    }

    @Test(
        "Only web and mail addresses become links",
        arguments: ["javascript:alert(1)", " https://x.example", "data:text/html,x", "//x.example", "JaVaScRiPt:1"])
    func refusedLinks(address: String) {
        #expect(("<a href=\"\(link: address)\">" as HTML).text == "<a href=\"#\">")
    }

    @Test("A path encodes what it is given and leaves out an empty query")
    func paths() {
        #expect(Path("people", "a/b?c#d").text == "/people/a%2Fb%3Fc%23d")
        #expect(Path("projects", query: [("q", "x&y=z"), ("field", "")]).text == "/projects?q=x%26y%3Dz")
        #expect(Path.local("/projects?q=1")?.text == "/projects?q=1")
        for foreign in ["//evil.example", "https://evil.example", "/\\evil", "projects", "/a b", "/a\nb"] {
            #expect(Path.local(foreign) == nil)
        }
    }

    @Test("Markdown is rendered without raw markup, script addresses or pictures, its headings below the page's own")
    func markdown() {
        let html = Markdown.html(
            "# Big\n\n<script>x</script>\n\nHi <b>you</b> [a](javascript:x) [b](https://b.example) ![cat](https://c.example/c.png) *so*"
        ).text
        #expect(html.contains("<h3>Big</h3>"))
        #expect(html.contains("<em>so</em>"))
        #expect(html.contains("<a href=\"https://b.example\">b</a>"))
        #expect(html.contains("<a href=\"https://c.example/c.png\">cat</a>"))
        #expect(html.contains("&lt;script&gt;x&lt;/script&gt;"))
        #expect(html.contains("Hi &lt;b&gt;you&lt;/b&gt;"))
        for forbidden in ["<script", "javascript:", "<img"] { #expect(!html.contains(forbidden)) }
    }

    @Test("Text set into Markdown stays as it is")
    func set() {
        let nasty = "*a* _b_ [c](d) <e> `f` 1. # \\ & ~"
        #expect(Reading.text(of: "<main>\(Markdown.html(Markdown.escaped(nasty)).text)</main>") == nasty)
    }

    @Test(
        "Markdown survives what should break it",
        arguments: ["", "\u{0}", "![", "[](", String(repeating: "> ", count: 5000), String(repeating: "*a", count: 5000)])
    func hostileMarkdown(text: String) {
        #expect(!Markdown.html(text).text.contains("<script"))
    }
}

@Suite("Forms")
struct FormTests {
    @Test("A form keeps order and repeats, and reads plus signs and percent signs")
    func reads() throws {
        let form = try Form(urlEncoded: "a=1+2&b=%C3%A9%26&a=3&empty=&=x")
        #expect(form["a"] == "1 2")
        #expect(form.all("a") == ["1 2", "3"])
        #expect(form["b"] == "é&")
        #expect(form.has("empty"))
        #expect(!form.has("c"))
    }

    @Test("Text that is no text is refused")
    func refuses() {
        #expect(throws: Refusal.self) { try Form(urlEncoded: "a=%FF%FE") }
        #expect(throws: Refusal.self) { try Form(urlEncoded: "a=%zz") }
    }

    @Test("Repeated groups are found by their numbers, gaps and nonsense left out")
    func groups() throws {
        let form = try Form(urlEncoded: "d.2.title=x&d.0.title=y&d.0.criteria.5=z&d.x.title=q&d.99999.title=q&d.-1.title=q")
        #expect(form.indexes(of: "d") == [0, 2])
        #expect(form.indexes(of: "d.0.criteria") == [5])
    }

    @Test("All problems are kept, each at its field")
    func problems() throws {
        var form = try Form(urlEncoded: "title=x&hours=many")
        #expect(form.line("title", "The title", 5...20) == nil)
        #expect(form.integer("hours", "Hours", 5...40) == nil)
        #expect(form.problems.map(\.field) == ["title", "hours"])
        #expect(throws: Refusal.self) { try form.check() }
    }
}

@Suite("Dates")
struct DatesTests {
    private func instant(_ day: String, _ hours: Int, _ minutes: Int = 0) throws -> Instant {
        try #require(Day(parsing: day)).start + .hours(hours) + .minutes(minutes)
    }

    @Test("A day ends at its last minute where it is meant, whatever the clocks do there")
    func ends() throws {
        let chicago = Zone("America/Chicago")
        let before = try #require(Day(parsing: "2026-03-07"))
        let change = try #require(Day(parsing: "2026-03-08"))
        #expect(try chicago.end(of: before) == instant("2026-03-08", 5, 59))
        #expect(try chicago.end(of: change) == instant("2026-03-09", 4, 59))
        #expect(chicago.day(of: chicago.end(of: change)) == change)
        let auckland = Zone("Pacific/Auckland")
        #expect(try auckland.start(of: change) == instant("2026-03-07", 11))
    }

    @Test("An exact time names its zone")
    func words() throws {
        let instant = try instant("2026-12-05", 5, 59)
        #expect(Zone("America/Chicago").long(instant) == "Friday 4 December 2026, 23:59 (America/Chicago)")
        #expect(Zone("Nowhere/At_All").name == "UTC")
        #expect(instant.isoText == "2026-12-05T05:59:00Z")
        #expect(Instant(milliseconds: -1).isoText == "1969-12-31T23:59:59Z")
    }

    @Test("A deadline says its time wherever it does not end the day")
    func deadlines() throws {
        let end = try instant("2026-11-30", 7, 59)
        #expect(When(instant: end, zone: Zone("America/Los_Angeles"), style: .deadline).html.text.contains(">29 November 2026</time>"))
        #expect(When(instant: end, zone: Zone("America/Chicago"), style: .deadline).html.text.contains(">30 November 2026, 01:59</time>"))
    }

    @Test("Distances are told in the largest unit that says something")
    func relative() throws {
        let now = try instant("2026-11-23", 12)
        #expect(When.relative(now + .seconds(20), from: now) == "just now")
        #expect(When.relative(now + .minutes(1), from: now) == "in 1 minute")
        #expect(When.relative(now - .hours(47), from: now) == "47 hours ago")
        #expect(When.relative(now + .days(3), from: now) == "in 3 days")
    }
}
