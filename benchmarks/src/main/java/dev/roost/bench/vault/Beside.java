package dev.roost.bench.vault;

/** What else happens while requests for one app are measured. */
enum Beside {
  NOTHING("nothing else"),
  LOCKED("another app's row locked");

  private final String label;

  Beside(String label) {
    this.label = label;
  }

  /** As tables have it. */
  String label() {
    return label;
  }
}
