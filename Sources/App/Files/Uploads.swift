import Domain
import Hummingbird
import Storage

/// Takes in forms with files: fields into memory, files onto the disk, both within limits.
struct Uploads: Sendable {
    let site: Site

    /// Reads the whole body; what is wrong with a file stands in the form's problems, at the field it came in.
    ///
    /// - Throws: 413 when the body is larger than anything we take; nothing is left on the disk then.
    func receive(_ request: Request, _ context: some RequestContext) async throws -> Upload {
        let type = request.headers[.contentType] ?? ""
        guard var parser = Multipart(contentType: type) else { return Upload(form: try await Form(reading: request, context)) }
        var upload = IncomingUpload(site: site)
        do {
            var count = 0
            for try await buffer in request.body {
                count += buffer.readableBytes
                guard count <= UploadLimits.bytesInAll + UploadLimits.overhead else { throw HTTPError(.contentTooLarge) }
                for piece in try parser.feed(buffer.readableBytesView) { try await upload.take(piece) }
            }
            try parser.finish()
            return upload.received
        } catch {
            try await upload.giveUp()
            throw error
        }
    }

    /// Does what needs the files; when that fails, or answers anything but "go on", they are gone.
    func keeping(_ files: [ReceivedFile], while act: () async throws -> Response) async throws -> Response {
        do {
            let response = try await act()
            if response.status != .seeOther { await discard(files) }
            return response
        } catch StorageError.uncertain(let reason) {
            // Their rows may be there after all; if they are not, the daily clean-up finds the files.
            throw StorageError.uncertain(reason)
        } catch {
            await discard(files)
            throw error
        }
    }

    /// Called before the transaction that names them: a row never points to a file that is not there.
    func place(_ files: [ReceivedFile]) async throws {
        for file in files {
            try await site.files.place(
                file.storedName, bytes: file.bytes, sha256: file.sha256, from: site.incoming.path(of: file.storedName))
        }
    }

    /// What is not here any more is in the store; what it does not give up now is left to the daily clean-up.
    private func discard(_ files: [ReceivedFile]) async {
        let placed = files.filter { !site.incoming.remove($0.storedName) }
        do { for file in placed { try await site.files.remove(file.storedName) } } catch {
            site.logger.warning("files.left", metadata: ["error": "\(error)"])
        }
    }
}

/// A form that came with files.
struct Upload: Sendable {
    var form: Form
    var files: [ReceivedFile] = []
}

/// A form with files while it is coming in.
private struct IncomingUpload {
    let site: Site
    private(set) var received = Upload(form: Form())
    private var field: (name: String, bytes: [UInt8])?
    private var file: (field: String, incoming: IncomingFile)?
    private var parts = 0

    init(site: Site) { self.site = site }

    mutating func take(_ piece: Multipart.Piece) async throws {
        switch piece {
        case .begin(let head): try await begin(head)
        case .bytes(let bytes): try await add(bytes)
        case .end: try await end()
        }
    }

    private mutating func begin(_ head: Multipart.Head) async throws {
        parts += 1
        guard parts <= UploadLimits.parts else { throw HTTPError(.contentTooLarge) }
        guard let fileName = head.fileName else {
            field = (head.name, [])
            return
        }
        // Browsers send an empty part for a file field that was left empty.
        guard !fileName.isEmpty else { return }
        file = (head.name, try await IncomingFile(named: fileName, storedAs: site.world.newToken(), in: site.incoming))
    }

    private mutating func add(_ bytes: [UInt8]) async throws {
        if let known = field {
            guard known.bytes.count + bytes.count <= UploadLimits.bytesPerField else { throw HTTPError(.contentTooLarge) }
            field?.bytes += bytes
        }
        try await file?.incoming.write(bytes)
    }

    private mutating func end() async throws {
        if let field {
            guard let text = String(validating: field.bytes, as: UTF8.self) else {
                throw Refusal.invalid("", "Something in this form was not readable text. Go back and type it again.")
            }
            received.form.add(field.name, text)
        }
        field = nil
        guard var ended = file else { return }
        file = nil
        if let whole = try await ended.incoming.finish() { received.files.append(whole) }
        if let problem = ended.incoming.problem { received.form.problems.append(Problem(field: ended.field, message: problem)) }
        if received.files.count > UploadLimits.files, let last = received.files.popLast() {
            site.incoming.remove(last.storedName)
            received.form.problems.append(
                Problem(field: ended.field, message: "“\(last.name)” is one too many: hand in at most \(UploadLimits.files) files."))
        }
    }

    mutating func giveUp() async throws {
        try await file?.incoming.giveUp()
        file = nil
        for file in received.files { site.incoming.remove(file.storedName) }
        received.files = []
    }
}

extension Site {
    var uploads: Uploads { Uploads(site: self) }
}
