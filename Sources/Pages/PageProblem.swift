import CMuPDF
import Dossiers
import Glibc

extension Problem {
  init(_ code: ProblemCode, file path: String, technical: String = "") {
    self.init(code, ["file": fileName(of: path)], technical: technical)
  }

  /// Reads errno after a system call that failed on a file to be read.
  init(reading path: String) {
    let reason = errno
    let code: ProblemCode = reason == ENOENT || reason == ENOTDIR ? .fileNotFound : .fileUnreadable
    self.init(code, file: path, technical: String(cString: strerror(reason)))
  }

  /// Reads errno after a system call that failed on a file to be written.
  init(writing path: String) {
    let reason = errno
    self.init(.fileNotWritable, file: path, technical: String(cString: strerror(reason)))
  }
}

/// Turns the status of a call into CMuPDF into a problem with the file's name.
func check(
  _ path: String, _ call: (UnsafeMutablePointer<mupdf_problem>) -> mupdf_status
) throws(Problem) {
  var beneath = mupdf_problem()
  let status = call(&beneath)
  guard status != MUPDF_OK else { return }
  throw Problem(status.code, file: path, technical: beneath.text)
}

extension mupdf_problem {
  var text: String {
    withUnsafeBytes(of: message) { plainText(String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)) }
  }
}

extension mupdf_status {
  fileprivate var code: ProblemCode {
    switch self {
    case MUPDF_NEEDS_PASSWORD: .documentNeedsPassword
    case MUPDF_ENCRYPTION_UNKNOWN: .fileKindNotAccepted
    case MUPDF_DAMAGED: .documentDamaged
    case MUPDF_NO_SUCH_PAGE: .documentHasNoSuchPage
    case MUPDF_TOO_LARGE, MUPDF_TOO_SLOW: .documentTooLargeToShow
    case MUPDF_CANNOT_EXTEND: .documentCannotBeExtended
    case MUPDF_FORBIDDEN: .documentForbidsSigning
    case MUPDF_FIELD_NOT_FOUND: .fieldNotFound
    case MUPDF_FIELD_SIGNED: .fieldAlreadySigned
    case MUPDF_OUTSIDE_PAGE: .boxOutsidePage
    case MUPDF_FONT_UNUSABLE: .resourceBroken
    case MUPDF_PICTURE_UNUSABLE: .fileKindNotAccepted
    default: .unexpected
    }
  }
}
