/// One piece on a portfolio.
struct PortfolioItem: Sendable {}
