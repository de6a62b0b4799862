import Domain
import Foundation
import Hummingbird

/// The confidential brief and the files of a project: written by the employer, read by those it is given to.
struct MaterialRoutes: Sendable {
    let site: Site

    func desk(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Project> = try context.id()
        let found = try await site.materials.desk(id, for: context.viewer)
        return context.show(page(found, context, brief: Self.form(found.brief, found.project)))
    }

    func write(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Project> = try context.id()
        let found = try await site.materials.desk(id, for: context.viewer)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { page(found, context, brief: $0) }) { form in
            let level = form.choice("level", "who reads the brief", Confidentiality.self)
            if level == .open { form.keep(.invalid("level", "What everyone may read belongs to the public text."), at: "level") }
            let text = Text.prose(form["brief"]).isEmpty ? "" : form.prose("brief", "The brief", 10...20_000)?.text
            let nda = Text.prose(form["nda"]).isEmpty ? "" : form.prose("nda", "The agreement", 100...20_000)?.text
            guard form.problems.isEmpty, let level, let text, let nda else { throw form.refusal }
            try await site.materials.write(ConfidentialBrief(level: level, text: text, nda: nda), for: id, by: context.viewer)
            return .seeOther(Paths.material(id), saying: "Saved.")
        }
    }

    /// Who may not add files is refused before a byte of them is taken in.
    func add(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Project> = try context.id()
        try await site.materials.checkMayAdd(to: id, by: context.viewer)
        try await site.limit("upload:\(context.viewer.id)", to: 60, per: .hours(1))
        let upload = try await site.uploads.receive(request, context)
        return try await site.uploads.keeping(upload.files) {
            try await context.answer(upload.form, orShow: { try await refused($0, id, context) }) { form in
                let level = form.choice("file_level", "who reads them", Confidentiality.self)
                if upload.files.isEmpty, form.problem("files") == nil {
                    form.keep(.invalid("files", "Choose at least one file."), at: "files")
                }
                guard form.problems.isEmpty, let level else { throw form.refusal }
                try await site.uploads.place(upload.files)
                try await site.materials.add(upload.files, level, to: id, by: context.viewer)
                return .seeOther(
                    Paths.material(id).anchored("shared-files"), saying: "Added: \(upload.files.map(\.name).joined(separator: ", ")).")
            }
        }
    }

    private func refused(_ form: Form, _ id: ID<Project>, _ context: SignedIn) async throws -> MaterialPage {
        let found = try await site.materials.desk(id, for: context.viewer)
        return page(found, context, brief: Self.form(found.brief, found.project), files: form)
    }

    func remove(_ request: Request, _ context: SignedIn) async throws -> Response {
        let project = try await site.materials.remove(context.id(), by: context.viewer)
        return .seeOther(Paths.material(project).anchored("shared-files"), saying: "Taken away. Nobody can read it any more.")
    }

    func readings(_ request: Request, _ context: SignedIn) async throws -> Response {
        let list = try await site.materials.readings(
            of: context.id(), in: ID(parsing: request.query("engagement")), before: ID(parsing: request.query("before")),
            for: context.viewer)
        return context.show(ReadingsPage(list: list, zone: context.viewer.zone))
    }

    func brief(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        do {
            let opened = try await site.materials.open(briefOf: id, by: context.viewer, from: context.visit.address)
            return context.show(BriefPage(opened: opened, reader: context.viewer.name, zone: context.viewer.zone))
        } catch let first as NDAFirst {
            return .seeOther(Paths.nda(first.engagement), saying: "Read this and sign it first: the brief opens then.")
        }
    }

    func download(_ request: Request, _ context: SiteContext) async throws -> Response {
        let viewer = context.visit.viewer
        let (file, reading) = try await site.materials.open(context.id(), by: viewer, from: context.visit.address)
        let headers = FileRoutes.headers(file.name, file.type)
        guard file.level != .open else { return try await open(file, context) }
        let mark = reading.map { Watermark(reader: viewer?.name ?? "", reading: $0, at: site.world.now()) }
        // What is not open never gets an address of its own: whoever had it could pass it on.
        let bytes = try await MarkedFiles(site: site).bytes(of: file, for: file.isMarked ? mark : nil)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func open(_ file: MaterialFile, _ context: SiteContext) async throws -> Response {
        switch site.files.delivery(of: file.storedName, as: FileRoutes.disposition(file.name), type: file.type) {
        case .disk(let path):
            let body = try await FileIO().loadFile(path: path, context: context)
            return Response(status: .ok, headers: FileRoutes.headers(file.name, file.type), body: body)
        case .link(let address):
            return Response(status: .seeOther, headers: [.location: address, .cacheControl: "private, no-store"])
        }
    }

    private static func form(_ brief: ConfidentialBrief?, _ project: ProjectFile) -> Form {
        let level = brief?.level ?? (project.draft.confidentiality == .internal ? .internal : .confidential)
        return Form([("level", level.rawValue), ("brief", brief?.text ?? ""), ("nda", brief?.nda ?? "")])
    }

    private func page(
        _ found: (project: ProjectFile, brief: ConfidentialBrief?, files: [MaterialFile]), _ context: SignedIn, brief: Form,
        files: Form = Form()
    ) -> MaterialPage {
        MaterialPage(project: found.project, files: found.files, form: brief, fileForm: files, zone: context.viewer.zone)
    }
}
