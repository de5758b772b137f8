import GoldenScreens
import Testing

extension Stories {
  /// What a person gets wrong, and what they are told.
  @Suite(.serialized) struct RefusalStory {
    @Test func wrongPasswordAndWrongCodeCanBeMended() async throws {
      let folder = try StoryFolder()
      let citizen = Citizen(stage: try folder.open())
      try await citizen.see(citizen.words.home)
      try await citizen.type("n")
      try await citizen.see(citizen.words.signIn)
      try await citizen.fillAccount(password: "HopCat@2025")
      try await citizen.see("! Cổng không nhận tên hoặc mật khẩu này. Còn 4 lần.")
      try await citizen.see(Citizen.account)
      try await citizen.notSee("•")
      try await citizen.type(Citizen.password)
      try await citizen.press(.enter)
      try await citizen.see(citizen.words.message)

      let code = try await citizen.code()
      try await citizen.type(code == "000000" ? "000001" : "000000")
      try await citizen.press(.enter)
      try await citizen.see("còn 2 lần nhập")
      try await citizen.type(code)
      try await citizen.press(.enter)
      try await citizen.see(citizen.words.welcome)
    }

    @Test func wrongPINCanBeMendedAndFilesThatDoNotFitAreNamed() async throws {
      let folder = try StoryFolder()
      try folder.write(Array("chương trình".utf8), as: "chuong-trinh.exe")
      try folder.write(Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x20, count: 7 << 20), as: "ban-quet.pdf")
      let citizen = Citizen(stage: try folder.open())
      try await citizen.signIn()
      try await citizen.findProcedure()
      try await citizen.fillApplicant()

      try await citizen.press(.enter)
      try await citizen.type("chuong")
      try await citizen.see("▌  chuong-trinh.exe")
      try await citizen.press(.enter)
      try await citizen.see("Cổng không nhận loại tệp của chuong-trinh.exe.")
      try await citizen.press(.deleteAll)
      try await citizen.type("quet")
      try await citizen.see("▌  ban-quet.pdf")
      try await citizen.press(.enter)
      try await citizen.see("lớn hơn mức cho phép là 6,0 MB")
      try await citizen.press(.deleteAll)
      try await citizen.type("don")
      try await citizen.see("▌  don-de-nghi.docx")
      try await citizen.press(.enter)
      try await citizen.see(citizen.words.converted)

      try await citizen.chooseCertificate()
      try await citizen.takePlace()
      try await citizen.type("654321")
      try await citizen.press(.enter)
      try await citizen.see("! PIN không đúng.")
      try await citizen.notSee("•")
      try await citizen.type(Citizen.pin)
      try await citizen.press(.enter)
      try await citizen.see(citizen.words.valid)
    }
  }
}
