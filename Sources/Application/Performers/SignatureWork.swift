import Dossiers
import Foundation
import Pages
import Screens
import Signatures

extension Application {
  func perform(_ effect: SignatureEffect) {
    switch effect {
    case .sign(let order, let pin): sign(order, pin: pin)
    case .verify(let path):
      later { [services] in
        do throws(Problem) {
          return .signatures(.verified(path: path, try await services.signing.verify(path)))
        } catch {
          return .signatures(.verificationFailed(path: path, error))
        }
      }
    }
  }

  private func sign(_ order: SigningOrder, pin: Secret) {
    let stem = (order.document.path as NSString).lastPathComponent as NSString
    let name = stem.deletingPathExtension
    let texts = library.texts(of: .placeSignature, in: order.language)
    later { [services] in
      do throws(Problem) {
        let output = Self.freePath(in: services.folders.results, name: name + "_signed")
        let report = try await services.signing.sign(
          DocumentOrder(
            path: order.document.path, output: output, box: order.box, certificate: order.certificate,
            scheme: order.scheme, appearance: Appearance(order.certificate, at: services.clock(), texts)), pin: pin)
        let file = try await StoredFile.read(output, kind: .pdf, pageCount: order.document.pageCount)
        return .signatures(.signed(order.paper, file, report))
      } catch {
        return .signatures(.signingFailed(error))
      }
    }
  }

  /// A name that no file has yet: what was signed before is never replaced.
  private nonisolated static func freePath(in folder: String, name: String) -> String {
    var path = "\(folder)/\(name).pdf"
    var number = 2
    while FileManager.default.fileExists(atPath: path) {
      path = "\(folder)/\(name)-\(number).pdf"
      number += 1
    }
    return path
  }
}

extension Appearance {
  /// What the box says: who signed, for whom, and when, in the words of the screen files.
  public nonisolated init(_ certificate: Certificate, at moment: Moment, _ texts: ScreenTexts) {
    var lines = [Line(label: texts["appearance-signer"], text: certificate.subject)]
    if let organisation = certificate.organisation {
      lines.append(Line(label: texts["appearance-organisation"], text: organisation))
    }
    lines.append(Line(label: texts["appearance-time"], text: "\(moment.clock) \(moment.date.text)"))
    self.init(lines: lines)
  }
}
