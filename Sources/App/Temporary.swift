import Domain
import Storage
struct Agreement: Sendable { let text: String; let hash: String }
struct AgreementDesk: Sendable { init(site: Site) {} }
extension Transaction {
    func agreement(for application: ID<Application>, _ desk: AgreementDesk) throws -> Agreement { Agreement(text: "x", hash: "h") }
    func openEngagement(for application: ID<Application>, signedAs name: Line, agreement hash: String, from address: String, _ desk: AgreementDesk, _ moment: Moment) throws -> ID<Engagement> { moment.newID() }
    func projectsSeen(by viewer: Viewer?) -> SQL { "project.published_at IS NOT NULL" }
}
