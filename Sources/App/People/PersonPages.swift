import Domain

/// The form to join.
struct SignUpPage: Page {
    let form: Form
    var minimumAge = 18

    var title: String { "Join" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Join Foothold</h1><p class="lede">Free for participants, always. No school account needed.</p></header>
        <form class="form" method="post" action="\(Paths.signUp())" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="next" value="\(form["next"])">\(Choices(name: "as", legend: "I am here", form: form, options: Self.kinds))
        \(Field(name: "name", label: "Your name", form: form, limit: 80, autocomplete: "name"))\
        \(Field(name: "email", label: "E-mail", form: form, kind: .email, autocomplete: "email"))\
        \(Field(name: "password", label: "Password", form: form, kind: .password, hint: "At least 10 characters.", autocomplete: "new-password"))\
        \(ZoneSelect(form: form))
        \(Tick(name: "adult", label: "I am \(minimumAge) or older", form: form))
        <div class="acts"><button class="button primary">Join</button></div>
        </form>
        <p class="aside">You have an account? <a href="\(Paths.signIn())">Sign in</a></p>
        """
    }

    private static let kinds = [
        Option(value: "participant", label: "to find real work", detail: "Starting out, changing field, coming back"),
        Option(value: "employer", label: "to offer projects", detail: "For a company or another organization"),
        Option(value: "school", label: "for a school", detail: "Careers staff and teachers"),
    ]

    static var previews: [Preview] {
        [
            Preview("sign-up", SignUpPage(form: Form([("as", "participant")]))),
            Preview(
                "sign-up-wrong", SignUpPage(form: .wrong([("name", "M"), ("email", "mina")], "email", "This is not an e-mail address."))),
        ]
    }
}

/// The form to sign in; in development the demo's people are listed beside it.
struct SignInPage: Page {
    let form: Form
    let cast: [CastMember]

    var title: String { "Sign in" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Sign in</h1></header>
        <form class="form" method="post" action="\(Paths.signIn())" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="next" value="\(form["next"])">
        \(Field(name: "email", label: "E-mail", form: form, kind: .email, autocomplete: "username"))\
        \(Field(name: "password", label: "Password", form: form, kind: .password, autocomplete: "current-password"))
        <div class="acts"><button class="button primary">Sign in</button> <a class="button plain" href="\(Paths.forgot)">Forgot it?</a></div>
        </form>
        <p class="aside">New here? <a href="\(Paths.signUp())">Join Foothold</a></p>
        \(if: !cast.isEmpty, castList)
        """
    }

    private var castList: HTML {
        """
        <section aria-labelledby="cast"><h2 id="cast">People of the demo</h2>
        <p>All of them have the password <code>\(CastMember.password)</code>.</p>
        <dl class="facts">\(each: cast, { "<div><dt>\($0.name)<br><small>\($0.part)</small></dt><dd><code>\($0.email)</code></dd></div>" })</dl></section>
        """
    }

    static var previews: [Preview] {
        [
            Preview("sign-in", SignInPage(form: Form(), cast: [])), Preview("sign-in-demo", SignInPage(form: Form(), cast: CastMember.all)),
            Preview(
                "sign-in-wrong",
                SignInPage(
                    form: .wrong([("email", "mina@people.example")], "password", "The address or the password is not right."), cast: [])),
        ]
    }
}

/// The form to ask for a new password.
struct ForgotPage: Page {
    let form: Form

    var title: String { "Set a new password" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Set a new password</h1><p class="lede">We mail you a link that works for one hour.</p></header>
        <form class="form" method="post" action="\(Paths.forgot)" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "email", label: "E-mail", form: form, kind: .email, autocomplete: "username"))
        <div class="acts"><button class="button primary">Send the link</button></div>
        </form>
        """
    }

    static var previews: [Preview] { [Preview("forgot", ForgotPage(form: Form()))] }
}

/// The form behind a reset link.
struct ResetPage: Page {
    let form: Form
    let token: String

    var title: String { "Your new password" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><h1>Your new password</h1><p class="lede">It ends every session of your account, on every device.</p></header>
        <form class="form" method="post" action="\(Paths.reset(token))" data-once novalidate>
        \(ErrorSummary(form: form))\
        \(Field(name: "password", label: "New password", form: form, kind: .password, hint: "At least 10 characters.", autocomplete: "new-password"))
        <div class="acts"><button class="button primary">Set password</button></div>
        </form>
        """
    }

    static var previews: [Preview] { [Preview("reset", ResetPage(form: Form(), token: "token"))] }
}
