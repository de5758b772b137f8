import AppResources
import Dossiers
import Screens

/// What `hoso track` prints.
struct DossierAnswer: Encodable {
  struct Change: Encodable {
    var status: Int
    var at: String
    var by: String
    var note: String
  }

  var number: String
  var procedureCode: String
  var procedureName: String
  var applicantName: String
  var receivingOffice: String
  /// 1 to 10, as all portals number the states of a dossier.
  var status: Int
  var submittedAt: String
  var appointment: Nullable<String>
  var history: [Change]

  init(_ dossier: TrackedDossier) {
    number = dossier.number
    procedureCode = dossier.procedureCode
    procedureName = dossier.procedureName
    applicantName = dossier.applicantName
    receivingOffice = dossier.receivingOffice
    status = dossier.status.rawValue
    submittedAt = dossier.submittedAt.iso8601
    appointment = Nullable(dossier.appointment?.iso8601)
    history = dossier.history.map {
      Change(status: $0.status.rawValue, at: $0.at.iso8601, by: $0.by, note: $0.note)
    }
  }
}

extension TrackedDossier {
  /// The dossier and its history in the person's language.
  func told() throws(Problem) -> String {
    let texts = try ScreenLibrary.load(from: ResourceFolder.located()).texts(of: .tracking, in: .ofThePerson)
    let changes = history.map { "  \($0.at.clockAndDate) · \(texts.name(of: $0.status)) · \($0.note)" }
    return (["\(number) · \(procedureName) · \(texts.name(of: status))"] + changes).joined(separator: "\n")
  }
}
