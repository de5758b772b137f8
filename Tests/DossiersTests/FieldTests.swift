import Dossiers
import Testing

private let today = CivilDate(daysSinceEpoch: 20_780)

private func field(_ kind: Field.Kind, isRequired: Bool = false, limit: Int = 250) -> Field {
  Field(id: "f", label: LocalizedText(vi: "f", en: "f"), kind: kind, isRequired: isRequired, lengthLimit: limit)
}

@Test func onlyARequiredFieldMayNotBeEmpty() {
  for kind in Field.Kind.allCases {
    #expect(field(kind).problem(with: "  ", today: today) == nil)
    #expect(field(kind, isRequired: true).problem(with: "  ", today: today) == .missing)
  }
}

@Test func lengthIsCountedInCharacters() {
  #expect(field(.text, limit: 3).problem(with: "Đạt", today: today) == nil)
  #expect(field(.text, limit: 3).problem(with: "Hậu.", today: today) == .tooLong)
}

@Test func aDateOfIssueIsNotInTheFuture() {
  #expect(field(.date).problem(with: "23/11/2026", today: today) == nil)
  #expect(field(.date).problem(with: "24/11/2026", today: today) == .dateInFuture)
  #expect(field(.date).problem(with: "29/02/2023", today: today) == .notADate)
}

@Test(arguments: ["0946911303", "0946 911 303", "0946.911.303", "+84946911303", "84946911303", "+84 946-911-303"])
func phoneNumbersBecomeInternational(typed: String) {
  #expect(PhoneNumber(typed: typed)?.international == "+84946911303")
  #expect(field(.phone).problem(with: typed, today: today) == nil)
}

@Test(arguments: ["946911303", "0146911303", "09469113030", "094691130", "0946a11303", "+1 946911303", "٠٩٤٦٩١١٣٠٣"])
func whatIsNoPhoneNumberIsRefused(typed: String) {
  #expect(field(.phone).problem(with: typed, today: today) == .notAPhoneNumber)
}

@Test(arguments: ["a@b.vn", "nguyen.thi+hs@mail.example.vn"])
func emailAddressesAreTaken(typed: String) {
  #expect(field(.email).problem(with: typed, today: today) == nil)
}

@Test(arguments: ["a", "a@b", "@b.vn", "a@b..vn", "a@b@c.vn", "a b@c.vn", "a@.vn"])
func whatIsNoEmailAddressIsRefused(typed: String) {
  #expect(field(.email).problem(with: typed, today: today) == .notAnEmailAddress)
}

@Test func identityNumbersHaveNineOrTwelveDigits() {
  #expect(IdentityNumber.problem(with: "066090007735") == nil)
  #expect(IdentityNumber.problem(with: "241312735") == nil)
  #expect(IdentityNumber.problem(with: "2413127350") == .notAnIdentityNumber)
  #expect(IdentityNumber.problem(with: "06609000773x") == .notAnIdentityNumber)
  #expect(IdentityNumber.problem(with: "003090007735") == .unknownIdentityPrefix)
  #expect(FieldProblem.allCases.filter(\.isWarning) == [.unknownIdentityPrefix])
}

@Test func aPlaceIsOneOfTheListOnceTheListIsKnown() {
  let province = field(.province)
  #expect(province.problem(with: "Tỉnh Đắk Lắk", today: today, choices: ["Tỉnh Đắk Lắk"]) == nil)
  #expect(province.problem(with: "Đắk Lắk", today: today, choices: ["Tỉnh Đắk Lắk"]) == .notInList)
  #expect(province.problem(with: "Đắk Lắk", today: today) == nil)
}

@Test func aFormMovesToTheFirstFieldThatMustBeMended() {
  var name = field(.text, isRequired: true)
  name.id = "name"
  var phone = field(.phone, isRequired: true)
  phone.id = "phone"
  var form = FormState(values: ["name": "Phan Quốc Hậu", "phone": "12"])
  let isFilled = form.validate([name, phone], today: today)
  #expect(!isFilled && form.focus == 1 && form.problems == ["phone": .notAPhoneNumber])
  form.set("phone", to: "0946911303")
  let isMended = form.validate([name, phone], today: today)
  #expect(isMended && form.problems.isEmpty)
}

@Test func aFormTakesNoMoreThanAFieldHolds() {
  var form = FormState()
  let short = field(.text, limit: 4)
  form.type("abc", into: short)
  form.type("de", into: short)
  #expect(form.text(of: "f") == "abc" && form.problems == ["f": .tooLong])
  form.type("d", into: short)
  #expect(form.text(of: "f") == "abcd" && form.problems.isEmpty)
}

@Test func secretsStayApartFromValues() {
  var form = FormState()
  let password = field(.secret)
  form.type("mật", into: password)
  #expect(form.values.isEmpty && form.secret(of: "f").count == 3)
  form.apply(.deleteBackward, to: password)
  #expect(form.secret(of: "f") == Secret("mậ"))
  #expect(!"\(form)".contains("mậ"))
  form.clearSecrets()
  #expect(form.secret(of: "f").isEmpty)
}
