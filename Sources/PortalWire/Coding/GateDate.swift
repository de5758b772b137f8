import Dossiers

/// A date as iGate writes it: "1994-10-23T17:00:00.000+0000".
public struct GateDate: Hashable, Sendable {
  public var moment: Moment

  public init(_ moment: Moment) { self.moment = moment }

  /// Midnight of that day in Vietnam.
  public init(_ date: CivilDate) { moment = Moment(seconds: date.daysSinceEpoch * 86_400 - 7 * 3600) }

  /// The day in Vietnam.
  public var date: CivilDate { moment.date }

  /// Reads ISO 8601 with any offset ("+0700", "+07:00", "Z"; none means Vietnam's), with or without time and fraction.
  public init?(text: String) {
    let characters = Array(text.utf8)
    guard let year = number(characters, 0, 4), let month = number(characters, 5, 2), let day = number(characters, 8, 2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var seconds = date.daysSinceEpoch * 86_400
    if characters.count > 10 {
      guard let hour = number(characters, 11, 2), let minute = number(characters, 14, 2), hour < 24, minute < 60
      else { return nil }
      let second = number(characters, 17, 2) ?? 0
      seconds += Int64(hour * 3600 + minute * 60 + second)
    }
    self.init(Moment(seconds: seconds - Self.offset(in: characters.dropFirst(11))))
  }

  /// "2026-11-23T07:07:31.000+0000".
  public var text: String {
    let days = moment.seconds >= 0 ? moment.seconds / 86_400 : (moment.seconds - 86_399) / 86_400
    let date = CivilDate(daysSinceEpoch: days)
    let rest = Int(moment.seconds - days * 86_400)
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    return "\(day)T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2)).000+0000"
  }

  private static func offset(in time: ArraySlice<UInt8>) -> Int64 {
    guard let sign = time.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
      return time.last == UInt8(ascii: "Z") ? 0 : 7 * 3600
    }
    let digits = time[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
    guard let hours = number(Array(digits), 0, 2) else { return 0 }
    let offset = Int64(hours * 3600 + (number(Array(digits), 2, 2) ?? 0) * 60)
    return time[sign] == UInt8(ascii: "-") ? -offset : offset
  }
}

extension GateDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let milliseconds = try? container.decode(Int64.self) {
      self.init(Moment(seconds: milliseconds / 1000))
      return
    }
    guard let date = GateDate(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

private func number(_ characters: [UInt8], _ start: Int, _ length: Int) -> Int? {
  guard characters.count >= start + length else { return nil }
  var value = 0
  for character in characters[start..<start + length] {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
    value = value * 10 + Int(character - UInt8(ascii: "0"))
  }
  return value
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
