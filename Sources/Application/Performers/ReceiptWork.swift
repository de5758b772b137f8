import Dossiers
import Foundation
import Pages
import Screens

extension Application {
  /// Writes the receipt as a PDF beside the person's results.
  func save(_ receipt: Receipt, of draft: Draft.ID) {
    let texts = library.texts(of: .receipt, in: session.language)
    let path = services.folders.receipt(number: receipt.number)
    later { [services] in
      do throws(Problem) {
        try await services.pages.write(Sheet(receipt, texts), to: path)
        return .drafts(.receiptSaved(draft, path: path))
      } catch {
        return .drafts(.failed(error))
      }
    }
  }
}

extension Sheet {
  nonisolated fileprivate init(_ receipt: Receipt, _ texts: ScreenTexts) {
    var lines = [
      Line(texts["heading"], size: 16, gap: 0), Line(receipt.receivingOffice, size: 11),
      Line("\(texts["label-number"]): \(receipt.number)", size: 13, gap: 18),
      Line("\(texts["label-procedure"]): \(receipt.procedureCode) \(receipt.procedureName)"),
      Line("\(texts["label-applicant"]): \(receipt.applicantName)"),
      Line("\(texts["label-time"]): \(receipt.submittedAt.clockAndDate)"),
    ]
    if let appointment = receipt.appointment {
      lines.append(Line("\(texts["label-appointment"]): \(appointment.text)"))
    }
    lines.append(
      Line(
        texts[receipt.files.count == 1 ? "one-file" : "files", ["count": "\(receipt.files.count)"]], size: 12, gap: 18))
    for file in receipt.files {
      lines.append(Line("\(file.name) · \(file.byteCount) B"))
      lines.append(Line("SHA-256 \(file.sha256)", size: 8, gap: 1))
    }
    self.init(lines: lines)
  }
}
