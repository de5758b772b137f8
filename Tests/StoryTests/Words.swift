/// The words by which a person knows where they are.
struct Words: Sendable {
  let home, signIn, message, welcome, procedure, required, provinceList, wardList, complete, paperMissing: String
  let converted, method, certificates, below, free, pin, triesFull, valid, papersComplete, commitment, ready: String
  let receiptSaved, number, tracking, registered: String

  static let vietnamese = Words(
    home: "s Tài khoản", signIn: "Hộp cát, tài khoản mẫu:", message: "SMS · HỘP CÁT",
    welcome: "Xin chào Phan Quốc Hậu.",
    procedure: "bắt buộc · phải ký số", required: "còn 3 mục bắt buộc", provinceList: "▌Tỉnh Đắk Lắk",
    wardList: "▌Phường Buôn Ma Thuột", complete: "✓ đã đủ mục bắt buộc", paperMissing: "Thiếu giấy tờ bắt buộc:",
    converted: "→ PDF", method: "▌✓ Ký số Token", certificates: "mã PIN còn đủ số lần nhập.",
    below: "dưới “(Ký, ghi rõ họ tên)”", free: "✓ Ô chữ ký không đè lên chữ nào.", pin: "Ký số bằng token",
    triesFull: "Còn đủ số lần nhập PIN.", valid: "✓ CHỮ KÝ HỢP LỆ", papersComplete: "✓ Giấy tờ đã đủ.",
    commitment: "[ ] Tôi chịu trách nhiệm", ready: "Mọi thứ đã sẵn sàng.", receiptSaved: "Biên nhận đã lưu:",
    number: "Mã hồ sơ", tracking: "Tra cứu hồ sơ", registered: "1 Mới đăng ký")

  static let english = Words(
    home: "s Account", signIn: "Sandbox, sample account:", message: "SMS · SANDBOX", welcome: "Welcome, Phan Quốc Hậu.",
    procedure: "required · to be signed digitally", required: "required fields left: 3", provinceList: "▌Tỉnh Đắk Lắk",
    wardList: "▌Phường Buôn Ma Thuột", complete: "✓ all required fields are filled in",
    paperMissing: "Required paper missing:", converted: "→ PDF", method: "▌✓ USB token",
    certificates: "all PIN tries are left.", below: "below “(Ký, ghi rõ họ tên)”",
    free: "✓ The box covers no text.", pin: "Sign with the token", triesFull: "All PIN tries are left.",
    valid: "✓ THE SIGNATURE IS VALID", papersComplete: "✓ The papers are complete.",
    commitment: "[ ] I answer for the accuracy", ready: "Everything is ready.", receiptSaved: "The receipt was saved:",
    number: "Number", tracking: "Track a dossier", registered: "1 Registered")
}
