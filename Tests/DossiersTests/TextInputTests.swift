import Dossiers
import Testing

private func typed(_ pieces: String...) -> TextInput {
  var input = TextInput()
  for piece in pieces { input.insert(piece) }
  return input
}

@Test func textIsInsertedAtTheCursor() {
  var input = TextInput("Ngọc Ánh")
  input.move(.first)
  input.insert("Thị ")
  #expect(input.text == "Thị Ngọc Ánh")
  #expect(input.cursor == 4)
}

@Test func aMarkThatComesLaterJoinsItsLetter() {
  #expect(Array(typed("o", "\u{302}", "\u{301}").text.utf8) == Array("ố".utf8))
  #expect(Array(typed("a", "\u{323}", "\u{306}").text.utf8) == Array("ặ".utf8))
  #expect(Array(typed("U", "\u{31B}", "\u{309}").text.utf8) == Array("Ử".utf8))
}

@Test func decomposedTextBecomesComposed() {
  let input = typed("Nguye\u{302}\u{303}n Thi\u{323} Ngo\u{323}c A\u{301}nh")
  #expect(Array(input.text.utf8) == Array("Nguyễn Thị Ngọc Ánh".utf8))
  #expect(input.cursor == 19)
}

@Test func aLateMarkCountsAsNoCharacter() {
  var input = typed("Dat")
  input.move(.left)
  input.insert("\u{323}")
  #expect(Array(input.text.utf8) == Array("Dạt".utf8))
  #expect(input.cursor == 2)
}

@Test func everyComposedLetterComesFromItsParts() {
  let tones = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
  let rows = ["a": "àáảãạ", "ă": "ằắẳẵặ", "ê": "ềếểễệ", "ơ": "ờớởỡợ", "ư": "ừứửữự", "Y": "ỲÝỶỸỴ", "Ô": "ỒỐỔỖỘ"]
  for (letter, composed) in rows {
    for (tone, expected) in zip(tones, composed) {
      #expect(Array(typed(letter, tone).text.utf8) == Array(String(expected).utf8))
    }
  }
}

@Test func aCharacterIsDeletedWhole() {
  var input = TextInput("Đạt")
  input.apply(.deleteBackward)
  input.apply(.deleteBackward)
  #expect(input.text == "Đ")
  input.apply(.deleteBackward)
  input.apply(.deleteBackward)
  #expect(input.text.isEmpty && input.cursor == 0)
}

@Test func deletingForwardKeepsTheCursor() {
  var input = TextInput("Đạt")
  input.apply(.deleteForward)
  #expect(input.text == "Đạt")
  input.move(.first)
  input.apply(.deleteForward)
  #expect(input.text == "ạt" && input.cursor == 0)
}

@Test func aWordIsDeletedWithTheBlanksBehindIt() {
  var input = TextInput("Phan Quốc  ")
  input.apply(.deleteWord)
  #expect(input.text == "Phan " && input.cursor == 5)
  input.apply(.deleteAll)
  #expect(input.text.isEmpty && input.cursor == 0)
}

@Test func theCursorStaysWithinTheText() {
  var input = TextInput("ab")
  input.move(.right)
  #expect(input.cursor == 2)
  input.move(.first)
  input.move(.left)
  #expect(input.cursor == 0)
  input.move(.last)
  input.move(.down)
  #expect(input.cursor == 2)
}

@Test func searchFoldingForgetsMarksAndCase() {
  #expect("Đặng QUỐC Đạt".searchFolded == "dang quoc dat")
  #expect("ĐẮK LẮK".searchFolded == "dak lak")
  #expect("Ngo\u{323}c".searchFolded == "ngoc")
  #expect("Ưu tiên, 1.001822".searchFolded == "uu tien, 1.001822")
}

@Test func blanksAtBothEndsAreTrimmed() {
  #expect(" \t Lê Duẩn \n".trimmed == "Lê Duẩn")
  #expect("   ".trimmed.isEmpty)
}
