import Dossiers
import Glibc

/// The bytes of a PIN, wiped when they are no longer needed.
struct PinBytes: ~Copyable {
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ pin: Secret) {
    bytes = pin.reveal { characters in
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: characters.utf8.count)
      _ = bytes.update(fromContentsOf: characters.utf8)
      return bytes
    }
  }

  deinit {
    if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    bytes.deallocate()
  }

  var count: Int { bytes.count }

  /// The PIN as PKCS#11 takes it: UTF-8, no terminator.
  borrowing func use<Result>(_ body: (UnsafeMutablePointer<UInt8>?, UInt) -> Result) -> Result {
    body(bytes.baseAddress, UInt(bytes.count))
  }
}
