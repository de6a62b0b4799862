import Domain
import Hummingbird

/// A member of an employer's staff. A school has no roster, so there is no board of it; to anyone else these pages are not there.
struct BoardSeat: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let viewer: Viewer
    let membership: Membership

    init(context: SiteContext) throws {
        let staff = try StaffSeat(context: context)
        guard staff.membership.kind == .employer else { throw Refusal.notFound }
        coreContext = context.coreContext
        visit = context.visit
        viewer = staff.viewer
        membership = staff.membership
    }

    var maxUploadSize: Int { FormLimits.bytes }
}
