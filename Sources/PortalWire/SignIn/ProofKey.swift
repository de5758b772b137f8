import Foundation

/// A code verifier and its challenge (RFC 7636 §4).
public struct ProofKey: Equatable, Sendable {
  public let verifier: String

  /// 256 random bits.
  public init() {
    var generator = SystemRandomNumberGenerator()
    verifier = Self.base64URL((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  public init(verifier: String) { self.verifier = verifier }

  public var challenge: String { Self.base64URL(SHA256.digest(Array(verifier.utf8))) }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}

extension ProofKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
