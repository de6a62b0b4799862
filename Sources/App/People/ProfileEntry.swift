import Domain

/// One line of a profile's education or experience.
struct ProfileEntry: Sendable {}
