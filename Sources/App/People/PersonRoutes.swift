import Domain
import Hummingbird

/// Joining, signing in and out, confirming, resetting.
struct PersonRoutes: Sendable {
    let site: Site

    private var cookie: SessionCookie { SessionCookie(isProduction: site.config.isProduction) }

    func signUpForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        if context.visit.viewer != nil { return .seeOther(Paths.home) }
        var form = Form()
        form.set("as", String(request.uri.queryParameters["as"] ?? "participant"))
        form.set("next", request.query("next"))
        return context.show(SignUpPage(form: form, minimumAge: site.policy.minimumAge))
    }

    func signUp(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { SignUpPage(form: $0, minimumAge: site.policy.minimumAge) }) { form in
            let joining = try Joining(&form, minimumAge: site.policy.minimumAge)
            try await site.limit("join:\(context.visit.address)", to: 30, per: .hours(1))
            guard try await site.isWithinLimit("mail:\(joining.email.folded)", of: 5, per: .hours(1)) else {
                return context.show(MailSentPage(email: joining.email.text, isDevelopment: context.visit.isDevelopment))
            }
            try await site.people.join(joining, next: Path.local(form["next"]) ?? Self.firstPage(as: form["as"]))
            return context.show(MailSentPage(email: joining.email.text, isDevelopment: context.visit.isDevelopment))
        }
    }

    /// Where somebody begins, by what they came for.
    private static func firstPage(as kind: String) -> Path {
        switch kind {
        case "employer", "school": Path("organizations", "new", query: [("kind", kind)])
        default: Paths.profile
        }
    }

    func confirmForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        _ = try await site.people.link(token, for: .confirm)
        return context.show(ConfirmPage(token: token))
    }

    func confirm(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (person, next) = try await site.people.confirm(context.parameters.require("token"))
        return try await open(
            person, request, at: Path.local(next) ?? Paths.home, saying: "Your address is confirmed. Welcome to Foothold.")
    }

    func resendConfirmation(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.limit("confirm:\(context.viewer.id)", to: 5, per: .hours(1))
        try await site.people.sendConfirmation(to: context.viewer)
        return .seeOther(Paths.home, saying: "We sent the link to \(context.viewer.email) again.")
    }

    func signInForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        if context.visit.viewer != nil { return .seeOther(Paths.home) }
        var form = Form()
        form.set("next", String(request.uri.queryParameters["next"] ?? "").removingPercentEncoding ?? "")
        return context.show(SignInPage(form: form, cast: try await cast()))
    }

    func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        let cast = try await cast()
        return try await context.answer(form, orShow: { SignInPage(form: $0, cast: cast) }) { form in
            let email = form.read("email", Email.init)
            try form.check()
            guard let email else { throw form.refusal }
            try await site.limit("sign-in:\(context.visit.address):\(email.folded)", to: 10, per: .minutes(15))
            try await site.limit("sign-in:\(context.visit.address)", to: 120, per: .minutes(15))
            guard let (person, hash) = try await site.people.signIn(email, form["password"]) else {
                throw Refusal.invalid("password", "The address or the password is not right.")
            }
            return try await open(person, byPassword: hash, request, at: Path.local(form["next"]) ?? Paths.home)
        }
    }

    func signOut(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.sessions.end(context.viewer.sessionID, by: context.viewer)
        var response = Response.seeOther(Paths.landing, saying: "You are signed out.")
        response.setCookie(cookie.cleared)
        return response
    }

    func forgotForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(ForgotPage(form: Form()))
    }

    func forgot(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { ForgotPage(form: $0) }) { form in
            let email = form.read("email", Email.init)
            guard let email else { throw form.refusal }
            try await site.limit("forgot:\(context.visit.address)", to: 20, per: .hours(1))
            // A mailbox that was written to often is left alone, and the page says the same as ever.
            if try await site.isWithinLimit("mail:\(email.folded)", of: 5, per: .hours(1)) { try await site.people.forget(email) }
            return context.show(MailSentPage(email: email.text, isReset: true, isDevelopment: context.visit.isDevelopment))
        }
    }

    func resetForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        _ = try await site.people.link(token, for: .reset)
        return context.show(ResetPage(form: Form(), token: token))
    }

    func reset(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        let token = try context.parameters.require("token")
        return try await context.answer(form, orShow: { ResetPage(form: $0, token: token) }) { form in
            guard let password = form.read("password", Password.init) else { throw form.refusal }
            let person = try await site.people.reset(token, to: password)
            return try await open(person, request, at: Paths.home, saying: "Your new password is set. All other sessions were ended.")
        }
    }

    func operatorForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        _ = try await site.people.link(token, for: .operator)
        return context.show(OperatorPage(form: Form(), token: token, viewerName: context.visit.viewer?.name))
    }

    func becomeOperator(_ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(reading: request, context)
        let token = try context.parameters.require("token")
        if let viewer = context.visit.viewer {
            try await site.people.becomeOperator(viewer, token)
            return .seeOther(Paths.desk, saying: "You are an operator now.")
        }
        return try await context.answer(form, orShow: { OperatorPage(form: $0, token: token, viewerName: nil) }) { form in
            form.set("adult", "yes")
            let joining = try Joining(&form, minimumAge: site.policy.minimumAge)
            let person = try await site.people.joinAsOperator(joining, token)
            return try await open(person, request, at: Paths.desk, saying: "Welcome. This is the operator's desk.")
        }
    }

    private func open(
        _ person: ID<Person>, byPassword hash: String? = nil, _ request: Request, at path: Path, saying words: String? = nil
    ) async throws -> Response {
        let token = try await site.sessions.open(for: person, byPassword: hash, agent: request.headers[.userAgent] ?? "")
        var response = Response.seeOther(path, saying: words)
        response.setCookie(cookie.holding(token))
        return response
    }

    /// The demo's logins, shown beside the sign-in form in development only.
    private func cast() async throws -> [CastMember] {
        guard !site.config.isProduction else { return [] }
        return try await CastMember.present(in: site.database)
    }
}

extension Joining {
    /// Reads a joining from a form; all that is wrong is said at once.
    init(_ form: inout Form, minimumAge: Int) throws {
        let name = form.line("name", "Your name", 2...80)
        let email = form.read("email", Email.init)
        let password = form.read("password", Password.init)
        let zone = form.zone("zone")
        if form["adult"] != "yes" {
            form.keep(.invalid("adult", "You must be at least \(minimumAge) to join. Tick the box if you are."), at: "adult")
        }
        guard form.problems.isEmpty, let name, let email, let password, let zone else { throw form.refusal }
        self.init(name: name, email: email, password: password, zone: zone)
    }
}

extension Form {
    mutating func zone(_ name: String) -> Zone? {
        read(name) { raw throws(Refusal) in
            guard Zone.isKnown(raw) else { throw .invalid(name, "Choose your time zone.") }
            return Zone(raw)
        }
    }
}
