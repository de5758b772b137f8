/// A page of results (`page`, `size`, `spec=page|slice`). A bare list is read as the only page.
public struct GatePage<Row: Codable & Sendable>: Codable, Sendable {
  public var content: [Row]
  public var totalElements: Int
  /// Counted from 0.
  public var number: Int
  public var size: Int
  public var last: Bool

  public init(content: [Row], totalElements: Int, number: Int, size: Int, last: Bool) {
    self.content = content
    self.totalElements = totalElements
    self.number = number
    self.size = size
    self.last = last
  }

  /// Cuts page `number` of `size` rows out of all rows.
  public init(of rows: [Row], number: Int, size: Int) {
    let size = max(1, size)
    let start = min(rows.count, max(0, number) * size)
    let end = min(rows.count, start + size)
    self.init(
      content: Array(rows[start..<end]), totalElements: rows.count, number: max(0, number), size: size,
      last: end == rows.count)
  }

  public init(from decoder: any Decoder) throws {
    if let rows = try? decoder.singleValueContainer().decode([Row].self) {
      self.init(content: rows, totalElements: rows.count, number: 0, size: rows.count, last: true)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let content = try container.decode([Row].self, forKey: .content)
    self.init(
      content: content, totalElements: container.number(.totalElements) ?? content.count,
      number: container.number(.number) ?? 0, size: container.number(.size) ?? content.count,
      last: container.flag(.last) ?? true)
  }
}
