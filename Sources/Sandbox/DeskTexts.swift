import Dossiers
import Foundation

/// What the sandbox says, and the dossiers that it starts with: `desk.json` of the resources.
struct DeskTexts: Decodable, Sendable {
  struct Progress: Decodable, Sendable {
    var by: String
    var note: String
  }
  struct Sample: Decodable, Sendable {
    struct Change: Decodable, Sendable {
      var status: Int
      var hoursAfter: Int64
      var by: String
      var note: String
    }
    var sequence: Int
    var agencyCode: String
    var daysAgo: Int64
    var workingDays: Int
    var procedureCode: String
    var procedureName: String
    var receivingOffice: String
    var history: [Change]
  }

  /// Holds `{code}`.
  var textMessage: String
  var flow: [String: LocalizedText]
  var refusals: [String: LocalizedText]
  var reasons: [String: LocalizedText]
  /// By the number of the state.
  var progress: [String: Progress]
  var samples: [Sample]
}

extension LocalizedText {
  /// Puts values in the place of `{key}`.
  func filled(_ values: [String: String]) -> LocalizedText {
    values.reduce(self) { text, entry in
      LocalizedText(
        vi: text.vi.replacing("{\(entry.key)}", with: entry.value),
        en: text.en.replacing("{\(entry.key)}", with: entry.value))
    }
  }
}
