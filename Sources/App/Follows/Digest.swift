import Domain
import Storage

/// One letter about new projects; which projects it tells of is decided before it is written, so that no other letter tells of them.
struct Digest: Sendable {
    /// No letter tells of more; the rest comes a week later, if it is still open.
    static let most = 20

    let id: ID<Digest>
    let person: ID<Person>
    let projects: [ID<Project>]
}

/// Why a project stands in somebody's letter.
enum DigestReason: Sendable, Hashable {
    case follow(Follow)
    case search(SavedSearch)

    /// "you follow Tern and Data analysis, your search “remote data”".
    static func words(_ reasons: [DigestReason]) -> String {
        var (names, searches): ([String], [String]) = ([], [])
        for reason in reasons {
            switch reason {
            case .follow(let follow): names.append(follow.name)
            case .search(let search): searches.append("your search “\(search.name)”")
            }
        }
        let last = names.last ?? ""
        let followed = names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + last : last
        return ((names.isEmpty ? [] : ["you follow \(followed)"]) + searches).joined(separator: ", ")
    }
}
