/// A ZIP archive of uncompressed files, as small as it can be (APPNOTE 4.3).
struct Archive {
  private(set) var bytes: [UInt8] = []

  init(_ files: [(name: String, text: String)]) {
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8), content = Array(file.text.utf8)
      let facts =
        number(Self.checksum(content), 4) + number(content.count, 4) + number(content.count, 4) + number(name.count, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 8) + facts
      directory += number(0, 12) + number(bytes.count, 4) + name
      bytes += number(0x0403_4B50, 4) + number(20, 2) + number(0, 8) + facts + number(0, 2) + name + content
    }
    let start = bytes.count
    bytes += directory
    bytes += number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
    bytes += number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  static func wordDocument(_ text: String) -> Archive {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return Archive([
      (
        "[Content_Types].xml",
        """
        \(head)<Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(main)"/></Types>
        """
      ),
      (
        "_rels/.rels",
        """
        \(head)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="r1" Type="\(office)/officeDocument" Target="word/document.xml"/></Relationships>
        """
      ),
      (
        "word/document.xml",
        """
        \(head)<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
        <w:body><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:body></w:document>
        """
      ),
    ])
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = .max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}

/// Little-endian.
private func number(_ value: Int, _ size: Int) -> [UInt8] {
  (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
