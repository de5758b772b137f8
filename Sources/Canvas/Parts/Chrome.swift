/// What stands around every screen: header, rail and rule above, rule, message and keys below.
public struct Chrome {
  public var header: HeaderLine
  public var rail: Rail?
  public var message: MessageLine
  public var keys: KeyBar

  public init(header: HeaderLine, rail: Rail?, message: MessageLine, keys: KeyBar) {
    self.header = header
    self.rail = rail
    self.message = message
    self.keys = keys
  }

  /// Draws all of it and returns the room that is left for the screen's own body.
  @discardableResult
  public func draw(into frame: inout Frame, in area: Area) -> Area {
    var body = area
    header.draw(into: &frame, in: body.take(top: 1))
    let railRow = body.take(top: 1)
    rail?.draw(into: &frame, in: railRow)
    frame.drawRule(in: body.take(top: 1))
    keys.draw(into: &frame, in: body.take(bottom: 1))
    message.draw(into: &frame, in: body.take(bottom: 1))
    frame.drawRule(in: body.take(bottom: 1))
    return body
  }
}
