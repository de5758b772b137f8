import Testing

/// All stories, one after the other: each starts the whole program, and LibreOffice beside it.
@Suite(.serialized) enum Stories {}
