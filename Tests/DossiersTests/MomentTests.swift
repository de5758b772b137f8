import Dossiers
import Testing

@Test func aMomentIsToldInVietnameseTime() {
  let moment = Moment(seconds: 1_795_417_651)
  #expect(moment.clockAndDate == "14:07:31 · 23/11/2026")
  #expect(moment.shortClock == "14:07")
}

@Test func theVietnameseDayBeginsSevenHoursBeforeTheUniversalOne() {
  #expect(Moment(seconds: 16 * 3600 + 59 * 60 + 59).clockAndDate == "23:59:59 · 01/01/1970")
  #expect(Moment(seconds: 17 * 3600).clockAndDate == "00:00:00 · 02/01/1970")
}

@Test func momentsBeforeTheEpochAreToldToo() {
  #expect(Moment(seconds: -7 * 3600 - 1).clockAndDate == "23:59:59 · 31/12/1969")
}

@Test func secondsLieBetweenMoments() {
  let moment = Moment(seconds: 100)
  #expect((moment + 42) - moment == 42)
  #expect(moment < moment + 1)
}

@Test func everyDayOfSixCenturiesComesBackFromItsNumber() throws {
  var expected = try #require(CivilDate(year: 1699, month: 12, day: 31))
  for day in expected.daysSinceEpoch + 1...expected.daysSinceEpoch + 220_000 {
    let date = CivilDate(daysSinceEpoch: day)
    #expect(date.daysSinceEpoch == day)
    #expect(date > expected)
    #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    expected = date
  }
}

@Test(arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2026, false), (2100, false)])
func leapYearsFollowTheCalendar(year: Int, isLeap: Bool) {
  #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
}

@Test(arguments: [(2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0), (2026, 1, 32), (0, 1, 1), (10_000, 1, 1)])
func daysThatDoNotExistAreRefused(year: Int, month: Int, day: Int) {
  #expect(CivilDate(year: year, month: month, day: day) == nil)
}

@Test func knownDaysHaveTheirNumbers() {
  #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
  #expect(CivilDate(year: 2000, month: 3, day: 1)?.daysSinceEpoch == 11_017)
  #expect(CivilDate(year: 2026, month: 11, day: 23)?.daysSinceEpoch == 20_780)
  #expect(CivilDate(daysSinceEpoch: -1).text == "31/12/1969")
}

@Test(arguments: ["20/11/2008", "20-11-2008", "20.11.2008", "20 11 2008", "20112008"])
func aDateIsReadWithAnySeparator(typed: String) {
  #expect(CivilDate(typed: typed)?.text == "20/11/2008")
}

@Test(arguments: [
  "", "20/11", "20/11/08", "2008/11/20", "31/02/2008", "2011200", "20/11/2008/1", "hôm nay", "20/11/-008",
])
func whatIsNoDateIsRefused(typed: String) {
  #expect(CivilDate(typed: typed) == nil)
}
