import Drafts

@main
struct DraftWriter {
  static func main() {}
}
