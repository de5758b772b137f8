import PortalWire

/// Provinces and their communes: two tiers since July 2025.
struct PlaceDirectory: Sendable {
  struct Province: Decodable, Sendable {
    struct Ward: Decodable, Sendable {
      var code: String
      var name: String

      enum CodingKeys: String, CodingKey {
        case code = "Code"
        case name = "FullName"
      }
    }
    var code: String
    var name: String
    var wards: [Ward]

    enum CodingKeys: String, CodingKey {
      case code = "Code"
      case name = "FullName"
      case wards = "Wards"
    }
  }

  private let provinces: [PlaceRow]
  private let wards: [String: [PlaceRow]]

  init(_ units: [Province]) {
    provinces = units.map { PlaceRow(id: $0.code, name: $0.name) }
    wards = Dictionary(
      uniqueKeysWithValues: units.map { province in
        let parent = NamedReference(id: province.code, name: province.name)
        return (province.code, province.wards.map { PlaceRow(id: $0.code, name: $0.name, parent: parent) })
      })
  }

  /// `/ba/place`: all provinces, or the communes of one.
  var routes: [Route] {
    [
      Route("GET", PortalPath.places, .readable) { call in
        let parent = call.query["parent-id"] ?? ""
        let keyword = (call.query["keyword"] ?? "").lowercased()
        let places = parent.isEmpty ? provinces : wards[parent] ?? []
        return try .json(call.page(of: places.filter { keyword.isEmpty || $0.name.vi.lowercased().contains(keyword) }))
      }
    ]
  }
}
