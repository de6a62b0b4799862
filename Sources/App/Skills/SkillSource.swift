import Domain
import Storage

/// A published list of skills that can be read beside our own, and what its licence asks us to say.
enum SkillSource: String, CaseIterable, Sendable, SQLBindable, SQLReadable {
    case esco, onet

    var name: String {
        switch self {
        case .esco: "ESCO classification"
        case .onet: "O*NET® database"
        }
    }

    var address: String {
        switch self {
        case .esco: "https://esco.ec.europa.eu/"
        case .onet: "https://www.onetcenter.org/database.html"
        }
    }

    /// The licence it is used under, and where that stands.
    var licence: (name: String, address: String) {
        switch self {
        case .esco: ("Commission Decision 2011/833/EU", "https://eur-lex.europa.eu/eli/dec/2011/833/oj")
        case .onet: ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
        }
    }

    /// The owner's own words come first; after them what we changed, because both licences ask for that too.
    var credit: String {
        switch self {
        case .esco:
            "This service uses the ESCO classification of the European Commission. It shows an adapted version: names only, and a skill "
                + "that is on Foothold's own list keeps the name it has there."
        case .onet:
            "This service includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training "
                + "Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Foothold has modified all "
                + "or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
        }
    }
}
