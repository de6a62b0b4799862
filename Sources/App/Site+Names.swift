import Domain

// Two libraries and our domain use the same words; here they always mean the domain's.
typealias Application = Domain.Application
