extension Email {
    /// Whether the address lies in the domain of a website: evidence, not proof, that its owner works there.
    public func belongs(to site: WebLink) -> Bool {
        let host = site.host.hasPrefix("www.") ? String(site.host.dropFirst(4)) : site.host
        return domain == host || domain.hasSuffix("." + host)
    }
}
