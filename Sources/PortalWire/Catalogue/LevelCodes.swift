import Dossiers

extension AgencyTier {
  var gateCode: String {
    switch self {
    case .ministry: "BO"
    case .province: "TINH"
    case .district: "QUANHUYEN"
    case .commune: "PHUONGXA"
    }
  }

  var gateName: String {
    switch self {
    case .ministry: "Cấp Bộ"
    case .province: "Cấp Tỉnh"
    case .district: "Cấp Quận/Huyện"
    case .commune: "Cấp Phường/Xã"
    }
  }

  init?(gateCode: String?) {
    guard let tier = Self.allCases.first(where: { $0.gateCode == gateCode }) else { return nil }
    self = tier
  }
}

extension ServiceLevel {
  var gateCode: String {
    switch self {
    case .full: "TOANTRINH"
    case .partial: "MOTPHAN"
    case .information: "THONGTIN"
    }
  }

  var gateName: String {
    switch self {
    case .full: "Toàn trình"
    case .partial: "Một phần"
    case .information: "Cung cấp thông tin"
    }
  }

  init?(gateCode: String?) {
    guard let level = Self.allCases.first(where: { $0.gateCode == gateCode }) else { return nil }
    self = level
  }
}

extension DossierStatus {
  /// What the national exchange calls the state (`TrangThaiHoSo`).
  public var gateName: String {
    switch self {
    case .registered: "Mới đăng ký"
    case .accepted: "Được tiếp nhận"
    case .notAccepted: "Không được tiếp nhận"
    case .inProgress: "Đang xử lý"
    case .supplementRequested: "Yêu cầu bổ sung giấy tờ"
    case .paymentRequested: "Yêu cầu thực hiện nghĩa vụ tài chính"
    case .withdrawalRequested: "Công dân yêu cầu rút hồ sơ"
    case .stopped: "Dừng xử lý"
    case .finished: "Đã xử lý xong"
    case .resultReturned: "Đã trả kết quả"
    }
  }
}
