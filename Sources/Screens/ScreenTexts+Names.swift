import Dossiers

/// Names that several screens give to the same things.
extension ScreenTexts {
  public func name(of status: DossierStatus) -> String { self["status-\(status.rawValue)"] }
  public func name(of level: ServiceLevel) -> String { self["level-\(level.rawValue)"] }
  public func name(of tier: AgencyTier) -> String { self["tier-\(tier.rawValue)"] }

  public func name(of kind: CopyKind) -> String {
    switch kind {
    case .original: self["copy-original"]
    case .copy: self["copy-copy"]
    case .electronic: self["copy-electronic"]
    }
  }

  /// What is missing and where.
  public func sentence(for item: ChecklistItem) -> String {
    let subject = item.kind == .applicantIncomplete ? self["applicant-\(item.subject)"] : item.subject
    return self[item.kind.rawValue, ["subject": subject]]
  }

  public func sentence(for problem: FieldProblem, with field: Field) -> String {
    self[problem.rawValue, ["limit": String(field.lengthLimit)]]
  }

  /// "hôm nay", "hôm qua", "3 ngày trước", and the date itself after a week.
  public func day(of moment: Moment, seenFrom now: Moment) -> String {
    let days = now.date.daysSinceEpoch - moment.date.daysSinceEpoch
    switch days {
    case 0: return self["today"]
    case 1: return self["yesterday"]
    case 2...7: return self["days-ago", ["days": String(days)]]
    default: return moment.date.text
    }
  }

  public func workingDays(_ days: Int) -> String {
    days == 1 ? self["working-day"] : self["working-days", ["days": String(days)]]
  }

  /// An amount in đồng, "139.000 đồng"; the word for nothing where it is 0.
  public func money(_ amount: Int) -> String {
    amount == 0 ? self["free-of-charge"] : self["money", ["amount": amount.groupedByThousands]]
  }
}

extension Int {
  /// "1.914", as Vietnamese writes it.
  public var groupedByThousands: String {
    guard magnitude >= 1000 else { return String(self) }
    var grouped = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { grouped.append(".") }
      grouped.append(digit)
    }
    return (self < 0 ? "-" : "") + String(grouped.reversed())
  }
}
