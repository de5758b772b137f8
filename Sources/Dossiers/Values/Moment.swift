/// A point in time, in whole seconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Codable, Sendable {
  public var seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  public static func + (moment: Moment, seconds: Int64) -> Moment { Moment(seconds: moment.seconds + seconds) }
  public static func - (later: Moment, earlier: Moment) -> Int64 { later.seconds - earlier.seconds }

  /// The civil date in Vietnam, which is UTC+7 the whole year.
  public var date: CivilDate { CivilDate(daysSinceEpoch: (seconds + Self.vietnamOffset).flooredQuotient(86_400)) }

  /// "14:07:31" in Vietnam.
  public var clock: String { "\(shortClock):\(pad((localSeconds % 60)))" }

  /// "14:07" in Vietnam.
  public var shortClock: String { "\(pad(localSeconds / 3600)):\(pad(localSeconds / 60 % 60))" }

  /// "14:07:31 · 23/11/2026".
  public var clockAndDate: String { "\(clock) · \(date.text)" }

  private static let vietnamOffset: Int64 = 7 * 3600

  private var localSeconds: Int64 {
    let local = seconds + Self.vietnamOffset
    return local - local.flooredQuotient(86_400) * 86_400
  }
}

extension Moment: Comparable {
  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

/// A day of the Gregorian calendar, as forms and receipts write it.
public struct CivilDate: Hashable, Codable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Fails when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= Self.length(ofMonth: month, in: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Counts days from 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
  public init(daysSinceEpoch: Int64) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  public var daysSinceEpoch: Int64 {
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let era = shiftedYear.flooredQuotient(400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// "23/11/2026".
  public var text: String { "\(pad(Int64(day)))/\(pad(Int64(month)))/\(year)" }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

extension Int64 {
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

private func pad(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
