import Dossiers
import Drafts
import Glibc

/// Saves one draft again and again, in the folder of its argument, and says on standard output which version the store
/// has taken, until it is killed.
@main
struct DraftWriter {
  static func main() async throws {
    let store = try DraftStore(directory: CommandLine.arguments[1])
    let summary = ProcedureSummary(
      id: "p1", code: "1.001822.000.00.00.H15", name: "Cấp chứng chỉ hành nghề tu bổ di tích", field: "Di sản văn hóa",
      agency: "a1", agencyName: "Sở Văn hóa, Thể thao và Du lịch", tier: .province, level: .partial, workingDays: 5)
    let procedure = Procedure(summary: summary, receivingOffice: "Bộ phận TN và TKQ", components: [])
    for version in 1... {
      let moment = Moment(seconds: Int64(version))
      var draft = Draft(
        id: "one", connection: "sandbox", createdAt: Moment(seconds: 0), updatedAt: moment, screen: .applicant,
        procedure: procedure)
      draft.applicant = ["full-name": "Nguyễn Thị Ngọc Ánh", "note": String(repeating: "\(version) ", count: 2_000)]
      try await store.save(draft)
      try await store.saveState("version", String(version))
      let line = "\(version)\n"
      guard write(STDOUT_FILENO, line, line.utf8.count) > 0 else { return }
    }
  }
}
