import CMuPDF
import Dossiers

/// A document that MuPDF has open, with the bytes that it reads from.
struct OpenDocument: ~Copyable {
  let path: String
  let stamp: FileStamp
  let password: Secret?
  let pointer: OpaquePointer
  private let file: MappedFile

  /// Throws `.documentNeedsPassword` also where the password is wrong.
  init(path: String, password: Secret?) throws(Problem) {
    let file = try MappedFile(path)
    var opened: OpaquePointer?
    let bytes = file.bytes
    try check(path) { problem in
      guard let password else { return mupdf_open(bytes.baseAddress, bytes.count, nil, &opened, problem) }
      return password.reveal { mupdf_open(bytes.baseAddress, bytes.count, $0, &opened, problem) }
    }
    guard let opened else { throw Problem(.unexpected, file: path) }
    self.path = path
    self.password = password
    stamp = file.stamp
    pointer = opened
    self.file = file
  }

  deinit { mupdf_close(pointer) }

  var bytes: UnsafeRawBufferPointer { file.bytes }

  func facts() throws(Problem) -> mupdf_facts {
    var facts = mupdf_facts()
    try check(path) { mupdf_read_facts(pointer, &facts, $0) }
    return facts
  }

  func size(ofPage page: Int) throws(Problem) -> PageSize {
    var size = PageSize(width: 0, height: 0)
    let number = try number(ofPage: page)
    try check(path) { mupdf_read_page_size(pointer, number, &size.width, &size.height, $0) }
    return size
  }

  /// The page as C counts it.
  func number(ofPage page: Int) throws(Problem) -> Int32 {
    guard let number = Int32(exactly: page) else { throw Problem(.documentHasNoSuchPage, file: path) }
    return number
  }
}
