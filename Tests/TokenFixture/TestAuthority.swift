import Foundation

/// A root, an intermediate and what they certify, made with the `openssl` program in a folder.
public struct TestAuthority: Sendable {
  public let folder: URL
  public let root: [UInt8]
  public let intermediate: [UInt8]

  public var rootFile: String { "root.pem" }
  public var intermediateFile: String { "intermediate.pem" }

  /// Makes both certificates and their keys.
  public init(folder: URL, name: String = "Chứng thực thử nghiệm") async throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await OpenSSLCommand.run(
      [
        "req", "-x509", "-utf8", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days",
        "3650", "-subj", "/C=VN/O=\(name)/CN=\(name) gốc", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
        "keyUsage=critical,keyCertSign,cRLSign",
      ], in: folder)
    try await OpenSSLCommand.run(
      [
        "req", "-new", "-utf8", "-newkey", "rsa:2048", "-nodes", "-keyout", "intermediate.key", "-out",
        "intermediate.csr", "-subj", "/C=VN/O=\(name)/CN=\(name) G1",
      ], in: folder)
    try Data("basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n".utf8)
      .write(to: folder.appending(path: "intermediate.extensions"))
    try await OpenSSLCommand.run(
      [
        "x509", "-req", "-in", "intermediate.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
        "-extfile", "intermediate.extensions", "-days", "1825", "-out", "intermediate.pem",
      ], in: folder)
    root = try await Self.der(of: "root.pem", in: folder)
    intermediate = try await Self.der(of: "intermediate.pem", in: folder)
  }

  /// Certifies a public key (SubjectPublicKeyInfo, DER); gives back DER and leaves `name`.pem in the folder.
  public func certify(
    _ publicKey: [UInt8], name: String, subject: String, extensions: String
  ) async throws -> [UInt8] {
    try Data(publicKey).write(to: folder.appending(path: "\(name).public"))
    try Data(extensions.utf8).write(to: folder.appending(path: "\(name).extensions"))
    // The request is signed with a key that is thrown away, since the real one is on the token.
    try await OpenSSLCommand.run(
      [
        "req", "-new", "-utf8", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
        "\(name).thrown-away", "-subj", subject, "-out", "\(name).csr",
      ], in: folder)
    try await OpenSSLCommand.run(
      ["pkey", "-pubin", "-inform", "DER", "-in", "\(name).public", "-out", "\(name).pub"], in: folder)
    try await OpenSSLCommand.run(
      [
        "x509", "-req", "-in", "\(name).csr", "-force_pubkey", "\(name).pub", "-CA", "intermediate.pem", "-CAkey",
        "intermediate.key", "-CAcreateserial", "-CAserial", "\(name).srl", "-extfile", "\(name).extensions", "-days",
        "365", "-out",
        "\(name).pem",
      ], in: folder)
    return try await Self.der(of: "\(name).pem", in: folder)
  }

  /// A CRL of the intermediate that lists the certificates in these PEM files, as DER.
  public func revocationList(of files: [String], name: String) async throws -> [UInt8] {
    let configuration = """
      [ca]
      default_ca = list
      [list]
      database = \(name).index
      default_md = sha256
      default_crl_days = 30

      """
    try Data(configuration.utf8).write(to: folder.appending(path: "\(name).cnf"))
    try Data().write(to: folder.appending(path: "\(name).index"))
    let authority = ["-config", "\(name).cnf", "-cert", "intermediate.pem", "-keyfile", "intermediate.key"]
    for file in files { try await OpenSSLCommand.run(["ca", "-revoke", file] + authority, in: folder) }
    try await OpenSSLCommand.run(["ca", "-gencrl", "-out", "\(name).crl"] + authority, in: folder)
    try await OpenSSLCommand.run(
      ["crl", "-in", "\(name).crl", "-outform", "DER", "-out", "\(name).crl.der"], in: folder)
    return try [UInt8](Data(contentsOf: folder.appending(path: "\(name).crl.der")))
  }

  private static func der(of file: String, in folder: URL) async throws -> [UInt8] {
    try await OpenSSLCommand.run(["x509", "-in", file, "-outform", "DER", "-out", "\(file).der"], in: folder)
    return try [UInt8](Data(contentsOf: folder.appending(path: "\(file).der")))
  }
}
