import Domain

/// A link is on its way; the page says the same whether or not there is an account.
struct MailSentPage: Page {
    let email: String
    var isReset = false
    let isDevelopment: Bool

    var title: String { "Look at your mail" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Look at your mail</h1></header>
        <p>\(if: isReset, "If there is an account for", else: "We sent a link to") <strong>\(email)</strong>\(if: isReset, ", a link is on its way to it").
        Open it to go on. It can take a minute; look among the unwanted mail too.</p>
        \(if: isDevelopment, "<p><a class=\"button primary\" href=\"\(Paths.devMail)\">Development: read the mail here</a></p>")
        <p class="aside">Wrong address? <a href="\(isReset ? Paths.forgot : Paths.signUp())">Type it again</a></p>
        """
    }

    static var previews: [Preview] {
        [
            Preview("mail-sent", MailSentPage(email: "mina@people.example", isDevelopment: false)),
            Preview("mail-sent-reset", MailSentPage(email: "mina@people.example", isReset: true, isDevelopment: true)),
        ]
    }
}

/// What a confirmation link opens: one button, so that programs which follow links confirm nothing.
struct ConfirmPage: Page {
    let token: String

    var title: String { "Confirm your address" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Confirm your address</h1><p class="lede">One click, and your account is open.</p></header>
        <form method="post" action="\(Paths.confirm(token))" data-once><button class="button primary">Confirm and go on</button></form>
        """
    }

    static var previews: [Preview] { [Preview("confirm", ConfirmPage(token: "token"))] }
}

/// What an operator's link opens: a form to join, or one button for somebody who is signed in.
struct OperatorPage: Page {
    let form: Form
    let token: String
    let viewerName: String?

    var title: String { "Become an operator" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Become an operator</h1><p class="lede">Operators look after this site: projects, organizations, money, disputes.</p></header>
        <form class="form" method="post" action="\(Paths.operatorInvitation(token))" data-once novalidate>
        \(ErrorSummary(form: form))\(viewerName == nil ? fields : "<p>You are signed in as \(viewerName ?? "").</p>")
        <div class="acts"><button class="button primary">Become an operator</button></div>
        </form>
        """
    }

    private var fields: HTML {
        """
        \(Field(name: "name", label: "Your name", form: form, limit: 80, autocomplete: "name"))\
        \(Field(name: "email", label: "E-mail", form: form, kind: .email, autocomplete: "email"))\
        \(Field(name: "password", label: "Password", form: form, kind: .password, hint: "At least 10 characters.", autocomplete: "new-password"))\
        \(ZoneSelect(form: form))
        """
    }

    static var previews: [Preview] {
        [
            Preview("become-operator", OperatorPage(form: Form(), token: "token", viewerName: nil)),
            Preview("become-operator-signed-in", OperatorPage(form: Form(), token: "token", viewerName: "Ines Ortega")),
        ]
    }
}

/// A choice among the time zones; the script picks the browser's own when nothing is chosen yet.
struct ZoneSelect: Component {
    let form: Form
    var name = "zone"

    var html: HTML {
        let chosen = form[name]
        let problem = form.problem(name)
        return """
            <div class="field\(if: problem != nil, " bad")"><label for="zone">Time zone</label>
            <select id="zone" name="\(name)"\(if: chosen.isEmpty, " data-zone")\(if: problem != nil, " aria-describedby=\"zone-error\" aria-invalid=\"true\"")>
            \(each: Zone.common, { "<option value=\"\($0)\"\(if: $0 == (chosen.isEmpty ? "UTC" : chosen), " selected")>\($0)</option>" })</select>
            \(if: problem != nil, "<p class=\"error\" id=\"zone-error\">\(problem ?? "")</p>")</div>

            """
    }
}

extension Zone {
    /// The zones people choose from, in alphabetical order, UTC first.
    static let common =
        ["UTC"]
        + [
            "Africa/Accra", "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Anchorage",
            "America/Argentina/Buenos_Aires",
            "America/Bogota", "America/Chicago", "America/Denver", "America/Halifax", "America/Lima", "America/Los_Angeles",
            "America/Mexico_City",
            "America/New_York", "America/Phoenix", "America/Puerto_Rico", "America/Santiago", "America/Sao_Paulo", "America/Toronto",
            "America/Vancouver", "Asia/Dhaka", "Asia/Dubai", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem",
            "Asia/Karachi",
            "Asia/Kolkata", "Asia/Manila", "Asia/Riyadh", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo",
            "Australia/Brisbane",
            "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam", "Europe/Athens", "Europe/Berlin", "Europe/Brussels",
            "Europe/Bucharest",
            "Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki", "Europe/Istanbul", "Europe/Kyiv", "Europe/Lisbon", "Europe/London",
            "Europe/Madrid", "Europe/Oslo", "Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Stockholm", "Europe/Vienna",
            "Europe/Warsaw",
            "Europe/Zurich", "Pacific/Auckland", "Pacific/Honolulu",
        ]
}

extension Form {
    /// A form as it comes back: what was typed, and one problem. For previews.
    static func wrong(_ fields: [(String, String)], _ field: String, _ message: String) -> Form {
        var form = Form(fields)
        form.problems = [Problem(field: field, message: message)]
        return form
    }
}
