import Domain

/// Where the participant asks the employer to show more of work that is not open, and how the last request stands.
struct PortfolioAsking: Component {
    let item: PortfolioItem
    let request: PortfolioRequestRow?
    let form: Form

    private var employer: String { item.facts.organization }
    private var isOpen: Bool { request?.state == .asked || request?.state == .redacted }

    var html: HTML {
        """
        <section aria-labelledby="ask"><h2 id="ask">Show more of it</h2><p>This work is not open, so \(employer) reads what you want to say before anybody else does. No answer in a week means the verified facts alone.</p>
        \(request.map { "<p><a href=\"\(Paths.portfolioRequest($0.id))\">Your last request</a>: \($0.state.words.lowercased())</p>" as HTML })\
        \(if: !item.wordsShown.isEmpty, "<h3>What is shown now</h3><article class=\"document prose\">\(Markdown.html(item.wordsShown))</article>")\
        \(if: !isOpen, asking)</section>
        """
    }

    private var asking: HTML {
        """
        <form class="form" method="post" action="\(Paths.portfolioRequests(of: item.id))" data-once novalidate>\(ErrorSummary(form: form))
        \(Field(name: "proposed", label: "The words you would like to show", form: form, kind: .area(rows: 5), hint: "What you did, what came of it. Only \(employer) reads them now.", limit: 2000))\
        \(Field(name: "link", label: "Link to the work", form: form, kind: .url, hint: "Shown only if \(employer) approves everything.", optional: true, limit: 500))
        <div class="acts"><button class="button">Ask \(employer)</button></div></form>
        """
    }
}
