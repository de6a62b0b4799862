import CMark

/// Markdown as people write it, made safe markup by cmark: no raw HTML, no script addresses, no pictures from elsewhere.
enum Markdown {
    /// - Parameter text: CommonMark; its headings start at `<h3>`, because the page has its own above.
    static func html(_ text: String) -> HTML {
        guard let root = text.withCString({ cmark_parse_document($0, text.utf8.count, CMARK_OPT_DEFAULT) }) else { return "" }
        defer { cmark_node_free(root) }
        soften(root)
        guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return .trusted(String(cString: rendered))
    }

    /// Moves headings below the page's own, and turns pictures into links to them.
    private static func soften(_ root: OpaquePointer) {
        guard let walk = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(walk) }
        var pictures: [OpaquePointer] = []
        while cmark_iter_next(walk) != CMARK_EVENT_DONE {
            guard let node = cmark_iter_get_node(walk) else { continue }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING: _ = cmark_node_set_heading_level(node, 3)
            case CMARK_NODE_IMAGE: if pictures.last != node { pictures.append(node) }
            default: break
            }
        }
        for picture in pictures {
            guard let link = cmark_node_new(CMARK_NODE_LINK) else { continue }
            _ = cmark_node_set_url(link, cmark_node_get_url(picture))
            while let child = cmark_node_first_child(picture) { _ = cmark_node_append_child(link, child) }
            _ = cmark_node_replace(picture, link)
            cmark_node_free(picture)
        }
    }
}
