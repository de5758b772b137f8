import Dossiers
import GRDB

/// Dossier numbers: "H15.08-20261123-0000043", counted by agency and day.
enum NumberSeries {
  /// A day never starts at one: clerks took dossiers at the counter before.
  private static let first = 43

  static func next(agencyCode: String, on date: CivilDate, in database: Database) throws -> String {
    let day = date.compactText
    let last: Int? = try database.row(
      "SELECT last FROM number_series WHERE agency = ? AND day = ?", [agencyCode, day])?["last"]
    let next = last.map { $0 + 1 } ?? first
    try database.change("INSERT OR REPLACE INTO number_series VALUES (?, ?, ?)", [agencyCode, day, next])
    return text(agencyCode: agencyCode, on: date, sequence: next)
  }

  static func text(agencyCode: String, on date: CivilDate, sequence: Int) -> String {
    let digits = String(sequence)
    return "\(agencyCode)-\(date.compactText)-\(String(repeating: "0", count: max(0, 7 - digits.count)))\(digits)"
  }
}
