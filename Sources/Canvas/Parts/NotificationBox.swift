/// A small box for a message that came in, such as an SMS.
public struct NotificationBox {
  public var title: String
  public var text: String

  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }

  /// The rows it needs in the given width.
  public func height(width: Int) -> Int { lines(width: width).count + 2 }

  public func draw(into frame: inout Frame, in area: Area) {
    let box = area.split(top: height(width: area.width)).top
    frame.fill(box, role: .notification)
    frame.drawOutline(of: box, title: Line(title, .notification), role: .notification)
    frame.write(lines(width: area.width), in: box.inset(horizontal: 2, vertical: 1))
  }

  private func lines(width: Int) -> [Line] {
    TextLayout.wrap(text, max(1, width - 4)).map { Line($0, .notification) }
  }
}
