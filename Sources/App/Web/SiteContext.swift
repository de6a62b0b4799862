import Domain
import Hummingbird
import NIOCore
import Storage

/// Who is asking, from where, and what they should be told first.
struct Visit: Sendable {
    var viewer: Viewer?
    /// The network address of the browser, for rate limits and signatures.
    var address = ""
    var path = "/"
    var flash: String?
    var isDevelopment = false

    /// Who has not signed in has changed nothing, and may read what was true a moment ago.
    var freshness: Freshness { viewer == nil ? .lagging : .now }

    /// Dates are shown in the reader's own zone; a visitor's is not known.
    var zone: Zone { viewer?.zone ?? .utc }
}

/// What every handler is given, whoever asks.
protocol SiteRequestContext: RequestContext {
    var visit: Visit { get }
}

/// Anyone: signed in or not.
struct SiteContext: SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    var visit = Visit()
    let remoteAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    var maxUploadSize: Int { FormLimits.bytes }
}

/// How much a form may bring.
enum FormLimits {
    /// No form of ours needs more; a larger one is 413.
    static let bytes = 1 << 19
}

/// Somebody who signed in; anyone else is sent to the sign-in page and back.
struct SignedIn: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let viewer: Viewer

    init(context: SiteContext) throws {
        guard let viewer = context.visit.viewer else { throw SignInFirst() }
        coreContext = context.coreContext
        visit = context.visit
        self.viewer = viewer
    }

    var maxUploadSize: Int { FormLimits.bytes }
}

/// An operator of the site; to anyone else these pages are not there.
struct OperatorSeat: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let viewer: Viewer

    init(context: SiteContext) throws {
        let signedIn = try SignedIn(context: context)
        guard signedIn.viewer.isOperator else { throw Refusal.notFound }
        coreContext = context.coreContext
        visit = context.visit
        viewer = signedIn.viewer
    }

    var maxUploadSize: Int { FormLimits.bytes }
}

/// A member of an organization's staff, whatever their part in it; to anyone else these pages are not there.
struct StaffSeat: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let viewer: Viewer
    let membership: Membership

    init(context: SiteContext) throws {
        let signedIn = try SignedIn(context: context)
        guard let membership = signedIn.viewer.memberships.first else { throw Refusal.notFound }
        coreContext = context.coreContext
        visit = context.visit
        viewer = signedIn.viewer
        self.membership = membership
    }

    var maxUploadSize: Int { FormLimits.bytes }
}

/// The page asked for needs to know who is asking.
struct SignInFirst: Error {}
