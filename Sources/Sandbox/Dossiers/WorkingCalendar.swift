import Dossiers

extension CivilDate {
  /// The day that many working days later; Saturdays and Sundays do not count.
  func adding(workingDays: Int) -> CivilDate {
    var day = daysSinceEpoch
    var remaining = workingDays
    while remaining > 0 {
      day += 1
      if !Self.isWeekend(day) { remaining -= 1 }
    }
    return CivilDate(daysSinceEpoch: day)
  }

  /// "20261123".
  var compactText: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)\(padded(month))\(padded(day))"
  }

  /// 1970-01-01 was a Thursday.
  private static func isWeekend(_ day: Int64) -> Bool {
    let weekday = ((day + 3) % 7 + 7) % 7
    return weekday >= 5
  }
}
