/// The parts of a search whose values are counted.
public enum ProjectFacet: String, CaseIterable, Hashable, Sendable { case field, place, industry, employer, skill }
