import Dossiers

extension ScreenTexts {
  /// A number with one decimal, with the comma of Vietnamese or the point of English.
  func decimal(tenths: Int) -> String {
    let mark = language == .vietnamese ? "," : "."
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)\(mark)\(abs(tenths) % 10)"
  }

  /// Points as millimetres with one decimal.
  func millimetres(_ points: Double) -> String { decimal(tenths: Int((points.millimetres * 10).rounded())) }

  /// Bytes as "18 kB" or "1,2 MB".
  func size(_ byteCount: Int) -> String {
    guard byteCount >= 1_048_576 else { return "\((byteCount + 1023) / 1024) kB" }
    return "\(decimal(tenths: (byteCount * 10 + 524_288) / 1_048_576)) MB"
  }
}

extension String {
  /// "54019F3C…12CD": enough to compare, short enough to read.
  var shortened: String { count > 14 ? "\(prefix(8))…\(suffix(4))" : self }
}
