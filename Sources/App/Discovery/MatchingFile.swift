import Domain
import Foundation

/// The weights of matching as they lie in their data file.
struct MatchingFile: Decodable, Sendable {
    let version: String
    let skills: Int
    let claimedPercent: Int
    let field: Int
    let hours: Int
    let place: Int
    let room: Int
    let crowdLimit: Int

    /// The weights this program carries; wrong ones stop the start, not a request.
    static let standard = Result {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(MatchingFile.self, from: Data(Assets.bytes("Data/matching.json") ?? []))
    }

    func weights() throws(Refusal) -> MatchWeights {
        try MatchWeights(
            skills: skills, claimedPercent: claimedPercent, field: field, hours: hours, place: place, room: room, crowdLimit: crowdLimit)
    }
}
