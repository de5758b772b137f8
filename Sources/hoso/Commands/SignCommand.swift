import AppResources
import Application
import ArgumentParser
import Dossiers
import Foundation
import Pages
import Screens
import Tokens

struct SignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign a PDF file with a key on a token (PAdES baseline B-B).",
    discussion: "The PIN is asked for on the terminal, or read from a file descriptor; never from the arguments.")

  enum Scheme: String, ExpressibleByArgument, CaseIterable { case auto, pss, pkcs1, ecdsa }

  @Argument(help: "The PDF file.")
  var input: String

  @Option(name: .shortAndLong, help: "Where the signed copy goes.")
  var output: String

  @Option(help: "The PKCS#11 module of the token.")
  var module: String

  @Option(help: "The token's label, where the module has several.")
  var token: String?

  @Option(help: "Serial number or label of the certificate, where the token has several.")
  var certificate: String?

  @Option(help: "The page of the box, from 1.")
  var page = 1

  @Option(help: "X,Y,WIDTH,HEIGHT in points from the top left corner of the displayed page; without it, invisible.")
  var box: String?

  @Option(help: "An empty signature field to sign, instead of a box.")
  var field: String?

  @Option(help: "auto takes PSS where the token offers it, then ECDSA, then PKCS#1 v1.5.")
  var scheme = Scheme.auto

  @Option(help: "A file descriptor to read the PIN from, up to the end of its first line.")
  var pinFd: Int32?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard page >= 1 else { throw ValidationError("--page counts from 1") }
    guard box == nil || rectangle != nil else { throw ValidationError("--box is X,Y,WIDTH,HEIGHT in points") }
    guard box == nil || field == nil else { throw ValidationError("--box and --field exclude each other") }
  }

  @MainActor
  func run() async throws {
    let report = try await orExplain {
      let desk = try SigningDesk(modules: [module])
      let chosen = try await desk.certificate(named: certificate, token: token)
      let scheme = try chosenScheme(for: chosen)
      if scheme == .pkcs1 {
        FileHandle.standardError.write(Data("hoso: RSA PKCS#1 v1.5 (TT 15/2025/TT-BKHCN: RSASSA-PSS)\n".utf8))
      }
      let library = try ScreenLibrary.load(from: ResourceFolder.located())
      let texts = library.texts(of: .placeSignature, in: language.language ?? .ofThePerson)
      let place = rectangle.map { SignatureBox(page: page - 1, rectangle: $0) }
      let order = DocumentOrder(
        path: input, output: output, field: field, box: place, certificate: chosen, scheme: scheme,
        appearance: Appearance(chosen, at: .current(), texts))
      let descriptor = pinFd
      return try await desk.signing.sign(order) { () throws(Problem) in try PinEntry.read(from: descriptor) }
    }
    print("\(output) · \(report.signatures.last?.level.rawValue ?? "") · \(report.signatures.last?.scheme ?? "")")
  }

  private var rectangle: PageRectangle? {
    let numbers = (box ?? "").split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2], let height = numbers[3]
    else { return nil }
    return width > 0 && height > 0 ? PageRectangle(x: x, y: y, width: width, height: height) : nil
  }

  private func chosenScheme(for certificate: Certificate) throws(Problem) -> SignatureScheme {
    let offered = certificate.location?.schemes ?? []
    let wanted: SignatureScheme? =
      switch scheme {
      case .auto: [.pss, .ecdsa, .pkcs1].first(where: offered.contains)
      case .pss: .pss
      case .pkcs1: .pkcs1
      case .ecdsa: .ecdsa
      }
    guard let wanted, offered.contains(wanted) else {
      throw Problem(
        .schemeNotOffered, ["scheme": scheme.rawValue], technical: offered.map(\.rawValue).joined(separator: " "))
    }
    return wanted
  }
}
