import Domain
import Foundation
import Hummingbird

/// The three outcomes of a handler, in their order: it worked, the form was wrong, it was refused (thrown).
extension SiteRequestContext {
    /// A page, in its frame.
    func show(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(bytes: Layout(page: page, visit: visit, isLive: page.isLive && status == .ok).html.bytes)))
        if visit.flash != nil { response.setCookie(Flash.cleared) }
        return response
    }

    /// Does what the form asks; when the form was wrong, the same page comes back as 422 with what was typed,
    /// and as 503 when its files could not be stored.
    func answer(
        _ form: Form, orShow page: (Form) async throws -> some Page, act: (inout Form) async throws -> Response
    ) async throws -> Response {
        var form = form
        do { return try await act(&form) } catch let refusal as Refusal {
            guard case .invalid(let problems) = refusal else { throw refusal }
            form.problems = problems
            return show(try await page(form), status: .unprocessableContent)
        } catch let error as FileStoreError {
            logger.error("files.unavailable", metadata: ["route": "\(endpointPath ?? "none")", "error": "\(error)"])
            form.problems = [Problem(field: "files", message: FileStoreError.words)]
            return show(try await page(form), status: .serviceUnavailable).retried(after: 30)
        }
    }
}

extension Response {
    /// It worked: look there, and read this first.
    static func seeOther(_ path: Path, saying flash: String? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path.text, .cacheControl: "no-store"])
        if let flash { response.setCookie(Flash.cookie(flash)) }
        return response
    }

    /// The same may be asked again in so many seconds.
    func retried(after seconds: Int) -> Response {
        var response = self
        response.headers[.retryAfter] = "\(seconds)"
        return response
    }
}

/// One sentence shown on the next page, carried by a cookie that lives a minute.
enum Flash {
    static let name = "flash"

    static func cookie(_ words: String) -> Cookie {
        Cookie(name: name, value: Base64URL.text(words.utf8), maxAge: 60, path: "/", httpOnly: true, sameSite: .lax)
    }

    static var cleared: Cookie { Cookie(name: name, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax) }

    static func words(in request: Request) -> String? {
        guard let value = request.cookies[name]?.value, !value.isEmpty, let data = Base64URL.data(value) else { return nil }
        return String(decoding: data.prefix(300), as: UTF8.self)
    }
}

extension HTTPResponse.Status {
    static var unprocessableContent: HTTPResponse.Status { .init(code: 422, reasonPhrase: "Unprocessable Content") }
}
