import CMark

/// Markdown as people write it, made safe markup by cmark: tags are shown as text, no script addresses, no pictures from elsewhere.
enum Markdown {
    /// - Parameter text: CommonMark; its headings become `<h3>`, because the page has its own above.
    static func html(_ text: String) -> HTML {
        guard let root = text.withCString({ cmark_parse_document($0, text.utf8.count, CMARK_OPT_DEFAULT) }) else { return "" }
        defer { cmark_node_free(root) }
        for node in nodes(of: root) { soften(node) }
        guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return .trusted(String(cString: rendered))
    }

    /// Text that is to stand inside Markdown as it is, every sign of it escaped.
    static func escaped(_ text: String) -> String {
        text.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) ? "\\\($0)" : String($0) }.joined()
    }

    private static func nodes(of root: OpaquePointer) -> [OpaquePointer] {
        guard let walk = cmark_iter_new(root) else { return [] }
        defer { cmark_iter_free(walk) }
        var nodes: [OpaquePointer] = []
        while true {
            let event = cmark_iter_next(walk)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) { nodes.append(node) }
        }
    }

    private static func soften(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: _ = cmark_node_set_heading_level(node, 3)
        case CMARK_NODE_IMAGE: replace(node, by: CMARK_NODE_LINK) { _ = cmark_node_set_url($0, cmark_node_get_url(node)) }
        case CMARK_NODE_HTML_INLINE: replace(node, by: CMARK_NODE_TEXT) { _ = cmark_node_set_literal($0, cmark_node_get_literal(node)) }
        case CMARK_NODE_HTML_BLOCK:
            replace(node, by: CMARK_NODE_PARAGRAPH) { paragraph in
                guard let words = cmark_node_new(CMARK_NODE_TEXT) else { return }
                _ = cmark_node_set_literal(words, cmark_node_get_literal(node))
                _ = cmark_node_append_child(paragraph, words)
            }
        default: break
        }
    }

    /// Puts another kind of node, with the same children, in a node's place.
    private static func replace(_ node: OpaquePointer, by kind: cmark_node_type, _ fill: (OpaquePointer) -> Void) {
        guard let other = cmark_node_new(kind) else { return }
        fill(other)
        while let child = cmark_node_first_child(node) { _ = cmark_node_append_child(other, child) }
        _ = cmark_node_replace(node, other)
        cmark_node_free(node)
    }
}
