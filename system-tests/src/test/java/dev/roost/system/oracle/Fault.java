package dev.roost.system.oracle;

/** The ways in which the promise can be broken. */
public enum Fault {
  LOST("in an accepted delivery, and did not come out"),
  GIVEN_UP("every delivery of it ended without a 200"),
  DOUBLED("came out more than once"),
  ALIEN("came out, and was in nothing that was sent"),
  CHANGED("came out with another value than was sent"),
  SWAPPED("came out before one that was answered 200 before it was first sent"),
  MISLABELLED("key, headers, topic or partition are not what contracts say"),
  AMBIGUOUS("the log itself cannot be counted out: two happenings share a name, or a body lies");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in words. */
  public String meaning() {
    return meaning;
  }
}
