import Foundation

/// The demo world as its data files tell it.
enum DemoData {
    struct Organization: Decodable, Sendable {
        struct Member: Decodable, Sendable { let name: String, email: String, role: String }

        let slug: String
        let kind: String
        let name: String
        let industry: String
        let size: String
        let place: String
        let timeZone: String
        let website: String
        let about: String
        let state: String
        let members: [Member]
    }

    struct Person: Decodable, Sendable {
        struct Entry: Decodable, Sendable { let title: String, place: String, from: String?, to: String?, text: String }

        let name: String
        let email: String
        let headline: String
        let story: String
        let timeZone: String
        let weeklyHours: Int?
        let languages: [String]
        let interests: [String]
        let skills: [String]
        let education: [Entry]
        let experience: [Entry]
        let workAuthorisation: String
        let portfolioName: String
        let portfolio: String
        /// Whether employers may find them; who does not say so may not be found.
        let findable: Bool?
        let places: [String]?
    }

    struct Project: Decodable, Sendable {
        struct Deliverable: Decodable, Sendable { let title: String, criteria: [String], weight: Int, dueDays: Int }

        let title: String
        let field: String
        let summary: String
        let background: String
        let hours: Int
        let feeMinor: Int64
        let seats: Int
        let place: String
        let city: String?
        let skillsNeeded: [String]
        let skillsGained: [String]
        let tools: [String]
        let deliverables: [Deliverable]
        let questions: [String]
        let aiPolicy: String
        let aiNote: String
        let portfolio: String
        let ip: String
        let confidentiality: String
        let supervisorMinutesPerWeek: Int
        let checkInRhythm: String
        let employer: String
        let state: String
        let startInDays: Int
        let applyByInDays: Int
        let decideByInDays: Int
        let supervisor: String
        let backup: String
        let mentor: String?
        let returnReasons: String?
        let applicants: [Applicant]
        let engagement: Engagement?
    }

    struct Applicant: Decodable, Sendable {
        struct Rating: Decodable, Sendable { let fit: Int, understanding: Int, evidence: Int }

        let person: String
        let state: String
        let pitch: String
        let answers: [String]
        let rating: Rating?
        let reason: String?
    }

    struct Engagement: Decodable, Sendable {
        struct Review: Decodable, Sendable { let comment: String, verdicts: [String], decision: String }
        struct Submission: Decodable, Sendable { let note: String, links: [String], reflection: String, ai: String, review: Review? }
        struct Message: Decodable, Sendable { let from: String, text: String }

        struct Feedback: Decodable, Sendable {
            struct Participant: Decodable, Sendable {
                let overall: Int, communication: Int, preparedness: Int, professionalism: Int, responsiveness: Int
                let `public`: String, `private`: String
            }
            struct Employer: Decodable, Sendable {
                struct Skill: Decodable, Sendable { let skill: String, rating: Int }
                let overall: Int, `public`: String, `private`: String, skills: [Skill]
            }

            let participant: Participant?
            let employer: Employer?
        }

        let person: String
        let stage: String
        let acceptedMilestones: Int
        let submissions: [Submission]
        let messages: [Message]
        let feedback: Feedback?
    }

    static func organizations() throws -> [Organization] { try decoded("demo-employers") }
    static func people() throws -> [Person] { try decoded("demo-people") }
    static func projects() throws -> [Project] { try decoded("demo-projects-1") + decoded("demo-projects-2") }

    private static func decoded<Value: Decodable>(_ name: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(Assets.bytes("Data/\(name).json") ?? []))
    }
}
