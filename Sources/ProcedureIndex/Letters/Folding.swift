/// Text as people type it when they leave out the marks.
public enum Folding {
  /// Removes marks, maps đ to d and makes letters lower case; all else stays. NFC and NFD give the same answer.
  public static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch ScalarRoles.role(of: scalar) {
      case .letter(let letter, _): result.append(Unicode.Scalar(letter.base))
      case .tone, .quality, .ignored: break
      case .separator: result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }
}
