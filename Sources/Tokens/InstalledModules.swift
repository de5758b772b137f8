import Foundation

extension TokenSlots {
  /// Paths of the PKCS#11 modules on this machine that people in Vietnam meet, the vendors' own first.
  public static func installedModules() -> [String] {
    knownNames.compactMap { name in
      folders.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
    }
  }

  #if arch(arm64)
    private static let multiarch = "aarch64-linux-gnu"
  #else
    private static let multiarch = "x86_64-linux-gnu"
  #endif

  private static let folders = [
    "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/lib/\(multiarch)", "/usr/lib/\(multiarch)/pkcs11",
    "/usr/lib/softhsm", "/usr/lib/\(multiarch)/softhsm", "/usr/lib/pkcs11", "/opt/lib",
  ]

  private static let knownNames = [
    "fptca_v4.so", "viettel-ca_v6.so", "libviettel-ca_v2.so", "libvnpt-pkcs11.so", "libnpki-pkcs11.so",
    "libvsignspkcs11.so", "libfpt-pkcs11.so", "libbkav-pkcs11.so",
    "libcastle.so", "libcastle.so.1.0.0", "libeTPkcs11.so", "libeToken.so", "libwdpkcs.so", "libaetpkss.so",
    "libgclib.so", "opensc-pkcs11.so", "libsofthsm2.so",
  ]
}
