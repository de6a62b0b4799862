import Domain

/// Where the employer writes the confidential brief, words its agreement and adds files.
struct MaterialPage: Page {
    let project: ProjectFile
    let files: [MaterialFile]
    let form: Form
    var fileForm = Form()
    let zone: Zone

    var title: String { "Brief and files: \(project.shownTitle)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.project(project.id))">\(project.shownTitle)</a></li></ol></nav>
        <h1>Brief and files</h1><p class="lede">What only those read who work on it. It stands on no public page, in no search, no feed and no letter.</p>
        <div class="acts"><a class="button" href="\(Paths.readings(project.id))">Who read what</a></div></header>
        \(briefSection)
        <section aria-labelledby="shared-files"><h2 id="shared-files">Files</h2>\(if: files.isEmpty, none, else: "<ul class=\"rows\">\(each: files, row)</ul>")</section>
        \(adding)
        """
    }

    private var briefSection: HTML {
        """
        <form class="form" method="post" action="\(Paths.material(project.id))" data-once novalidate>
        \(ErrorSummary(form: form))<fieldset class="section"><legend>The confidential brief</legend>
        \(Field(name: "brief", label: "What must stay between you", form: form, kind: .area(rows: 8), hint: "Names, figures, access, background. Markdown works. Leave it empty when there is nothing secret.", optional: true, limit: 20_000))\
        \(Choices(name: "level", legend: "Who reads it", form: form, options: Self.levels(.internal, .confidential)))\
        \(Field(name: "nda", label: "Your non-disclosure agreement", form: form, kind: .area(rows: 6), hint: "Empty: Foothold’s standard text. Whoever has signed keeps the text as they signed it.", optional: true, limit: 20_000))</fieldset>
        <div class="acts"><button class="button primary">Save</button></div></form>
        """
    }

    private static func levels(_ levels: Confidentiality...) -> [Option] {
        levels.map { Option(value: $0.rawValue, label: $0.readers) }
    }

    private var none: HTML {
        "<div class=\"empty\"><h3>No files yet</h3><p>Add what the participant works with: samples, exports, drawings.</p></div>"
    }

    private func row(_ file: MaterialFile) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.projectFile(file.id))">\(file.name)</a></h3><p class="meta">\(file.level.badge) \(file.facts) · \(When(instant: file.uploadedAt, zone: zone))</p>
        <div class="acts"><form method="post" action="\(Paths.materialRemoval(file.id))" data-once><button class="button plain">Take away<span class="sr">: \(file.name)</span></button></form></div></li>

        """
    }

    private var adding: HTML {
        let problem = fileForm.problem("files")
        return """
            <section aria-labelledby="add"><h2 id="add">Add files</h2>
            <form class="form" method="post" action="\(Paths.materialFiles(project.id))" enctype="multipart/form-data" data-once novalidate>
            \(ErrorSummary(form: fileForm))\
            \(Choices(name: "file_level", legend: "Who reads them", form: fileForm, options: Self.levels(.open, .internal, .confidential)))
            <div class="field\(if: problem != nil, " bad")"><label for="files">Files</label>
            <p class="hint" id="files-hint">Up to \(UploadLimits.files) at a time, 20 MB each. A PDF that is not open carries its reader’s name on every page, so it must have no password.</p>
            <input id="files" name="files" type="file" multiple aria-describedby="files-hint\(if: problem != nil, " files-error")"\(if: problem != nil, " aria-invalid=\"true\"")>
            \(if: problem != nil, "<p class=\"error\" id=\"files-error\">\(problem ?? "")</p>")</div>
            <div class="acts"><button class="button">Add</button></div></form></section>
            """
    }

    static var previews: [Preview] {
        func page(_ files: [MaterialFile], _ form: Form, _ fileForm: Form = Form()) -> MaterialPage {
            MaterialPage(project: .example, files: files, form: form, fileForm: fileForm, zone: .utc)
        }
        let form = Form([("level", "confidential"), ("brief", ConfidentialBrief.example.text), ("nda", "")])
        return [
            Preview("material", page(MaterialFile.examples, form)),
            Preview("material-empty", page([], Form([("level", "internal")]))),
            Preview(
                "material-wrong",
                page([], form, .wrong([("file_level", "internal")], "files", "“run.exe” is not a kind of file we take."))),
        ]
    }
}

extension ConfidentialBrief {
    static let example = ConfidentialBrief(
        text:
            "The three lists hold **real donors**. Two of them sit on our board: treat rows marked *B* with care.\n\nThe password of the share comes by phone."
    )
}

extension MaterialFile {
    static let examples = [
        example("1", .open, "sample-rows.csv", .csv, 48_200), example("2", .internal, "how-we-count.docx", .docx, 220_000),
        example("3", .confidential, "donors-2026.pdf", .pdf, 1_430_000),
    ]

    private static func example(_ number: String, _ level: Confidentiality, _ name: String, _ type: FileType, _ bytes: Int) -> MaterialFile
    {
        MaterialFile(
            id: ID("01kawp00000material000000\(number)"), project: ID("01kawp00000project000000001"), level: level, storedName: "",
            name: name,
            type: type.mediaType, bytes: bytes, uploadedAt: RoomPreviews.now - .days(10))
    }
}
