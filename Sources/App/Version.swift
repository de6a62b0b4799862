/// Which version of Foothold this is.
public enum Version {
    /// As CHANGELOG.md heads it.
    public static let current = "unreleased"
}
