package dev.roost.stack.userimport;

/**
 * What became of the lines so far.
 *
 * @param imported the vault has them now
 * @param unchanged the vault had them
 * @param refused the vault did not take them
 */
public record ImportTally(long imported, long unchanged, long refused) {

  static final ImportTally NONE = new ImportTally(0, 0, 0);

  /** With one more line of this result. */
  ImportTally with(String result) {
    return switch (result) {
      case "imported" -> new ImportTally(imported + 1, unchanged, refused);
      case "unchanged" -> new ImportTally(imported, unchanged + 1, refused);
      default -> new ImportTally(imported, unchanged, refused + 1);
    };
  }

  @Override
  public String toString() {
    return "%d imported, %d unchanged, %d refused".formatted(imported, unchanged, refused);
  }
}
