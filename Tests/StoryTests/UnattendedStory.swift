import Foundation
import GoldenScreens
import Testing

extension Stories {
  @Suite(.serialized) struct UnattendedStory {
    @Test func rehearsalEndsWithAReceiptAndASignatureThatOthersCallValid() async throws {
      let folder = try StoryFolder()
      let run = try await rehearse(in: folder)
      #expect(run.status == 0, "\(run.output)")
      for screen in Self.screens { #expect(run.lines.contains { $0.hasPrefix("── \(screen) ──") }, "\(screen)") }
      #expect(run.lines.contains { $0.wholeMatch(of: /receipt: H15\.\d+-\d{8}-\d{7}/) != nil })
      #expect(FileManager.default.fileExists(atPath: folder.demo + "/receipt.pdf"))

      let signed = folder.demo + "/signed/don-de-nghi_signed.pdf"
      #expect(run.lines.contains("signed PDF: \(signed)"))
      #expect(run.output.contains("pdfsig: Signature Validation: Signature is Valid."))
      #expect(run.output.contains("openssl cms -verify -cades: CAdES Verification successful"))
      if Tool.isInstalled("pyhanko") {
        let verdict = try await pyhankoVerdict(of: signed, in: folder)
        #expect(verdict.output.contains("The signature is judged VALID."), "\(verdict.output)")
      } else {
        print("pyhanko is not installed: its verdict on the signed file is skipped")
      }
    }

    @Test func rehearsalCanBeRepeatedOverWhatItLeft() async throws {
      let folder = try StoryFolder()
      let first = try await rehearse(in: folder)
      let second = try await rehearse(in: folder)
      #expect(first.status == 0 && second.status == 0, "\(second.output)")
      let numbers = [first, second].map { run in run.lines.first { $0.hasPrefix("receipt: ") } }
      #expect(numbers[0] != nil && numbers[1] != nil && numbers[0] != numbers[1])
    }

    private static let screens = [
      "Hồ sơ của tôi", "Đăng nhập", "Mã xác thực", "Chọn thủ tục", "Thủ tục", "Thông tin người nộp", "Thành phần hồ sơ",
      "Chọn tệp", "Thành phần hồ sơ: đã có tệp", "Hình thức ký số", "Chứng thư số", "Đặt chỗ chữ ký", "Nhập mã PIN",
      "Kết quả kiểm tra chữ ký", "Thành phần hồ sơ: đã ký", "Kiểm tra lần cuối", "Biên nhận", "Tra cứu hồ sơ",
    ]

    private func rehearse(in folder: StoryFolder) async throws -> Tool {
      try await Tool.run(
        BuildProducts.path(of: "hoso"), ["demo", "--unattended", "--directory", folder.demo],
        environment: folder.environment)
    }

    private func pyhankoVerdict(of file: String, in folder: StoryFolder) async throws -> Tool {
      try await Tool.run(
        "pyhanko",
        [
          "sign", "validate", "--trust", folder.demo + "/pki/root.pem", "--trust-replace", "--other-certs",
          folder.demo + "/pki/intermediate.pem", "--no-revocation-check", "--pretty-print", file,
        ])
    }
  }
}
