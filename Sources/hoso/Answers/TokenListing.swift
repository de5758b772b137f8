import Dossiers

/// What `hoso tokens` prints.
struct TokenListing: Encodable {
  struct CertificateRow: Encodable {
    var subject: String
    var issuer: String
    var serial: String
    var notBefore: String
    var notAfter: String
    var key: String
    var label: String
    var schemes: [String]
    var obstacles: [String]
  }
  struct TokenRow: Encodable {
    var label: String
    var manufacturer: String
    var model: String
    var serial: String
    var module: String
    var pinTries: String
    var certificates: [CertificateRow]
  }

  var readerService: Bool
  var readers: [Reader]
  var tokens: [TokenRow]

  init(_ status: TokenStatus) {
    readerService = status.isReaderServiceRunning
    readers = status.readers
    tokens = status.tokens.map { token in
      TokenRow(
        label: token.label, manufacturer: token.manufacturer, model: token.model, serial: token.serial,
        module: token.module, pinTries: token.pin.tries.rawValue,
        certificates: token.certificates.map(CertificateRow.init))
    }
  }

  /// A line for each token and certificate.
  var text: String {
    var lines = readers.map { "\($0.hasCard ? "●" : "○") \($0.name)" }
    for token in tokens {
      lines.append("● \(token.label) · \(token.manufacturer) \(token.model) · \(token.module)")
      for certificate in token.certificates {
        let state = certificate.obstacles.isEmpty ? "✓" : "! \(certificate.obstacles.joined(separator: ", "))"
        lines.append(
          "  \(certificate.subject) · \(certificate.key) · \(certificate.serial) · \(certificate.notAfter) · \(state)")
      }
    }
    return lines.isEmpty ? "○" : lines.joined(separator: "\n")
  }
}

extension TokenListing.CertificateRow {
  init(_ certificate: Certificate) {
    subject = certificate.subject
    issuer = certificate.issuer
    serial = certificate.serial
    notBefore = certificate.notBefore.iso8601
    notAfter = certificate.notAfter.iso8601
    key =
      switch certificate.key {
      case .rsa(let bits): "RSA \(bits)"
      case .elliptic(let bits): "ECDSA P-\(bits)"
      case .other(let name): name
      }
    label = certificate.location?.label ?? ""
    schemes = certificate.location?.schemes.map(\.rawValue) ?? []
    obstacles = certificate.obstacles.map(\.rawValue)
  }
}
