import Dossiers
import Foundation

/// Invented procedures and files.
enum Fixtures {
  static let agency = Agency(id: "so-vhttdl", code: "H15.08", name: "Sở Văn hóa, Thể thao và Du lịch", tier: .province)
  static let division = Agency(
    id: "phong-di-san", code: "H15.08.02", name: "Phòng Quản lý di sản", tier: .province, parent: "so-vhttdl")
  static let form = ProcedureComponent(
    id: "tp-don", name: "Đơn đề nghị cấp chứng chỉ hành nghề", isRequired: true, mustBeSigned: true,
    template: ComponentTemplate(id: "mau-don", filename: "đơn đề nghị.docx"))
  static let degree = ProcedureComponent(id: "tp-bang", name: "Bản sao văn bằng", isRequired: true, kind: .copy)
  static let experience = ProcedureComponent(id: "tp-khai", name: "Bản khai kinh nghiệm", isRequired: false)
  static let procedure = Procedure(
    summary: ProcedureSummary(
      id: "p-1001822", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích",
      field: "Di sản văn hóa", agency: "so-vhttdl", agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province,
      level: .partial, workingDays: 5),
    receivingOffice: "Bộ phận TN và TKQ Sở VHTTDL", applicants: ["Công dân Việt Nam"], steps: ["Nộp", "Nhận"],
    channels: ["Trực tuyến: 5 ngày làm việc"], fee: 150_000, feeNote: "mỗi lần",
    components: [form, degree, experience],
    requirements: "Đủ năng lực", results: ["Chứng chỉ"], legalGrounds: ["Luật Di sản văn hóa"], isSample: true)
  static let other = Procedure(
    summary: ProcedureSummary(
      id: "p-2000815", code: "2.000815.000.00.00.H15", name: "Chứng thực bản sao", field: "Chứng thực",
      agency: "phong-di-san", agencyName: "Phòng Quản lý di sản", tier: .commune, level: .full, workingDays: nil),
    receivingOffice: "Một cửa", components: [])

  static let signedPDF = Array("%PDF-1.7\nđơn đã ký\nvalid\n".utf8)
  static let unsignedPDF = Array("%PDF-1.7\nđơn chưa ký\nunsigned\n".utf8)
  static let brokenPDF = Array("%PDF-1.7\nđơn bị sửa\ninvalid\n".utf8)
  static let picture: [UInt8] = [0xff, 0xd8, 0xff, 0xe0] + [UInt8](repeating: 7, count: 2000)

  /// Values of the applicant form that the desk takes.
  static let applicant = [
    "full-name": "Phan Quốc Hậu", "identity-number": "066090007735", "phone": "0946911303",
    "street": "06 Lê Duẩn", "province": "Tỉnh Đắk Lắk", "province-id": "66",
  ]

  static func makeFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The real words and places with a catalogue of our own.
  static func makeResources(in folder: String) throws -> String {
    let resources = URL(filePath: folder).appending(path: "resources")
    let files = FileManager.default
    if files.fileExists(atPath: resources.path) { return resources.path }
    try files.createDirectory(at: resources.appending(path: "templates"), withIntermediateDirectories: true)
    for name in ["desk.json", "administrative-units.json"] {
      try files.copyItem(at: shipped.appending(path: name), to: resources.appending(path: name))
    }
    let catalogue = CatalogueFile(agencies: [agency, division], procedures: [procedure, other])
    try JSONEncoder().encode(catalogue).write(to: resources.appending(path: "catalogue.json"))
    try Data("mẫu đơn".utf8).write(to: resources.appending(path: "templates/đơn đề nghị.docx"))
    return resources.path
  }

  private struct CatalogueFile: Encodable {
    var agencies: [Agency]
    var procedures: [Procedure]
  }

  private static let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Sandbox/Resources")
}
