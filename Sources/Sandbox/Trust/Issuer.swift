import COpenSSL
import Dossiers

/// Signs certificates and revocation lists with a private key in PKCS#8 PEM.
struct Issuer: Sendable {
  let privateKey: [UInt8]
  /// In DER; empty while it issues its own.
  let certificate: [UInt8]

  /// What a certificate is made from.
  struct Order {
    var subject: [CertificateProfile.NamePart]
    /// In the notation of x509v3_config(5).
    var extensions: [(name: String, value: String)]
    /// SubjectPublicKeyInfo in DER.
    var publicKey: [UInt8]
    /// Positive, most significant byte first.
    var serial: [UInt8]
    var notBefore: Moment
    var notAfter: Moment
  }

  struct Revocation {
    var serial: [UInt8]
    var at: Moment
  }

  /// A certificate in DER; nil where OpenSSL does not take the order.
  func issue(_ order: Order) -> [UInt8]? {
    let names = order.subject.flatMap { [CString($0.field), CString($0.value)] }
    let extensions = order.extensions.flatMap { [CString($0.name), CString($0.value)] }
    let subject = stride(from: 0, to: names.count, by: 2).map {
      authority_name_part(field: names[$0].pointer, value: names[$0 + 1].pointer)
    }
    let added = stride(from: 0, to: extensions.count, by: 2).map {
      authority_extension(name: extensions[$0].pointer, value: extensions[$0 + 1].pointer)
    }
    return withExtendedLifetime((names, extensions)) {
      subject.withUnsafeBufferPointer { subject in
        added.withUnsafeBufferPointer { added in issue(order, subject: subject, extensions: added) }
      }
    }
  }

  /// A revocation list in DER; nil where OpenSSL fails.
  func list(_ revocations: [Revocation], number: Int64, from: Moment, until: Moment) -> [UInt8]? {
    let serials = revocations.map { CBytes($0.serial) }
    let entries = zip(serials, revocations).map {
      authority_revocation(serial: $0.pointer, serial_length: $0.count, revoked_at: $1.at.seconds)
    }
    var output = authority_bytes()
    defer { authority_release(output) }
    let isIssued = withExtendedLifetime(serials) {
      withIssuer { issuer in
        authority_issue_list(issuer, entries, entries.count, number, from.seconds, until.seconds, &output)
      }
    }
    return isIssued ? output.array : nil
  }

  private func issue(
    _ order: Order, subject: UnsafeBufferPointer<authority_name_part>,
    extensions: UnsafeBufferPointer<authority_extension>
  ) -> [UInt8]? {
    var output = authority_bytes()
    defer { authority_release(output) }
    let isIssued = order.publicKey.withUnsafeBufferPointer { publicKey in
      order.serial.withUnsafeBufferPointer { serial in
        var wanted = authority_certificate(
          subject: subject.baseAddress, subject_count: subject.count, extensions: extensions.baseAddress,
          extension_count: extensions.count, public_key: publicKey.baseAddress, public_key_length: publicKey.count,
          serial: serial.baseAddress, serial_length: serial.count, not_before: order.notBefore.seconds,
          not_after: order.notAfter.seconds)
        return withIssuer { authority_issue(&wanted, $0, &output) }
      }
    }
    return isIssued ? output.array : nil
  }

  private func withIssuer<Result>(_ use: (UnsafePointer<authority_issuer>) -> Result) -> Result {
    privateKey.withUnsafeBufferPointer { key in
      certificate.withUnsafeBufferPointer { certificate in
        var issuer = authority_issuer(
          key: key.baseAddress, key_length: key.count, certificate: certificate.baseAddress,
          certificate_length: certificate.count)
        return use(&issuer)
      }
    }
  }
}

/// Bytes at a fixed place, for as long as it lives.
private final class CBytes {
  let pointer: UnsafePointer<UInt8>
  let count: Int

  init(_ bytes: some Collection<UInt8>) {
    let place = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { (place + index).initialize(to: byte) }
    pointer = UnsafePointer(place)
    count = bytes.count
  }

  deinit { pointer.deallocate() }
}

/// A text that ends with a zero byte, for as long as it lives.
private final class CString {
  let pointer: UnsafePointer<CChar>

  init(_ text: String) {
    let bytes = text.utf8CString
    let place = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { (place + index).initialize(to: byte) }
    pointer = UnsafePointer(place)
  }

  deinit { pointer.deallocate() }
}
