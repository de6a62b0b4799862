import Domain
import Storage

/// One line of a profile's education or experience.
struct ProfileEntry: Sendable, Hashable {
    enum Kind: String, SQLConvertible, Worded {
        case education, experience

        var words: String {
            switch self {
            case .education: "Education"
            case .experience: "Experience"
            }
        }
    }

    let id: ID<ProfileEntry>
    let kind: Kind
    let title: String
    let place: String
    let fromYear: Int?
    let toYear: Int?
    let text: String

    /// "2019 to 2022", "since 2019" or nothing.
    var years: String {
        switch (fromYear, toYear) {
        case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
        case (let from?, nil): "since \(from)"
        case (nil, let to?): "until \(to)"
        case (nil, nil): ""
        }
    }

    init(id: ID<ProfileEntry>, kind: Kind, title: String, place: String, fromYear: Int?, toYear: Int?, text: String) {
        (self.id, self.kind, self.title, self.place) = (id, kind, title, place)
        (self.fromYear, self.toYear, self.text) = (fromYear, toYear, text)
    }

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        title = try row["title"]
        place = try row["place"]
        fromYear = try row["from_year"]
        toYear = try row["to_year"]
        text = try row["text"]
    }
}
