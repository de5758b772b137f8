import Certificates
import Dossiers
import Foundation

/// Root certificates that the person, or the machine, believes: PEM files in `trust/`.
public nonisolated enum TrustFolder {
  /// Roots from the person's configuration and from the system's, with the sandbox's own where there is one.
  public static func anchors(in folders: Folders) throws(Problem) -> TrustAnchors {
    var anchors = TrustAnchors()
    for folder in [folders.configuration + "/trust", "/etc/hoso/trust"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".pem") || name.hasSuffix(".crt") {
        for certificate in try certificates(in: "\(folder)/\(name)") {
          if CertificateChain.isSelfIssued(certificate) {
            anchors.roots.append(certificate)
          } else {
            anchors.intermediates.append(certificate)
          }
        }
      }
    }
    return anchors
  }

  /// DER of the certificates in a PEM file.
  ///
  /// - Throws: `file-not-found`, `file-unreadable` where the file holds none.
  public static func certificates(in path: String) throws(Problem) -> [[UInt8]] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Problem(.fileNotFound, ["file": path]) }
    var found: [[UInt8]] = []
    var body: String?
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("-----BEGIN CERTIFICATE") {
        body = ""
      } else if line.hasPrefix("-----END CERTIFICATE") {
        if let body, let der = Data(base64Encoded: body) { found.append(Array(der)) }
        body = nil
      } else {
        body?.append(contentsOf: line)
      }
    }
    if found.isEmpty, data.first == 0x30 { found = [Array(data)] }
    guard !found.isEmpty else { throw Problem(.fileUnreadable, ["file": path], technical: "PEM") }
    return found
  }
}
