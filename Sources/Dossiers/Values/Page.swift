/// A rectangle on a page as it is displayed: points (1/72 inch), origin at the top left corner, y downwards.
public struct PageRectangle: Hashable, Codable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var right: Double { x + width }
  public var bottom: Double { y + height }

  public func intersects(_ other: PageRectangle) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}

/// The size of a displayed page, in points, after /Rotate, /CropBox and /UserUnit.
public struct PageSize: Hashable, Codable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// Where the signature goes: a page, counted from 0, and a place on it.
public struct SignatureBox: Hashable, Codable, Sendable {
  public var page: Int
  public var rectangle: PageRectangle

  public init(page: Int, rectangle: PageRectangle) {
    self.page = page
    self.rectangle = rectangle
  }
}

/// What a PDF says of itself before anyone signs it.
public struct DocumentFacts: Hashable, Codable, Sendable {
  public var pages: [PageSize]
  public var isEncrypted: Bool
  /// The permission bits allow filling in or annotating.
  public var maySign: Bool
  /// Its cross-reference table had to be rebuilt: it cannot be signed as it is.
  public var isRepaired: Bool
  /// The DocMDP level of a certification signature; nil where there is none.
  public var certification: Int?
  public var signatureCount: Int
  /// Names of signature fields that nobody has signed, in document order.
  public var emptySignatureFields: [String]

  public init(
    pages: [PageSize], isEncrypted: Bool, maySign: Bool, isRepaired: Bool, certification: Int?, signatureCount: Int,
    emptySignatureFields: [String]
  ) {
    self.pages = pages
    self.isEncrypted = isEncrypted
    self.maySign = maySign
    self.isRepaired = isRepaired
    self.certification = certification
    self.signatureCount = signatureCount
    self.emptySignatureFields = emptySignatureFields
  }
}

/// A page drawn in grey, one byte a pixel, 255 is white; rows from the top.
public struct PageRaster: Hashable, Codable, Sendable {
  /// The part of the page that is drawn.
  public var area: PageRectangle
  public var width: Int
  public var height: Int
  public var samples: [UInt8]

  public init(area: PageRectangle, width: Int, height: Int, samples: [UInt8]) {
    self.area = area
    self.width = width
    self.height = height
    self.samples = samples
  }
}

/// A run of characters on a page, NFC, with the box around it.
public struct PageText: Hashable, Codable, Sendable {
  public var text: String
  public var box: PageRectangle
  /// In points.
  public var size: Double

  public init(text: String, box: PageRectangle, size: Double) {
    self.text = text
    self.box = box
    self.size = size
  }
}
