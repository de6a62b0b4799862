import Domain
import NIOCore
import _NIOFileSystem

/// Reads a published file of skills, a part at a time, and says how far it is; reading it again changes only what has changed.
public struct SkillImport: Sendable {
    /// What came of a file.
    public struct Report: Sendable, Equatable {
        public internal(set) var rows = 0
        public internal(set) var changed = 0
        /// Rows that the list itself calls no skill, or no longer one.
        public internal(set) var leftOut = 0
        public internal(set) var bad = 0
    }

    /// Why a file is not read at all.
    public struct Refused: Error { public let words: String }

    /// Bad rows said one by one; beyond that their number must do.
    private static let said = 20
    private static let batch = 500
    private static let step = 5000

    let path: String
    let site: Site
    let say: @Sendable (String) -> Void

    public init(_ path: String, into site: Site, say: @escaping @Sendable (String) -> Void) {
        self.path = path
        self.site = site
        self.say = say
    }

    /// - Throws: `Refused` when the file is not there or is no list we know.
    public func run() async throws -> Report {
        let handle: ReadFileHandle
        do { handle = try await FileSystem.shared.openFile(forReadingAt: .init(path), options: .init()) } catch {
            throw Refused(words: "\(path) cannot be opened: is it there, and may you read it?")
        }
        var reading = Reading(say: say)
        do {
            for try await part in handle.readChunks(chunkLength: .kibibytes(64)) {
                try reading.take(part.readableBytesView)
                try await keepFull(&reading, atLeast: Self.batch)
            }
            try reading.finish()
            try await keepFull(&reading, atLeast: 1)
            try await handle.close()
        } catch {
            try? await handle.close()
            throw error
        }
        try await site.skills.announce()
        return try reading.conclude()
    }

    /// The lines that the licence of what was read asks for.
    public static func credits() -> [String] { Taxonomy.imported.now.sources.map(\.credit) }

    private func keepFull(_ reading: inout Reading, atLeast least: Int) async throws {
        while reading.waiting.count >= least {
            let terms = Array(reading.waiting.prefix(Self.batch))
            reading.report.changed += try await site.skills.keep(terms)
            reading.waiting.removeFirst(terms.count)
        }
    }

    /// A file on its way through: what is known of its form, and the terms that are not kept yet.
    private struct Reading {
        let say: @Sendable (String) -> Void
        var report = Report()
        var waiting: [SkillTerm] = []
        private var head: [UInt8] = []
        private var rows: DelimitedRows?
        private var list: PublishedList?
        /// A term of many rows is taken once, as long as the rows are near one another.
        private var lately: Set<String> = []

        init(say: @escaping @Sendable (String) -> Void) { self.say = say }

        /// The first line shows what separates its columns.
        mutating func take(_ bytes: ByteBufferView) throws {
            guard rows == nil else { return try feed(bytes) }
            head += bytes
            if head.contains(UInt8(ascii: "\n")) || head.count > 1 << 16 { try begin() }
        }

        mutating func finish() throws {
            if rows == nil { try begin() }
            guard var rows else { return }
            try rows.finish { try take($0) }
            self.rows = rows
        }

        func conclude() throws -> Report {
            guard list != nil else { throw SkillImport.unknown }
            if report.bad > SkillImport.said { say("… and \(report.bad - SkillImport.said) more rows that could not be read.") }
            return report
        }

        private mutating func begin() throws {
            if head.starts(with: [0xef, 0xbb, 0xbf]) { head.removeFirst(3) }
            let first = head.prefix { $0 != UInt8(ascii: "\n") }
            rows = DelimitedRows(first.contains(UInt8(ascii: "\t")) ? .tabs : .commas)
            let bytes = head
            head = []
            try feed(bytes)
        }

        private mutating func feed(_ bytes: some Sequence<UInt8>) throws {
            guard var rows else { return }
            try rows.feed(bytes) { try take($0) }
            self.rows = rows
        }

        private mutating func take(_ row: DelimitedRows.Row) throws {
            guard let list else {
                guard row.problem == nil, let found = PublishedList(header: row.fields) else { throw SkillImport.unknown }
                return list = found
            }
            report.rows += 1
            if let problem = row.problem { bad(row, problem) } else { read(row, list) }
            if report.rows.isMultiple(of: SkillImport.step) { say("\(report.rows) rows read") }
        }

        private mutating func read(_ row: DelimitedRows.Row, _ list: PublishedList) {
            do {
                guard let term = try list.term(row.fields) else { return report.leftOut += 1 }
                if lately.count >= SkillImport.step { lately = [] }
                if lately.insert(term.id).inserted { waiting.append(term) }
            } catch { bad(row, error.message) }
        }

        private mutating func bad(_ row: DelimitedRows.Row, _ problem: String) {
            report.bad += 1
            if report.bad <= SkillImport.said { say("line \(row.line) is skipped: \(problem)") }
        }
    }

    private static let unknown = Refused(
        words: "This is no list of skills we know. Give skills_en.csv of the ESCO classification, or Skills.txt, Knowledge.txt, Technology "
            + "Skills.txt or Content Model Reference.txt of the O*NET database, as they are published.")
}
