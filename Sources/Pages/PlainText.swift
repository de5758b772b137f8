import Foundation

/// NFC, without anything that could move a cursor or turn the direction of writing.
func plainText(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !scalar.isControl { kept.append(scalar) }
  return String(kept).precomposedStringWithCanonicalMapping
}

/// The last component of a path, fit to be shown.
func fileName(of path: String) -> String {
  plainText(path.split(separator: "/").last.map(String.init) ?? path)
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
