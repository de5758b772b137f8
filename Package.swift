// swift-tools-version: 6.2
// hoso: submit an administrative dossier from the terminal. Copyright (C) 2026 the hoso authors. AGPL-3.0-or-later.
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
let onMainActor: [SwiftSetting] = strict + [.defaultIsolation(MainActor.self)]
let careful: [CSetting] = [.define("_GNU_SOURCE"), .treatAllWarnings(as: .error)]

/// Debian's libmupdf is static and names no dependency of its own, so they are all named here.
let mupdfLibraries = [
  "mupdf", "mupdf-third", "mujs", "gumbo", "openjp2", "jbig2dec", "jpeg", "harfbuzz-subset", "harfbuzz", "freetype",
  "z", "m",
]

/// 150,000 relocations would be a third of the start; packed, they are read in one sweep (needs glibc 2.36).
let quickStart: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"], .when(configuration: .release)),
  .unsafeFlags(["-L", "\(Context.packageDirectory)/Sources/CCurl/link"]),
]

let package = Package(
  name: "hoso",
  products: [.executable(name: "hoso", targets: ["hoso"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // The pure middle.
    .target(name: "Dossiers", swiftSettings: strict),
    .target(name: "ProcedureIndex", dependencies: ["Dossiers"], swiftSettings: strict),
    .target(name: "Canvas", swiftSettings: strict),
    .target(name: "Themes", dependencies: ["Canvas"], swiftSettings: strict),
    .target(name: "Screens", dependencies: ["Dossiers", "Canvas"], swiftSettings: strict),
    .target(
      name: "AppResources", dependencies: ["Screens", "Themes", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: strict),

    // The edges.
    .target(name: "SerialQueues", swiftSettings: strict),
    .target(name: "TerminalDriver", dependencies: ["Canvas", "Themes", "CNcurses"], swiftSettings: onMainActor),
    .target(name: "PortalWire", dependencies: ["Dossiers"], swiftSettings: strict),
    .target(name: "PortalClient", dependencies: ["SerialQueues", "PortalWire", "CCurl"], swiftSettings: strict),
    .target(
      name: "Drafts", dependencies: ["SerialQueues", "Dossiers", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(name: "Pages", dependencies: ["SerialQueues", "Dossiers", "CMuPDF"], swiftSettings: strict),
    .target(name: "Certificates", dependencies: ["Dossiers", "COpenSSL"], swiftSettings: strict),
    .target(
      name: "Tokens", dependencies: ["SerialQueues", "Dossiers", "Certificates", "CPKCS11", "CPCSC"],
      swiftSettings: strict),
    .target(
      name: "Signatures",
      dependencies: [
        "SerialQueues", "Dossiers", "Certificates", "COpenSSL", .product(name: "SwiftASN1", package: "swift-asn1"),
      ],
      swiftSettings: strict),
    .target(
      name: "Sandbox",
      dependencies: [
        "SerialQueues", "PortalWire", "COpenSSL", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Resources"], swiftSettings: strict),

    // The program.
    .target(
      name: "Application",
      dependencies: [
        "AppResources", "Certificates", "Screens", "TerminalDriver", "ProcedureIndex", "PortalClient", "Drafts",
        "Pages",
        "Tokens", "Signatures",
      ],
      swiftSettings: onMainActor),
    .executableTarget(
      name: "hoso",
      dependencies: [
        "Application", "Sandbox", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: quickStart),

    // C, one small header of ours each.
    .target(
      name: "CNcurses", cSettings: careful, linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CCurl", exclude: ["link"], cSettings: careful),
    .target(name: "CMuPDF", cSettings: careful, linkerSettings: mupdfLibraries.map { .linkedLibrary($0) }),
    .target(name: "COpenSSL", cSettings: careful, linkerSettings: [.linkedLibrary("crypto")]),
    // Debian's PC/SC headers find each other only with a search path.
    .target(
      name: "CPCSC", cSettings: careful + [.headerSearchPath("system")], linkerSettings: [.linkedLibrary("pcsclite")]),
    .systemLibrary(name: "CPKCS11", providers: [.apt(["libp11-kit-dev"])]),

    // Test parts: a terminal emulator on a pseudo-terminal.
    .target(name: "CPty", path: "Tests/CPty", cSettings: careful),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "GoldenScreens", dependencies: ["SerialQueues", "CPty", "CVTerm"], path: "Tests/GoldenScreens",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["TerminalDriver"], path: "Tests/TerminalProbe", swiftSettings: onMainActor),

    // A software token with a small PKI. PKCS#11 is initialised once a process, so all tests share it.
    .target(
      name: "TokenFixture", dependencies: ["Tokens", "Dossiers"], path: "Tests/TokenFixture", swiftSettings: strict),
    // A program that saves drafts until it is killed.
    .executableTarget(name: "DraftWriter", dependencies: ["Drafts"], path: "Tests/DraftWriter", swiftSettings: strict),

    .testTarget(name: "DossiersTests", dependencies: ["Dossiers"], swiftSettings: strict),
    .testTarget(name: "ProcedureIndexTests", dependencies: ["ProcedureIndex"], swiftSettings: strict),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Themes"], swiftSettings: strict),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "AppResources"], exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(name: "AppResourcesTests", dependencies: ["AppResources"], swiftSettings: strict),
    .testTarget(
      name: "TerminalDriverTests", dependencies: ["TerminalDriver", "GoldenScreens", "TerminalProbe"],
      swiftSettings: strict),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox"], swiftSettings: strict),
    .testTarget(name: "PortalTests", dependencies: ["PortalClient", "Sandbox"], swiftSettings: strict),
    .testTarget(
      name: "DraftsTests", dependencies: ["Drafts", "DraftWriter", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(name: "PagesTests", dependencies: ["Pages"], swiftSettings: strict),
    .testTarget(name: "TokensTests", dependencies: ["Tokens", "TokenFixture"], swiftSettings: strict),
    .testTarget(
      name: "SignaturesTests", dependencies: ["Signatures", "Pages", "Tokens", "TokenFixture"], swiftSettings: strict),
    .testTarget(name: "StoryTests", dependencies: ["Drafts", "GoldenScreens", "hoso"], swiftSettings: strict),
    .testTarget(
      name: "ApplicationTests", dependencies: ["Application", "Sandbox", "TokenFixture", "hoso"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
