import COpenSSL
import Dossiers

/// Names and serial number of a certificate as their own DER, byte for byte as the certificate has them.
public struct CertificateNames: Hashable, Sendable {
  public let subject: [UInt8]
  public let issuer: [UInt8]
  public let serial: [UInt8]

  /// Throws `certificateUnusable` when `der` is no certificate.
  public init(der: [UInt8]) throws(Problem) {
    var names = certificate_names()
    defer { certificate_names_clear(&names) }
    guard certificate_names_read(der, der.count, &names) else {
      throw Problem(.certificateUnusable, technical: "X.509")
    }
    subject = Array(UnsafeBufferPointer(start: names.subject, count: names.subject_size))
    issuer = Array(UnsafeBufferPointer(start: names.issuer, count: names.issuer_size))
    serial = Array(UnsafeBufferPointer(start: names.serial, count: names.serial_size))
  }
}
