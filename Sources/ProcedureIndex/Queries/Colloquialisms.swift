/// What people say for what a catalogue says: abbreviations, old names, filler. All without marks.
enum Colloquialisms {
  /// The words of an abbreviation that is more than the initials of neighbouring words.
  static func words(for abbreviation: String) -> [String]? { abbreviations[abbreviation] }

  /// A query in the words of the catalogue, without filler.
  struct Rewriting {
    var text: String
    /// More than filler has changed.
    var hasPhrase: Bool
  }

  /// Nil where nothing would change.
  static func rewritten(_ query: String) -> Rewriting? {
    let words = SyllableReader(query).map(\.text)
    var result: [String] = []
    var hasPhrase = false
    var place = 0
    while place < words.count {
      if let (said, meant) = phrases.first(where: { words[place...].starts(with: $0.said) }) {
        result += meant
        hasPhrase = true
        place += said.count
      } else {
        if !filler.contains(words[place]) { result.append(words[place]) }
        place += 1
      }
    }
    return result.isEmpty || result == words
      ? nil : Rewriting(text: result.joined(separator: " "), hasPhrase: hasPhrase)
  }

  private static let abbreviations: [String: [String]] = [
    "cccd": ["can", "cuoc"], "cmnd": ["can", "cuoc"], "cmt": ["can", "cuoc"], "dkkd": ["dang", "ky", "kinh", "doanh"],
    "dkdn": ["dang", "ky", "doanh", "nghiep"], "gcnqsdd": ["giay", "chung", "nhan", "quyen", "su", "dung", "dat"],
    "gplx": ["giay", "phep", "lai", "xe"], "gpxd": ["giay", "phep", "xay", "dung"],
    "vsattp": ["an", "toan", "thuc", "pham"],
  ]

  /// Longer ones first.
  private static let phrases: [(said: [String], meant: [String])] = [
    (["giay", "phep", "kinh", "doanh"], ["dang", "ky", "kinh", "doanh"]),
    (["bao", "hiem", "that", "nghiep"], ["tro", "cap", "that", "nghiep"]),
    (["chung", "minh", "nhan", "dan"], ["can", "cuoc"]), (["can", "cuoc", "cong", "dan"], ["can", "cuoc"]),
    (["xac", "nhan", "doc", "than"], ["tinh", "trang", "hon", "nhan"]), (["bang", "lai"], ["giay", "phep", "lai"]),
    (["so", "do"], ["quyen", "su", "dung", "dat"]), (["so", "hong"], ["quyen", "su", "dung", "dat"]),
    (["ho", "khau"], ["thuong", "tru"]), (["doc", "than"], ["tinh", "trang", "hon", "nhan"]),
    (["sang", "ten"], ["bien", "dong"]), (["sao", "y"], ["chung", "thuc", "ban", "sao"]),
    (["passport"], ["ho", "chieu"]), (["visa"], ["xuat", "nhap", "canh"]),
  ]

  private static let filler: Set = [
    "can", "cho", "cua", "giay", "ho", "lam", "moi", "muon", "o", "so", "tai", "thu", "toi", "tuc", "ve", "xin",
  ]
}
