/// The ten states of a dossier that all portals share (`TrangThaiHoSo`).
public enum DossierStatus: Int, Codable, CaseIterable, Sendable {
  case registered = 1
  case accepted = 2
  case notAccepted = 3
  case inProgress = 4
  case supplementRequested = 5
  case paymentRequested = 6
  case withdrawalRequested = 7
  case stopped = 8
  case finished = 9
  case resultReturned = 10
}

/// A submitted dossier as the portal knows it.
public struct TrackedDossier: Hashable, Codable, Sendable, Identifiable {
  /// The dossier number, as in "H15.07-20261123-0000043".
  public var number: String
  public var procedureCode: String
  public var procedureName: String
  public var applicantName: String
  public var receivingOffice: String
  public var status: DossierStatus
  public var submittedAt: Moment
  /// When the result is due.
  public var appointment: CivilDate?
  /// Oldest first.
  public var history: [StatusChange]

  public var id: String { number }

  public init(
    number: String, procedureCode: String, procedureName: String, applicantName: String, receivingOffice: String,
    status: DossierStatus, submittedAt: Moment, appointment: CivilDate?, history: [StatusChange]
  ) {
    self.number = number
    self.procedureCode = procedureCode
    self.procedureName = procedureName
    self.applicantName = applicantName
    self.receivingOffice = receivingOffice
    self.status = status
    self.submittedAt = submittedAt
    self.appointment = appointment
    self.history = history
  }
}

/// A step in the life of a submitted dossier.
public struct StatusChange: Hashable, Codable, Sendable {
  public var status: DossierStatus
  public var at: Moment
  public var by: String
  public var note: String

  public init(status: DossierStatus, at: Moment, by: String, note: String) {
    self.status = status
    self.at = at
    self.by = by
    self.note = note
  }
}

/// What the portal gives for a submitted dossier.
public struct Receipt: Hashable, Codable, Sendable {
  public struct File: Hashable, Codable, Sendable {
    public var name: String
    public var byteCount: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    public init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }
  public var number: String
  public var procedureCode: String
  public var procedureName: String
  public var applicantName: String
  public var receivingOffice: String
  public var submittedAt: Moment
  public var appointment: CivilDate?
  public var workingDays: Int?
  public var status: DossierStatus
  public var files: [File]
  /// Path of the receipt as PDF; nil until it was written.
  public var savedPath: String?

  public init(
    number: String, procedureCode: String, procedureName: String, applicantName: String, receivingOffice: String,
    submittedAt: Moment, appointment: CivilDate?, workingDays: Int?, status: DossierStatus, files: [File],
    savedPath: String? = nil
  ) {
    self.number = number
    self.procedureCode = procedureCode
    self.procedureName = procedureName
    self.applicantName = applicantName
    self.receivingOffice = receivingOffice
    self.submittedAt = submittedAt
    self.appointment = appointment
    self.workingDays = workingDays
    self.status = status
    self.files = files
    self.savedPath = savedPath
  }
}

/// The signed-in person, as the portal's claims describe them (`LoaiTaiKhoan`, `HoVaTen`, `SoDinhDanh`, …).
public struct Person: Hashable, Codable, Sendable {
  public enum AccountKind: Int, Codable, Sendable { case citizen = 1, organisation = 2 }
  public var account: AccountKind
  /// `TechID`, the portal's stable key of a person.
  public var technicalID: String
  public var fullName: String
  public var identityNumber: String
  public var phone: String
  public var email: String
  public var address: String
  public var organisation: String
  public var taxCode: String

  public init(
    account: AccountKind, technicalID: String, fullName: String, identityNumber: String, phone: String = "",
    email: String = "", address: String = "", organisation: String = "", taxCode: String = ""
  ) {
    self.account = account
    self.technicalID = technicalID
    self.fullName = fullName
    self.identityNumber = identityNumber
    self.phone = phone
    self.email = email
    self.address = address
    self.organisation = organisation
    self.taxCode = taxCode
  }

  /// "0660…735": enough to recognise oneself, not enough to copy.
  public var maskedIdentityNumber: String { identityNumber.maskedInTheMiddle }
}

extension String {
  /// Keeps the first four and the last three characters.
  public var maskedInTheMiddle: String { count > 8 ? "\(prefix(4))…\(suffix(3))" : self }
}
