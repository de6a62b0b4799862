import Crypto
import Foundation
import Hummingbird

/// The page of numbers, for a program that watches the site.
struct MetricsRoutes: Sendable {
    let site: Site
    private let readings: Readings

    init(site: Site) {
        self.site = site
        readings = Readings(site: site)
    }

    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        // Whoever may not see them learns not even that they are there.
        guard isOpen(to: request) else { throw HTTPError(.notFound) }
        let text = PrometheusText.of(site.measures.registry.families + (await readings.families()))
        return Response(
            status: .ok, headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func isOpen(to request: Request) -> Bool {
        guard site.config.isProduction else { return true }
        guard let token = site.config.metricsToken, let given = request.headers[.authorization] else { return false }
        // Digests are compared in a time that does not depend on where they differ.
        return SHA256.hash(data: Data(given.utf8)) == SHA256.hash(data: Data("Bearer \(token)".utf8))
    }
}
