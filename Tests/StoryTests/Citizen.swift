import GoldenScreens
import Testing

/// A person at the keyboard: every story is told in these verbs, on whatever terminal.
struct Citizen {
  let stage: any Stage
  var words = Words.vietnamese
  /// Seconds: LibreOffice and the first key pair take their time on a small machine.
  var patience = 60.0

  struct NotSeen: Error, CustomStringConvertible {
    let words: String
    let screen: ScreenText
    var description: String { "“\(words)” did not come:\n\(screen.text)" }
  }

  static let account = "066090007735"
  static let password = "HopCat@2026"
  static let pin = "123456"

  func see(_ words: String) async throws {
    guard try await stage.shows(within: patience, { $0.contains(words) }) else {
      throw NotSeen(words: words, screen: try await stage.shown)
    }
  }

  func notSee(_ words: String) async throws {
    guard try await stage.shows(within: patience, { !$0.contains(words) }) else {
      throw NotSeen(words: "not \(words)", screen: try await stage.shown)
    }
  }

  func press(_ keys: Key...) async throws { try await stage.press(keys) }

  func type(_ text: String) async throws { try await stage.type(text) }

  /// The part of a line that follows a label.
  func read(after label: String) async throws -> String {
    let line = try await stage.shown.lines.first { $0.contains(label) } ?? ""
    guard let range = line.range(of: label) else { return "" }
    return String(line[range.upperBound...].drop { $0 == " " })
  }
}

extension Citizen {
  /// From home to the list of procedures.
  func signIn() async throws {
    try await askForCode()
    try await type(try await code())
    try await press(.enter)
    try await see(words.welcome)
  }

  /// From home to an empty applicant form: only the portal's answers need an account.
  func beginWithoutSigningIn() async throws {
    try await see(words.home)
    try await type("p")
    try await findProcedure()
    try await press(.enter)
    try await see("▌Họ và tên *")
  }

  /// From home to the one-time code.
  func askForCode() async throws {
    try await see(words.home)
    try await type("n")
    try await see(words.signIn)
    try await fillAccount(password: Citizen.password)
    try await see(words.message)
  }

  func fillAccount(password: String) async throws {
    try await type(Citizen.account)
    try await press(.enter)
    try await type(password)
    try await press(.enter)
  }

  /// The code in the newest text message.
  func code() async throws -> String {
    try await see("DVCQG: ")
    return String(try await read(after: "DVCQG: ").prefix { $0.isNumber })
  }

  /// From the list to the procedure.
  func findProcedure() async throws {
    try await type("tu bo di tich")
    try await see("▌1.001822 Cấp chứng chỉ hành nghề tu bổ di tích")
    try await press(.enter)
    try await see(words.procedure)
  }

  /// From the procedure to the papers.
  func fillApplicant() async throws {
    try await press(.enter)
    try await see(words.required)
    try await press(.enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter)
    try await fillAddress()
    try await press(.f10)
    try await see(words.paperMissing)
  }

  /// From the province's field to the last one.
  func fillAddress() async throws {
    try await type("dak lak")
    try await see(words.provinceList)
    try await press(.enter)
    try await type("buon ma")
    try await see(words.wardList)
    try await press(.enter)
    try await type("06 Lê Duẩn, tổ dân phố 3")
    try await see(words.complete)
  }

  /// Takes the sample document and waits for its PDF.
  func attach() async throws {
    try await press(.enter)
    try await see("▌  don-de-nghi.docx")
    try await press(.enter)
    try await see(words.converted)
  }

  /// From the papers to the box on the page.
  func chooseCertificate() async throws {
    try await type("s")
    try await see(words.method)
    try await see("● HOSO-DEMO")
    try await press(.enter)
    try await see(words.certificates)
    try await press(.enter)
    try await see(words.below)
  }

  /// From the box on the page to the PIN.
  func takePlace() async throws {
    try await press(.enter)
    try await see(words.pin)
    try await see(words.triesFull)
  }

  /// From the papers to the signed paper.
  func sign() async throws {
    try await chooseCertificate()
    try await takePlace()
    try await type(Citizen.pin)
    try await press(.enter)
    try await see(words.valid)
    try await press(.enter)
    try await see(words.papersComplete)
  }

  /// From the signed papers to the receipt; the dossier's number.
  func submit() async throws -> String {
    try await press(.f10)
    try await see(words.commitment)
    try await type(" ")
    try await see(words.ready)
    try await press(.f10)
    try await see(words.receiptSaved)
    return String(try await read(after: words.number).prefix { $0 != " " })
  }
}
