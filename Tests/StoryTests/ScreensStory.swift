import GoldenScreens
import Testing

extension Stories {
  /// Every screen of the guide's example, through a terminal emulator.
  @Suite(.serialized) struct ScreensStory {
    @Test func firstFrameInvitesToBegin() async throws {
      let folder = try StoryFolder()
      let terminal = try folder.open()
      let citizen = Citizen(stage: terminal)
      try await citizen.see("● HOSO-DEMO")
      let shown = await terminal.shown
      #expect(shown.text == Self.firstFrame, "\(shown.text)")
      #expect(await terminal.isOnAlternateScreen)
    }

    @Test func everyStepSaysWhereThePersonIsAndWhatComesNext() async throws {
      let folder = try StoryFolder()
      let terminal = try folder.open()
      let citizen = Citizen(stage: terminal)

      try await citizen.see(citizen.words.home)
      try await citizen.type("n")
      try await citizen.see("Hộp cát, tài khoản mẫu: 066090007735 · mật khẩu HopCat@2026")
      try await expect(terminal, " ▸ Đăng nhập  · Thủ tục  · Người nộp  · Thành phần", "▌Số CCCD hoặc CMND *")
      try await citizen.type(Citizen.account)
      try await citizen.press(.enter)
      try await citizen.type(Citizen.password)
      try await expect(terminal, "▌Mật khẩu *             •••••••••••")
      try await citizen.press(.enter)

      try await citizen.see("SMS · HỘP CÁT")
      try await expect(
        terminal, "Mã xác thực đã gửi tới số  0946xxx303", "còn 3 lần nhập", "│ _ │   │   │   │   │   │",
        "là mã xác thực của quý vị.", "Gửi lại được sau")
      try await citizen.type(try await citizen.code())
      try await citizen.press(.enter)

      try await citizen.see("✓ Xin chào Phan Quốc Hậu.")
      try await expect(terminal, "85 / 85 thủ tục", "Phan Quốc Hậu 0660…735", "▸ Thủ tục")
      try await citizen.type("tu bo di tich")
      try await expect(
        terminal, "Tìm: tu bo di tich                    3 / 85 thủ tục",
        "│▌1.001822 Cấp chứng chỉ hành nghề tu bổ di tích")
      try await citizen.press(.enter)

      try await expect(
        terminal, "1.001822  Cấp chứng chỉ hành nghề tu bổ di tích", "! Dữ liệu mẫu: hãy đối chiếu với cổng thật.",
        "Thời hạn     5 ngày làm việc", "bắt buộc · phải ký số · bản điện tử · 1 bản · có mẫu đơn")
      try await citizen.press(.enter)

      try await expect(
        terminal, "còn 3 mục bắt buộc", "▌Họ và tên *             Phan Quốc Hậu", "Di động *               0946911303")
      try await citizen.press(.enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter, .enter)
      try await citizen.fillAddress()
      try await expect(terminal, "Phường, xã *            Phường Buôn Ma Thuột")
      try await citizen.press(.f10)

      try await expect(
        terminal, "▌·  Đơn đề nghị cấp chứng chỉ       –  chưa chọn tệp               cần ký",
        "! Thiếu giấy tờ bắt buộc: Đơn đề nghị cấp chứng chỉ")
      try await citizen.press(.enter)

      try await expect(terminal, "Thư mục: …", "/demo/documents", "▌  don-de-nghi.docx", "Enter: lấy tệp này")
      try await citizen.press(.enter)

      try await citizen.see("✓ Đã đổi don-de-nghi.docx sang PDF. Hãy xem lại trước khi ký.")
      try await expect(terminal, "don-de-nghi.docx  4 kB      ! chưa ký", "· 1 trang", "Còn 1 việc trước khi nộp:")
      try await citizen.chooseCertificate()

      try await expect(
        terminal, "don-de-nghi.docx · trang 1/1", "┌──────────────────────────────┐", "NGƯỜI", "(Ký, ghi rõ họ tên)",
        "cỡ 63,5 × 21,2 mm", "✓ Ô chữ ký không đè lên chữ nào.", "▄▄")
      try await citizen.takePlace()

      try await expect(
        terminal, "Tệp         don-de-nghi.docx", "Người ký    Phan Quốc Hậu · CCCD 0660…735",
        "Hộp cát, PIN mẫu của token: 123456.")
      try await citizen.type(Citizen.pin)
      try await expect(terminal, "▌Mã PIN      ••••••")
      try await citizen.press(.enter)

      try await expect(
        terminal, "✓ CHỮ KÝ HỢP LỆ", "Tệp          don-de-nghi_signed.pdf", "Cấp bởi      Hộp Cát Intermediate CA",
        "Toàn vẹn     ✓ nội dung đã ký còn nguyên", "Thay đổi     ✓ không có gì thêm sau khi ký",
        "Tin cậy      ✓ chứng thư dẫn tới gốc tin cậy", "Mức          PAdES B-B · RSASSA-PSS, SHA-256")
      try await citizen.press(.enter)
      try await expect(terminal, "✓ đã ký", "✓ Giấy tờ đã đủ. F10 để kiểm tra và nộp.")
      try await citizen.press(.f10)

      try await expect(
        terminal, "Người nộp    Phan Quốc Hậu · 0660…735 · 0946911303", "don-de-nghi.docx",
        "[ ] Tôi chịu trách nhiệm về tính chính xác của hồ sơ này", "Space để cam kết, rồi F10 để nộp.")
      try await citizen.type(" ")
      try await expect(terminal, "[x] Tôi chịu trách nhiệm", "Mọi thứ đã sẵn sàng. F10: nộp hồ sơ.")
      try await citizen.press(.f10)

      try await expect(
        terminal, "✓ Đã nộp hồ sơ", "Mã hồ sơ     H15.", "Trạng thái   1 Mới đăng ký", "don-de-nghi_signed.pdf",
        "Biên nhận đã lưu:")
    }

    /// Waits for each of the telling lines of one screen.
    private func expect(_ terminal: TerminalProcess, _ lines: String...) async throws {
      for line in lines { try await Citizen(stage: terminal).see(line) }
    }

    private static let rule = String(repeating: "─", count: 80)
    private static let firstFrame = """
       hồ sơ  Đắk Lắk · HỘP CÁT                           chưa đăng nhập  ● HOSO-DEMO
       Hồ sơ của tôi
      \(rule)






                Chưa có hồ sơ nào trên máy này.

                Nhấn Enter để bắt đầu hồ sơ đầu tiên:
                đăng nhập, chọn thủ tục, điền thông tin, đính kèm giấy tờ,
                ký số, nộp.







      \(rule)
       Hồ sơ đang làm được lưu sau mỗi phím gõ.
       ⏎ Mở  n Hồ sơ mới  / Tra cứu  p Thủ tục  x Xóa  s Tài khoản  ? Trợ giúp
      """
  }
}
