import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOPosix

/// Hands one message to a chat.
protocol WebhookPoster: Sendable {
    /// - Returns: the status the chat answered with.
    func post(_ json: String, to url: String) async throws -> Int
}

/// Why a message did not reach a chat.
enum WebhookError: Error, Hashable {
    /// The name leads to a machine or network of ours: nobody outside may make us ask it.
    case privateAddress
    case unresolved(String)
    /// The chat is in trouble; it is tried again.
    case answered(Int)
}

/// Posts over HTTPS. The name is looked up once, and the connection goes to the very address that was looked at: a name that
/// leads elsewhere a moment later leads nowhere. Redirects are not followed.
struct HTTPWebhookPoster: WebhookPoster {
    /// Which addresses may be asked; tests ask their own machine.
    var mayReach: @Sendable ([UInt8]) -> Bool = PublicAddress.isPublic

    func post(_ json: String, to url: String) async throws -> Int {
        guard let parts = URLComponents(string: url), let host = parts.host else { throw WebhookError.unresolved("no host") }
        let address = try await resolve(host, parts.port ?? 443)
        guard let bytes = Self.bytes(of: address), let ip = address.ipAddress, mayReach(bytes) else { throw WebhookError.privateAddress }
        let client = HTTPClient(configuration: Self.configuration([host: ip]))
        do {
            let status = try await Self.send(json, to: url, client)
            try? await client.shutdown()
            return status
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private static func send(_ json: String, to url: String, _ client: HTTPClient) async throws -> Int {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json; charset=utf-8")
        request.headers.add(name: "user-agent", value: "Foothold")
        request.body = .bytes(ByteBuffer(string: json))
        let response = try await client.execute(request, timeout: .seconds(15))
        _ = try? await response.body.collect(upTo: 1 << 14)
        return Int(response.status.code)
    }

    /// The lookup blocks, so it has a thread of its own.
    private func resolve(_ host: String, _ port: Int) async throws -> SocketAddress {
        do {
            return try await NIOThreadPool.singleton.runIfActive { try SocketAddress.makeAddressResolvingHost(host, port: port) }
        } catch { throw WebhookError.unresolved("\(error)") }
    }

    static func bytes(of address: SocketAddress) -> [UInt8]? {
        switch address {
        case .v4(let v4): withUnsafeBytes(of: v4.address.sin_addr.s_addr) { Array($0) }
        case .v6(let v6): withUnsafeBytes(of: v6.address.sin6_addr) { Array($0) }
        case .unixDomainSocket: nil
        }
    }

    private static func configuration(_ addresses: [String: String]) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(10), write: .seconds(10)))
        configuration.httpVersion = .http1Only
        configuration.dnsOverride = addresses
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
