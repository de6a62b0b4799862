import Testing

@testable import Domain

@Suite struct TimeTests {
    @Test func spansAreMadeOfMilliseconds() {
        #expect(Span.seconds(2) == Span.milliseconds(2000))
        #expect(Span.minutes(2) == Span.seconds(120))
        #expect(Span.hours(2) == Span.minutes(120))
        #expect(Span.days(2) == Span.hours(48))
        #expect(Span.hours(1) * 72 == Span.days(3))
        #expect(Span.hours(1) < Span.days(1))
    }

    @Test func wholeDaysAreRoundedDown() {
        #expect(Span.hours(47).inDays == 1)
        #expect(Span.hours(48).inDays == 2)
        #expect(Span.hours(-1).inDays == -1)
        #expect(Span.days(-2).inDays == -2)
        #expect(Span.zero.inDays == 0)
    }

    @Test func sumsThatAreTooLargeStayAtTheLimit() {
        #expect(Span.days(.max).milliseconds == .max)
        #expect(Span.days(.min).milliseconds == .min)
        #expect(Instant(milliseconds: .max) + .seconds(1) == Instant(milliseconds: .max))
        #expect(Instant(milliseconds: .min) - .seconds(1) == Instant(milliseconds: .min))
        #expect((Instant(milliseconds: .max) - Instant(milliseconds: .min)).milliseconds == .max)
    }

    @Test func instantsAndSpansAddUp() {
        let noon = Instant(milliseconds: 1_000_000)
        #expect(noon + .hours(1) - noon == .hours(1))
        #expect(noon - .hours(1) < noon)
    }

    @Test func anInstantKnowsItsDayInUTC() {
        #expect(Instant(milliseconds: 0).day == Day.on("1970-01-01"))
        #expect(Instant(milliseconds: -1).day == Day.on("1969-12-31"))
        #expect(Instant(milliseconds: 86_399_999).day == Day.on("1970-01-01"))
        #expect(Day.on("2026-11-23").start.day == Day.on("2026-11-23"))
        #expect((Day.on("2026-11-23").start - .milliseconds(1)).day == Day.on("2026-11-22"))
    }

    @Test func everyDayOfFourHundredYearsSurvivesTheRoundTrip() {
        let first = Day.on("1770-01-01").ordinal
        let last = Day.on("2170-12-31").ordinal
        var previous = Day(ordinal: first - 1)
        for ordinal in first...last {
            let day = Day(ordinal: ordinal)
            let isNext = day.ordinal == ordinal && previous < day && previous.text < day.text
            guard isNext, Day(parsing: day.text) == day, Day(year: day.year, month: day.month, day: day.day) == day else {
                Issue.record("\(day.text) is not itself")
                return
            }
            previous = day
        }
        #expect(last - first + 1 == 146_462)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-23", 20_780), ("1969-12-31", -1),
        ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func knownDaysHaveKnownOrdinals(_ text: String, _ ordinal: Int) {
        #expect(Day(parsing: text)?.ordinal == ordinal)
        #expect(Day(ordinal: ordinal).text == text)
    }

    @Test func leapYearsFollowTheGregorianRule() {
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
        #expect(Day(year: 2026, month: 2, day: 29) == nil)
        #expect(Day.on("2024-02-28").adding(days: 1).text == "2024-02-29")
        #expect(Day.on("2026-02-28").adding(days: 1).text == "2026-03-01")
        #expect(Day.on("2026-01-01").adding(days: -1).text == "2025-12-31")
    }

    @Test(arguments: [
        "", "2026-11-3", "2026-13-01", "2026-00-01", "2026-04-31", "2026-11-00", "0000-01-01", "20261123", "2026/11/23",
        "2026-11-23 ", "+026-11-23", "２０26-11-23", "2026-11-2٣", "26-11-2026",
    ])
    func whatIsNotADayIsRefused(_ raw: String) {
        #expect(Day(parsing: raw) == nil)
    }

    @Test func weekdaysAreKnown() {
        #expect(Day.on("1970-01-01").weekday == .thursday)
        #expect(Day.on("2026-11-23").weekday == .monday)
        #expect(Day.on("1969-12-28").weekday == .sunday)
        #expect(Weekday.sunday.rawValue == 7)
        #expect(Weekday.allCases.map(\.words).first == "Monday")
    }

    @Test func daysOutsideTheCalendarBecomeTheNearestInside() {
        #expect(Day(ordinal: .max).text == "9999-12-31")
        #expect(Day(ordinal: .min).text == "0001-01-01")
        #expect(Day.on("2026-11-23").adding(days: .max).text == "9999-12-31")
        #expect(Day.on("1926-11-23").adding(days: .min).text == "0001-01-01")
    }
}
