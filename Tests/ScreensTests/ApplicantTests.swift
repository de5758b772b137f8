import Dossiers
import Screens
import Testing

private let provinces = [
  Place(id: "01", name: "Thành phố Hà Nội"), Place(id: "56", name: "Tỉnh Khánh Hòa"),
  Place(id: "66", name: "Tỉnh Đắk Lắk"), Place(id: "68", name: "Tỉnh Lâm Đồng"),
]
private let wards = [Place(id: "1", name: "Phường Buôn Ma Thuột"), Place(id: "2", name: "Phường Ea Kao")]

private func session(
  _ values: [String: String] = [:], columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
) -> Session {
  var session = ScreenKit.session(at: [.home, .applicant], columns: columns, rows: rows, language: language)
  session.draft = ScreenKit.draft(screen: .applicant)
  session.draft?.applicant = values
  session.applicant.form = FormState(values: values)
  session.applicant.provinces = provinces
  return session
}

private func focus(_ field: ApplicantField, _ session: inout Session, _ library: ScreenLibrary) {
  session.applicant.form.focus =
    library.description(of: .applicant).fields.firstIndex { $0.id == field.rawValue } ?? -1
}

@Test func theFormHasTheFieldsThatRulesKnow() throws {
  let library = try #require(ScreenKit.library)
  let fields = library.description(of: .applicant).fields
  #expect(fields.map(\.id) == ApplicantField.allCases.map(\.rawValue))
  #expect(Set(fields.filter(\.isRequired).map(\.id)) == Set(ApplicantField.essential.map(\.rawValue)))
}

@Test func everyKeyIsKeptInTheDraft() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  session.now = ScreenKit.now + 60
  _ = library.type("Đặng Quốc Đạt", &session)
  #expect(session.draft?.applicant["full-name"] == "Đặng Quốc Đạt")
  #expect(session.draft?.updatedAt == ScreenKit.now + 60)
  #expect(session.shelf.drafts.first?.applicant["full-name"] == "Đặng Quốc Đạt")
  _ = try library.press("ctrl-w", &session)
  #expect(session.draft?.applicant["full-name"] == "Đặng Quốc ")
}

@Test func aProvinceIsChosenByAFewLettersWithoutMarks() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  focus(.province, &session, library)
  _ = library.type("ak la", &session)
  #expect(try library.press("tab", &session) == [.portal(.loadWards(province: "66"))])
  #expect(session.draft?.applicant["province"] == "Tỉnh Đắk Lắk")
  #expect(session.applicant.form.focus == 11)
}

@Test func namesWithAWordThatBeginsSoComeFirst() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  focus(.province, &session, library)
  _ = library.type("ha", &session)
  let text = library.frame(of: session).text
  let hanoi = try #require(text.firstRange(of: "Thành phố Hà Nội"))
  let khanhHoa = try #require(text.firstRange(of: "Tỉnh Khánh Hòa"))
  #expect(hanoi.lowerBound < khanhHoa.lowerBound)
}

@Test func arrowsMoveInTheListAndEnterTakesIt() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  focus(.province, &session, library)
  for _ in 0..<9 { _ = try library.press("down", &session) }
  #expect(session.applicant.form.choice == 3)
  _ = try library.press("up", &session)
  #expect(try library.press("enter", &session) == [.portal(.loadWards(province: "66"))])
  #expect(session.applicant.form.text(of: "province") == "Tỉnh Đắk Lắk")
}

@Test func passingThroughAnEmptyListTakesNothing() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  focus(.province, &session, library)
  #expect(try library.press("tab", &session) == [])
  #expect(session.applicant.form.text(of: "province").isEmpty)
  _ = try library.press("shift-tab", &session)
  #expect(session.applicant.form.focus == 10)
}

@Test func wardsComeWithTheirProvince() throws {
  let library = try #require(ScreenKit.library)
  var session = session(["province": "Tỉnh Đắk Lắk"])
  _ = session.loadWards()
  _ = library.reduce(&session, .portal(.wardsLoaded(province: "66", wards)))
  focus(.ward, &session, library)
  _ = library.type("eak", &session)
  #expect(library.frame(of: session).text.contains("không có tên nào khớp"))
  _ = try library.press("backspace", &session)
  _ = try library.press("enter", &session)
  #expect(session.draft?.applicant["ward"] == "Phường Ea Kao")
  _ = library.reduce(&session, .portal(.wardsLoaded(province: "01", [Place(id: "9", name: "Phường Ba Đình")])))
  #expect(session.applicant.wards == wards)
}

@Test func aWardOfAnotherProvinceIsPointedOut() throws {
  let library = try #require(ScreenKit.library)
  var session = session(["province": "Tỉnh Đắk Lắk", "ward": "Phường Ba Đình"])
  _ = session.loadWards()
  session.applicant.wards = wards
  #expect(library.frame(of: session).text.contains("Chọn một tên trong danh sách."))
}

@Test func aFieldIsJudgedWhenOneLeavesIt() throws {
  let library = try #require(ScreenKit.library)
  var session = session()
  focus(.phone, &session, library)
  _ = library.type("0123", &session)
  #expect(session.applicant.form.problems.isEmpty)
  _ = try library.press("tab", &session)
  #expect(session.applicant.form.problems == ["phone": .notAPhoneNumber])
  focus(.fullName, &session, library)
  _ = try library.press("tab", &session)
  #expect(session.applicant.form.problems["full-name"] == nil)
}

@Test func whatIsMissingKeepsOneHere() throws {
  let library = try #require(ScreenKit.library)
  var session = session(["full-name": "Nguyễn Thị Ngọc Ánh"])
  #expect(try library.press("f10", &session) == [])
  #expect(session.route.current == .applicant)
  #expect(session.applicant.form.focus == 2)
  #expect(session.notice?.content == .text("mend-first", [:]))
}

@Test func aCompleteFormLeadsToThePapers() throws {
  let library = try #require(ScreenKit.library)
  for key in ["f10", "enter"] {
    var session = session(ScreenKit.applicant)
    focus(.street, &session, library)
    _ = try library.press(key, &session)
    #expect(session.route.current == .components)
  }
}

@Test func anUnknownPrefixWarnsButLetsPass() throws {
  let library = try #require(ScreenKit.library)
  var values = ScreenKit.applicant
  values["identity-number"] = "999090007735"
  var session = session(values)
  _ = try library.press("f10", &session)
  #expect(session.route.current == .components)
  #expect(session.applicant.form.problems == ["identity-number": .unknownIdentityPrefix])
}

@Test func theFocusedFieldIsAlwaysSeen() throws {
  let library = try #require(ScreenKit.library)
  for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
    var session = session(columns: columns, rows: rows)
    _ = try library.press("f10", &session)
    for index in library.description(of: .applicant).fields.indices {
      session.applicant.form.focus = index
      let cursor = try #require(library.frame(of: session).cursor, "\(columns)x\(rows), field \(index)")
      #expect(cursor.row > 3 && cursor.row < rows - 3)
    }
  }
}

@Test func applicantLooksAsRecorded() throws {
  let library = try #require(ScreenKit.library)
  try expectSnapshots(of: "applicant", library) { columns, rows, language in
    var values = ScreenKit.applicant
    values["phone"] = "0123"
    values["province"] = "tin"
    values["ward"] = nil
    var session = session(values, columns: columns, rows: rows, language: language)
    session.applicant.form.problems = ["phone": .notAPhoneNumber]
    session.applicant.form.focus = 10
    return session
  }
}
