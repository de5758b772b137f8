import Dossiers

/// How long things last in the sandbox. Durations are seconds.
public struct SandboxSettings: Sendable {
  /// A state that a submitted dossier reaches by itself.
  public struct Milestone: Sendable {
    public var status: DossierStatus
    /// After the submission.
    public var after: Int64

    public init(_ status: DossierStatus, after: Int64) {
      self.status = status
      self.after = after
    }
  }

  public var accessTokenLifetime: Int64 = 300
  public var refreshTokenLifetime: Int64 = 36_000
  public var codeLifetime: Int64 = 120
  public var resendCoolDown: Int64 = 15
  public var resendLimit = 5
  /// Wrong one-time codes that end a sign-in.
  public var codeAttempts = 3
  /// Wrong passwords that lock an account.
  public var passwordAttempts = 5
  public var lockDuration: Int64 = 300
  /// Bytes of one file.
  public var fileSizeLimit = 6 * 1024 * 1024
  /// Bytes of one request.
  public var requestSizeLimit = 64 * 1024 * 1024
  /// Oldest first; the first counts from the submission itself.
  public var milestones = [
    Milestone(.registered, after: 0), Milestone(.accepted, after: 60), Milestone(.inProgress, after: 180),
    Milestone(.finished, after: 600), Milestone(.resultReturned, after: 900),
  ]
  /// The start waits for the keys of the test authority; else they are made when they are first needed.
  public var preparesAuthority = true
  public var now: @Sendable () -> Moment = SandboxSettings.systemClock

  public init() {}
}
