import Dossiers
import Foundation
import Pages
import Testing

@Suite struct ChangesTests {
  private let workshop: Workshop
  private let reader = PageReader()
  /// Numbers of objects that updates of these tests may use.
  private let free = 40

  init() throws { workshop = try Workshop() }

  @Test func aSecondSignatureIsAPermittedChange() async throws {
    let twice = try await signedTwice()
    #expect(try await changes(in: twice) == ["Signature1": .permitted, "Signature2": .none])
    #expect(try workshop.run("qpdf", ["--check", twice]).status == 0)
  }

  @Test func aSecurityStoreIsAPermittedChange() async throws {
    let path = try await update { bytes in
      [
        1: catalog(of: bytes).replacingOccurrences(of: "/Pages", with: "/DSS \(free) 0 R /Pages"),
        free: "<< /Type /DSS /Certs [] >>",
      ]
    }
    #expect(try await changes(in: path) == ["Signature1": .permitted])
    #expect(try await reader.embeddedSignatures(of: path).first?.hasSecurityStore == true)
  }

  @Test func fillingAnEmptyFieldIsAPermittedChange() async throws {
    var pdf = SmallPDF.page(annotations: "/Annots [6 0 R 7 0 R]")
    let field = { (name: String, y: Int) in
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (\(name)) /Rect [300 \(y) 500 \(y + 60)] /P 3 0 R /F 4 >>"
    }
    pdf.objects = [
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 7 0 R] >> >>", 6: field("A", 100),
      7: field("B", 200),
    ]
    pdf.write()
    var path = try workshop.write(pdf.bytes, "don.pdf")
    for name in ["A", "B"] {
      path = try await workshop.sign(
        SignatureRequest(path: path, field: name, moment: .ofTests, appearance: .ofAnh), as: "\(name).pdf")
    }
    #expect(try await changes(in: path) == ["A": .permitted, "B": .none])
  }

  @Test(arguments: [
    "content", "content stream", "font", "box", "rotation", "annotation", "page", "text field", "action",
    "unsigned overlay", "earlier appearance", "removed field",
  ])
  func anythingElseIsSuspicious(attack: String) async throws {
    let path = try await update { bytes in try objects(of: attack, in: bytes) }
    #expect(try await changes(in: path) == ["Signature1": .suspicious])
  }

  @Test func anUpdateThatChangesNothingIsPermitted() async throws {
    let path = try await update { bytes in [3: page(of: bytes)] }
    #expect(try await changes(in: path) == ["Signature1": .permitted])
  }

  @Test func aCertificationThatForbidsChangesMakesALaterSignatureSuspiciousAndRefused() async throws {
    let certified = try await signedOnce(certification: .noChanges)
    #expect(try await reader.facts(of: certified).certification == 1)
    await #expect {
      try await self.reader.prepareSignature(SignatureRequest(path: certified, moment: .ofTests))
    } throws: { ($0 as? Problem)?.code == .documentForbidsSigning }
  }

  @Test func aByteRangeThatSparesMoreThanTheContentsIsSuspicious() async throws {
    let path = try await signedOnce()
    var bytes = try workshop.bytes(path)
    let range = try #require(try await reader.embeddedSignatures(of: path).first).byteRange
    let text = "[0 \(range[1]) \(range[2]) \(range[3])"
    let wider = "[0 \(range[1] - 10) \(range[2]) \(range[3])"
    let place = try #require(Data(bytes).range(of: Data(text.utf8)))
    bytes.replaceSubrange(place, with: Array(wider.padding(toLength: text.count, withPad: " ", startingAt: 0).utf8))
    try workshop.write(bytes, "moved.pdf")
    #expect(try await changes(in: workshop.path("moved.pdf")) == ["Signature1": .suspicious])
  }

  private func objects(of attack: String, in bytes: [UInt8]) throws -> [Int: String] {
    let page = page(of: bytes)
    switch attack {
    case "content":
      return [
        3: page.replacingOccurrences(of: "/Contents 4 0 R", with: "/Contents \(free) 0 R"),
        free: SmallPDF.stream("0 0 100 100 re f"),
      ]
    case "content stream": return [4: SmallPDF.stream("0 0 100 100 re f")]
    case "font": return [5: "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"]
    case "box": return [3: page.replacingOccurrences(of: "0 0 595 842", with: "0 0 595 742")]
    case "rotation": return [3: page.replacingOccurrences(of: "/Rotate 0", with: "/Rotate 180")]
    case "annotation":
      return [
        3: page.replacingOccurrences(of: "/Annots[", with: "/Annots[\(free) 0 R "),
        free: "<< /Type /Annot /Subtype /FreeText /Contents (x) /Rect [0 0 90 90] >>",
      ]
    case "page":
      return [
        2: "<< /Type /Pages /Kids [3 0 R \(free) 0 R] /Count 2 >>",
        free: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
      ]
    case "text field":
      return withField("<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (y) /Rect [0 0 90 90] >>", bytes)
    case "action":
      return [1: catalog(of: bytes).replacingOccurrences(of: "/Pages", with: "/OpenAction [3 0 R /Fit] /Pages")]
    case "unsigned overlay":
      var objects = withField(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /Rect [0 0 90 90] /AP << /N 41 0 R >> >>", bytes)
      objects[41] = SmallPDF.stream("0 0 90 90 re f", "/Type /XObject /Subtype /Form /BBox [0 0 90 90]")
      return objects
    case "earlier appearance":
      let number = try #require(String(decoding: bytes, as: UTF8.self).firstMatch(of: /\/N (\d+) 0 R/)).1
      return [try #require(Int(number)): SmallPDF.stream("0 g", "/Type /XObject /Subtype /Form /BBox [0 0 200 60]")]
    case "removed field":
      return [3: page.replacing(/\/Annots\[.*?\]/, with: "")]
    default: throw Problem(.unexpected, technical: attack)
    }
  }

  private func withField(_ field: String, _ bytes: [UInt8]) -> [Int: String] {
    [
      1: catalog(of: bytes).replacingOccurrences(of: "/Fields[", with: "/Fields[\(free) 0 R "),
      3: page(of: bytes).replacingOccurrences(of: "/Annots[", with: "/Annots[\(free) 0 R "), free: field,
    ]
  }

  /// The last body of an object that stands uncompressed in the file.
  private func body(of number: Int, in bytes: [UInt8]) -> String {
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n\(number) 0 obj\n")
    return parts.last?.components(separatedBy: "\nendobj").first ?? ""
  }

  private func catalog(of bytes: [UInt8]) -> String { body(of: 1, in: bytes) }
  private func page(of bytes: [UInt8]) -> String { body(of: 3, in: bytes) }

  private func signedOnce(certification: SignatureRequest.Certification? = nil) async throws -> String {
    let path = try workshop.write(SmallPDF.page().bytes, "don.pdf")
    return try await workshop.sign(
      SignatureRequest(
        path: path, rectangle: PageRectangle(x: 300, y: 500, width: 200, height: 60), moment: .ofTests,
        certification: certification, appearance: .ofAnh), as: "once.pdf")
  }

  private func signedTwice() async throws -> String {
    try await workshop.sign(
      SignatureRequest(
        path: try await signedOnce(), rectangle: PageRectangle(x: 300, y: 600, width: 200, height: 60),
        moment: .ofTests, appearance: .ofAnh), as: "twice.pdf")
  }

  /// Signs, then appends what `objects` makes of the signed bytes.
  private func update(_ objects: ([UInt8]) throws -> [Int: String]) async throws -> String {
    let signed = try workshop.bytes(try await signedOnce())
    var pdf = SmallPDF(continuing: signed, size: free + 2)
    pdf.objects = try objects(signed)
    pdf.write()
    return try workshop.write(pdf.bytes, "updated.pdf")
  }

  private func changes(in path: String) async throws -> [String: SignatureVerdict.Changes] {
    let signatures = try await reader.embeddedSignatures(of: path)
    return Dictionary(uniqueKeysWithValues: signatures.map { ($0.field, $0.changes) })
  }
}
