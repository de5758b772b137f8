import Dossiers
import Foundation

extension Draft {
  static func fixture(
    _ id: String = "draft-1", at seconds: Int64 = 1_795_000_000, name: String = "Cấp chứng chỉ hành nghề tu bổ di tích"
  ) -> Draft {
    let summary = ProcedureSummary(
      id: "p1", code: "1.001822.000.00.00.H15", name: name, field: "Di sản văn hóa", agency: "a1",
      agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province, level: .partial, workingDays: 5)
    let form = ProcedureComponent(id: "c1", name: "Đơn đề nghị cấp chứng chỉ", isRequired: true, mustBeSigned: true)
    return Draft(
      id: id, connection: "sandbox", createdAt: Moment(seconds: 1_794_000_000), updatedAt: Moment(seconds: seconds),
      screen: .components,
      procedure: Procedure(summary: summary, receivingOffice: "Bộ phận TN và TKQ", components: [form]),
      applicant: ["full-name": "Đặng Quốc Đạt", "address": "06 Lê Duẩn"])
  }
}

extension TrackedDossier {
  static func fixture(_ number: String) -> TrackedDossier {
    TrackedDossier(
      number: number, procedureCode: "1.001822", procedureName: "Đăng ký kết hôn", applicantName: "Phan Quốc Hậu",
      receivingOffice: "Bộ phận TN và TKQ", status: .supplementRequested, submittedAt: Moment(seconds: 1_795_000_000),
      appointment: CivilDate(year: 2026, month: 11, day: 27),
      history: [
        StatusChange(status: .registered, at: Moment(seconds: 1_795_000_000), by: "Cổng", note: "Đã nhận hồ sơ")
      ])
  }
}

/// "Đơn đề nghị Nguyễn Thị Ngọc Ánh.pdf" as some systems write it, with marks apart from their letters.
let decomposedName = "Đơn đề nghị Nguyễn Thị Ngọc Ánh.pdf".decomposedStringWithCanonicalMapping
