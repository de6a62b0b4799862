import Domain
import Hummingbird
import Logging
import Storage

/// What was refused becomes a page that says so; anything else is a fault, logged once, shown by its id alone.
struct Refusals: RouterMiddleware {
    typealias Context = SiteContext

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        do { return try await next(request, context) } catch {
            return Self.answer(error, request, context)
        }
    }

    static func answer(_ error: any Error, _ request: Request, _ context: SiteContext) -> Response {
        switch error {
        case is SignInFirst:
            let isPage = request.method == .get || request.method == .head
            return .seeOther(Paths.signIn(next: isPage ? request.uri.string : ""), saying: "Sign in to go on.")
        case let refusal as Refusal: return page(for: refusal, context)
        case let error as any HTTPResponseError: return page(for: error.status, context)
        case StorageError.duplicate:
            return page(
                for: Refusal.conflict("Somebody else was faster, or this was done already. Reload the page to see what is true now."),
                context)
        case StorageError.busy: return later(.busy, "store.busy", request, context)
        case StorageError.unavailable: return later(.unavailable, "store.unavailable", request, context)
        case StorageError.uncertain: return later(.uncertain, "store.uncertain", request, context)
        case let error as FileStoreError: return later(.files, "files.unavailable", request, context, ["error": "\(error)"])
        default:
            var metadata = metadata(request, context)
            metadata["error"] = "\(error)"
            context.logger.error("request.fault", metadata: metadata)
            return context.show(ErrorPage.fault(id: id(of: context)), status: .internalServerError)
        }
    }

    /// 503: the same request may be made again in a moment.
    private static func later(
        _ page: ErrorPage, _ event: Logger.Message, _ request: Request, _ context: SiteContext, _ more: Logger.Metadata = [:]
    ) -> Response {
        context.logger.warning(event, metadata: metadata(request, context).merging(more) { old, _ in old })
        return context.show(page, status: .serviceUnavailable).retried(after: 2)
    }

    /// The id that Hummingbird gave the request; it stands in every log line about it.
    private static func id(of context: SiteContext) -> String { context.logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? "none" }

    private static func metadata(_ request: Request, _ context: SiteContext) -> Logger.Metadata {
        ["request": "\(id(of: context))", "route": "\(request.method) \(context.endpointPath ?? "none")"]
    }

    private static func page(for refusal: Refusal, _ context: SiteContext) -> Response {
        switch refusal {
        case .invalid:
            return context.show(
                ErrorPage(code: 422, title: "Something is not right", words: refusal.message), status: .unprocessableContent)
        case .notFound: return context.show(ErrorPage.notFound, status: .notFound)
        case .forbidden: return context.show(ErrorPage(code: 403, title: "Not for you", words: refusal.message), status: .forbidden)
        case .conflict: return context.show(ErrorPage(code: 409, title: "Not possible now", words: refusal.message), status: .conflict)
        case .tooMany(_, let wait):
            var response = context.show(ErrorPage(code: 429, title: "Wait a little", words: refusal.message), status: .tooManyRequests)
            response.headers[.retryAfter] = "\(max(1, wait.milliseconds / 1000))"
            return response
        }
    }

    private static func page(for status: HTTPResponse.Status, _ context: SiteContext) -> Response {
        switch status {
        case .notFound: context.show(ErrorPage.notFound, status: .notFound)
        case .contentTooLarge:
            context.show(
                ErrorPage(code: 413, title: "Too large", words: "That was more than this page takes. Go back, shorten it and try again."),
                status: .contentTooLarge)
        default:
            context.show(
                ErrorPage(
                    code: status.code, title: "That did not work",
                    words: "The request was not one this page understands. Go back and try again."),
                status: status)
        }
    }
}

/// A page that says what went wrong, what was kept and what to do.
struct ErrorPage: Page {
    let code: Int
    let title: String
    let words: String

    var width: PageWidth { .error }

    static let notFound = ErrorPage(
        code: 404, title: "There is nothing here",
        words: "The address may be mistyped, or the page is not for you. If it is yours, sign in first.")

    static let busy = ErrorPage(code: 503, title: "Too busy right now", words: "Nothing was changed. Try again in a moment.")

    static let unavailable = ErrorPage(
        code: 503, title: "We cannot reach our records", words: "Nothing was changed. Go back, and try again in a moment.")

    static let uncertain = ErrorPage(
        code: 503, title: "We lost touch while saving",
        words: "What you did is saved whole, or not at all; we cannot say which yet. Look whether it is there before you do it again.")

    static let files = ErrorPage(
        code: 503, title: "We cannot reach the files", words: "Nothing was saved. Go back, and try again in a minute.")

    static func fault(id: String) -> ErrorPage {
        ErrorPage(
            code: 500, title: "Something broke on our side",
            words: "Nothing was half done. Try again; if it happens again, tell the operator this number: \(id).")
    }

    var html: HTML {
        """
        <p class="code">\(code)</p>
        <h1>\(title)</h1>
        <p>\(words)</p>
        <div class="acts"><a class="button primary" href="\(Paths.projects)">Find projects</a> <a class="button" href="\(Paths.home)">Home</a></div>
        """
    }

    static var previews: [Preview] {
        [
            Preview("error-404", notFound),
            Preview("error-409", ErrorPage(code: 409, title: "Not possible now", words: "Somebody else was faster.")),
            Preview("error-503", unavailable),
            Preview("error-503-uncertain", uncertain),
            Preview("error-503-files", files),
            Preview("error-500", fault(id: "0123456789abcdef")),
        ]
    }
}
