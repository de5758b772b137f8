/// A dossier being made, or made: what is kept on disk. It holds no secret.
public struct Draft: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var connection: String
  public var createdAt: Moment
  public var updatedAt: Moment
  /// The screen where the person was.
  public var screen: ScreenID
  public var procedure: Procedure
  /// Values of the applicant form by field id, as typed.
  public var applicant: [String: String]
  public var papers: [Paper]
  /// The component whose file is being attached or signed.
  public var currentPaper: ProcedureComponent.ID?
  public var box: SignatureBox?
  public var isCommitted: Bool
  public var receipt: Receipt?

  public init(
    id: String, connection: String, createdAt: Moment, updatedAt: Moment, screen: ScreenID, procedure: Procedure,
    applicant: [String: String] = [:], papers: [Paper]? = nil, currentPaper: ProcedureComponent.ID? = nil,
    box: SignatureBox? = nil, isCommitted: Bool = false, receipt: Receipt? = nil
  ) {
    self.id = id
    self.connection = connection
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.screen = screen
    self.procedure = procedure
    self.applicant = applicant
    self.papers = papers ?? procedure.components.map { Paper(component: $0) }
    self.currentPaper = currentPaper
    self.box = box
    self.isCommitted = isCommitted
    self.receipt = receipt
  }
}

/// A component of the dossier with what the person has put into it.
public struct Paper: Hashable, Codable, Sendable, Identifiable {
  public var component: ProcedureComponent
  /// The portal ignores the files of a row that is not ticked.
  public var isTicked: Bool
  public var copies: Int
  public var file: AttachedFile?

  public var id: ProcedureComponent.ID { component.id }

  public init(component: ProcedureComponent, isTicked: Bool = false, copies: Int? = nil, file: AttachedFile? = nil) {
    self.component = component
    self.isTicked = isTicked
    self.copies = copies ?? component.copies
    self.file = file
  }
}

/// A file that the person attached, with everything made from it. Paths are bytes of the file system, never normalised.
public struct AttachedFile: Hashable, Codable, Sendable {
  /// Name as shown, NFC.
  public var name: String
  /// Our copy of what the person chose.
  public var original: StoredFile
  /// The PDF made from it, where it was not one.
  public var converted: StoredFile?
  public var signed: StoredFile?
  /// Set once the signed file was verified.
  public var report: SignatureReport?
  public var upload: UploadedFile?

  public init(
    name: String, original: StoredFile, converted: StoredFile? = nil, signed: StoredFile? = nil,
    report: SignatureReport? = nil, upload: UploadedFile? = nil
  ) {
    self.name = name
    self.original = original
    self.converted = converted
    self.signed = signed
    self.report = report
    self.upload = upload
  }

  /// The PDF to show or to sign; nil for a file that is none and was not converted.
  public var document: StoredFile? { converted ?? (original.kind == .pdf ? original : nil) }

  /// What is sent to the portal.
  public var final: StoredFile { signed ?? converted ?? original }
}

/// A file in our own folder.
public struct StoredFile: Hashable, Codable, Sendable {
  public var path: String
  public var kind: FileKind
  public var byteCount: Int
  /// Lower-case hexadecimal.
  public var sha256: String
  /// Pages of a PDF; nil for other kinds.
  public var pageCount: Int?

  public init(path: String, kind: FileKind, byteCount: Int, sha256: String, pageCount: Int? = nil) {
    self.path = path
    self.kind = kind
    self.byteCount = byteCount
    self.sha256 = sha256
    self.pageCount = pageCount
  }
}

/// What a file is, by its content.
public enum FileKind: String, Codable, CaseIterable, Sendable {
  case pdf, docx, doc, odt, jpeg, png, zip, other
}

/// A file that the portal holds.
public struct UploadedFile: Hashable, Codable, Sendable {
  public var id: String
  public var filename: String
  public var byteCount: Int
  /// Lower-case hexadecimal, as the portal read it back.
  public var sha256: String

  public init(id: String, filename: String, byteCount: Int, sha256: String) {
    self.id = id
    self.filename = filename
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
