import Foundation
import GRDB

extension [UInt8] {
  var databaseBytes: Data { Data(self) }
}

extension Row {
  /// The blob in a column; empty where there is none.
  func bytes(_ column: String) -> [UInt8] {
    let data: Data? = self[column]
    return data.map(Array.init) ?? []
  }
}
