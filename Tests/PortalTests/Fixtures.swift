import Dossiers
import Sandbox

/// Invented procedures.
enum Fixtures {
  static let agencies = [
    Agency(id: "so-vhttdl", code: "H15.08", name: "Sở Văn hóa, Thể thao và Du lịch", tier: .province),
    Agency(id: "di-san", code: "H15.08.02", name: "Phòng Quản lý di sản", tier: .province, parent: "so-vhttdl"),
    Agency(id: "tan-lap", code: "H15.24133", name: "UBND phường Tân Lập", tier: .commune),
  ]
  static let form = ProcedureComponent(
    id: "tp-don", name: "Đơn đề nghị cấp chứng chỉ hành nghề", isRequired: true, mustBeSigned: true,
    template: ComponentTemplate(id: "mau-don", filename: "đơn đề nghị.docx"))
  static let degree = ProcedureComponent(id: "tp-bang", name: "Bản sao văn bằng", isRequired: true, kind: .copy)
  static let procedure = Procedure(
    summary: ProcedureSummary(
      id: "p-1001822", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích",
      field: "Di sản văn hóa", agency: "so-vhttdl", agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province,
      level: .partial, workingDays: 5),
    receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", applicants: ["Công dân Việt Nam"], steps: ["Nộp", "Nhận"],
    channels: ["Trực tuyến: 5 ngày làm việc"], fee: 150_000, feeNote: "mỗi lần", components: [form, degree],
    requirements: "Đủ năng lực", results: ["Chứng chỉ"], legalGrounds: ["Luật Di sản văn hóa"], isSample: true)
  static let procedures =
    [procedure]
    + (1...4).map { number in
      Procedure(
        summary: ProcedureSummary(
          id: "p-\(number)", code: "2.00081\(number).000.00.00.H15", name: "Chứng thực bản sao số \(number)",
          field: "Chứng thực", agency: "tan-lap", agencyName: "UBND phường Tân Lập", tier: .commune, level: .full,
          workingDays: nil),
        receivingOffice: "Một cửa", components: [])
    }

  static let signedForm = Array("%PDF-1.7\nđơn đã ký\n".utf8)
  static let unsignedForm = Array("%PDF-1.7\nđơn\n".utf8)
  static let picture: [UInt8] = [0xff, 0xd8, 0xff, 0xe0] + [UInt8](repeating: 7, count: 2000)

  /// Uploads both papers and makes the dossier of them.
  static func draft(_ sandbox: TestSandbox, form content: [UInt8] = signedForm) async throws -> Draft {
    let form = try sandbox.folder.file("đơn.pdf", content)
    let degree = try sandbox.folder.file("bằng.jpg", picture, kind: .jpeg)
    var draft = Draft(
      id: "draft-1", connection: "test", createdAt: sandbox.clock.now, updatedAt: sandbox.clock.now, screen: .submit,
      procedure: procedure,
      applicant: ["full-name": "Phan Quốc Hậu", "identity-number": "066090007735", "phone": "0946911303"],
      isCommitted: true)
    for (index, file) in [form, degree].enumerated() {
      let name = index == 0 ? "đơn đề nghị_signed.pdf" : "bằng.jpg"
      var attached = AttachedFile(name: name, original: file)
      attached.upload = try await sandbox.client.upload(file, name: name)
      draft.papers[index].file = attached
      draft.papers[index].isTicked = true
    }
    return draft
  }
}
