import Foundation

extension String {
  /// The last part of a path as it may be drawn: NFC, without control characters.
  var shownName: String {
    let name = lastPathPart.precomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
    }
    return String(String.UnicodeScalarView(name))
  }
}
