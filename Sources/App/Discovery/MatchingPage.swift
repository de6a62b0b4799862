import Domain

/// How matching works: what counts, how much, and what never does.
struct MatchingPage: Page {
    let weights: MatchWeights
    let version: String

    var title: String { "How matching works" }
    var summary: String { "What a match is made of, how much each reason counts, and what is never looked at." }
    var width: PageWidth { .reading }
    var isListed: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>How matching works</h1><p class="lede">A match is a sum of reasons, the same for everybody. Here is all of it.</p></header>
        <section aria-labelledby="what"><h2 id="what">What counts</h2>
        <table><caption>100 points in all</caption>
        <thead><tr><th scope="col">Reason</th><th scope="col">Full points when</th><th scope="col" class="num">Points</th></tr></thead>
        <tbody>
        <tr><th scope="row">Skills</th><td>every skill the project needs was rated by an employer after finished work; one that is only claimed counts \(weights.claimedPercent) % of that</td><td class="num">\(weights.skills)</td></tr>
        <tr><th scope="row">Field</th><td>the participant chose the field</td><td class="num">\(weights.field)</td></tr>
        <tr><th scope="row">Hours</th><td>the hours a week fit; beyond them it falls, hour by hour</td><td class="num">\(weights.hours)</td></tr>
        <tr><th scope="row">Place</th><td>the participant wants to work there</td><td class="num">\(weights.place)</td></tr>
        <tr><th scope="row">Room</th><td>nobody else competes; it falls to nothing at \(weights.crowdLimit) for each place</td><td class="num">\(weights.room)</td></tr>
        </tbody></table>
        <p>Both sides have a say: skills are what the employer asks for; field, hours and place are what the participant wishes for. Room keeps one popular project from taking everybody, and one busy person from being shown everywhere.</p></section>
        <section aria-labelledby="never"><h2 id="never">What never counts</h2><p>Name, school, picture, age, gender, and how often somebody was here. Matching cannot see them.</p></section>
        <section aria-labelledby="use"><h2 id="use">What it is for</h2><ul><li>Participants see open projects in this order, each with its reasons. Any other order is one choice away, and nothing is hidden.</li>
        <li>Employers see people who chose to be found, without their names. Whoever applies is judged by the employer, not by this number.</li></ul></section>
        <p class="muted small">Weights \(version).</p>
        """
    }

    static var previews: [Preview] {
        guard let file = try? MatchingFile.standard.get(), let weights = try? file.weights() else { return [] }
        return [Preview("matching", MatchingPage(weights: weights, version: file.version))]
    }
}
