extension Site {
    /// Every route as "GET /projects/{id}", in the order of their paths.
    public var routeList: [String] {
        Routes(site: self).router().routes.map { "\($0.method.rawValue.padded(to: 5)) \($0.path)" }
            .sorted { $0.dropFirst(6) < $1.dropFirst(6) }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
