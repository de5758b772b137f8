import CPKCS11

/// Attributes of an object as PKCS#11 takes them (PKCS#11 §4.1).
struct AttributeTemplate {
  private var types: [CK_ATTRIBUTE_TYPE] = []
  private var sizes: [Int] = []
  private var values: [UInt8] = []

  init() {}

  init(class objectClass: CK_OBJECT_CLASS) { add(CKA_CLASS, number: objectClass) }

  mutating func add(_ type: CK_ATTRIBUTE_TYPE, bytes: [UInt8]) {
    types.append(type)
    sizes.append(bytes.count)
    values += bytes
  }

  mutating func add(_ type: CK_ATTRIBUTE_TYPE, number: CK_ULONG) {
    add(type, bytes: withUnsafeBytes(of: number) { Array($0) })
  }

  mutating func add(_ type: CK_ATTRIBUTE_TYPE, isTrue: Bool) { add(type, bytes: [isTrue ? 1 : 0]) }

  mutating func add(_ type: CK_ATTRIBUTE_TYPE, text: String) { add(type, bytes: Array(text.utf8)) }

  /// Hands out attributes whose values live until `body` returns.
  func use<Result>(_ body: (UnsafeMutablePointer<CK_ATTRIBUTE>?, CK_ULONG) -> Result) -> Result {
    var values = values
    return values.withUnsafeMutableBytes { buffer in
      var offset = 0
      var attributes: [CK_ATTRIBUTE] = []
      for (type, size) in zip(types, sizes) {
        let value = buffer.baseAddress.map { $0 + offset }
        attributes.append(CK_ATTRIBUTE(type: type, pValue: value, ulValueLen: CK_ULONG(size)))
        offset += size
      }
      return attributes.withUnsafeMutableBufferPointer { body($0.baseAddress, CK_ULONG($0.count)) }
    }
  }
}
