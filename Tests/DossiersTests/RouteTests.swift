import Dossiers
import Testing

@Test func aRouteIsNeverEmpty() {
  #expect(Route([]).screens == [.home])
  var route = Route()
  let wentBack = route.goBack()
  #expect(!wentBack)
  #expect(route.screens == [.home])
}

@Test func openingAScreenThatIsOnTheWayLeadsBackToIt() {
  var route = Route([.home, .procedures, .procedure])
  route.open(.procedures)
  #expect(route.screens == [.home, .procedures])
  route.open(.applicant)
  #expect(route.current == .applicant)
  #expect(route.passes(.procedures) && !route.passes(.procedure))
}

@Test func replacingTheOnlyScreenKeepsAWayBack() {
  var route = Route()
  route.replace(with: .settings)
  #expect(route.screens == [.home, .settings])
  route.replace(with: .help)
  #expect(route.screens == [.home, .help])
}

@Test func returningToAScreenThatIsNotOnTheWayGoesThereFromHome() {
  var route = Route([.home, .applicant, .components, .pin])
  route.returnTo(.components)
  #expect(route.screens == [.home, .applicant, .components])
  route.returnTo(.review)
  #expect(route.screens == [.home, .review])
  route.returnTo(.home)
  #expect(route.screens == [.home])
}
