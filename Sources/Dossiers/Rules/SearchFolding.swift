extension String {
  /// Lower case, without marks, đ as d: how people type when they search.
  public var searchFolded: String {
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isASCII {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else if let letter = SearchFolding.letters[scalar] {
        folded.append(letter)
      } else if !(0x300...0x36F).contains(scalar.value) {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }
}

private enum SearchFolding {
  static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = ["đ": "d", "Đ": "d"]
    let rows = [
      "aàáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "eèéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ", "iìíỉĩịÌÍỈĨỊ",
      "oòóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ",
      "uùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ", "yỳýỷỹỵỲÝỶỸỴ",
    ]
    for row in rows {
      let scalars = Array(row.unicodeScalars)
      for scalar in scalars.dropFirst() { letters[scalar] = scalars[0] }
    }
    return letters
  }()
}
