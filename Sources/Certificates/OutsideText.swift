import Foundation

extension String {
  /// The text as NFC without control and format characters: what comes from a certificate or a token may neither steer the
  /// terminal nor turn the reading direction.
  public var cleanedFromOutside: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: unicodeScalars.filter(\.isVisible))
    return text.precomposedStringWithCanonicalMapping
  }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
