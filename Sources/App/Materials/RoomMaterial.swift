import Domain

/// What is given out in confidence, in the room: the way to it, or what keeps it shut.
struct RoomMaterial: Component {
    let room: Room

    var html: HTML {
        guard let material = room.material, material.decides || !material.isEmpty else { return .none }
        return """
            <section aria-labelledby="material"><h2 id="material">Confidential brief and files</h2>
            \(state(material))\(FileList(files: material.files, hidden: 0, title: "Files", id: "material-files"))
            <div class="acts">\(acts(material))</div></section>

            """
    }

    private func state(_ material: MaterialState) -> HTML {
        let isOver = !room.engagement.state.givesAccess
        return """
            \(if: material.isEmpty, "<p class=\"muted\">Nothing yet. Here is the place for what must not stand on the public page.</p>")\
            \(if: isOver && !material.decides, "<p>The access ended with the engagement.</p>")\
            \(if: material.maySign, "<p>Some of it opens once you have signed the non-disclosure agreement.</p>")\
            \(if: material.decides && material.needsNDA, "<p>\(signed(material))</p>")\
            \(if: material.hidden > 0 && !isOver, "<p class=\"muted small\">\(material.hidden == 1 ? "One file is" : "\(material.hidden) files are") not open to you now.</p>")\
            \(if: !material.decides && !isOver && !material.maySign, "<p class=\"muted small\">Every time you open the brief or a file that is not open, it is recorded, and \(room.engagement.employer) sees it.</p>")
            """
    }

    private func signed(_ material: MaterialState) -> HTML {
        guard let signature = material.signature else {
            return "\(room.engagement.participant) has not signed the non-disclosure agreement yet, so what is confidential is shut."
        }
        return "\(room.engagement.participant) signed the non-disclosure agreement \(room.when(signature.at))."
    }

    private func acts(_ material: MaterialState) -> HTML {
        let hasPaper = material.hasSigned || material.decides && material.needsNDA
        return """
            \(if: material.maySign, "<a class=\"button\" href=\"\(Paths.nda(room.id))\">Read and sign</a> ")\
            \(if: material.mayReadBrief, "<a class=\"button\" href=\"\(Paths.brief(room.id))\">Open the brief</a> ")\
            \(if: hasPaper, "<a class=\"button plain\" href=\"\(Paths.nda(room.id))\">Non-disclosure agreement</a> ")\
            \(if: material.decides, "<a class=\"button\" href=\"\(Paths.material(room.engagement.project))\">Write and add files</a> <a class=\"button plain\" href=\"\(Paths.readings(room.engagement.project, in: room.id))\">Who read what</a> ")\
            \(material.request.map { "<a class=\"button\" href=\"\(Paths.portfolioRequest($0))\">What may be shown</a>" as HTML })
            """
    }
}
