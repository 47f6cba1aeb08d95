package dev.roost.system.oracle;

/** The ways in which the promise can be broken. */
public enum Fault {
  LOST("in an accepted delivery, and did not come out"),
  GIVEN_UP("every delivery of it ended without a 200, and no attempt began in a calm"),
  UNEXPLAINED_GIVE_UP("given up, although an attempt that X did not break began in a calm"),
  TOO_FEW_ACCEPTED("of all deliveries that ended fewer were accepted than the trial allows"),
  DOUBLED("came out more than once"),
  ALIEN("came out, and was in nothing that was sent"),
  CHANGED("came out with another value than was sent"),
  SWAPPED("came out before one that was answered 200 before it was first sent"),
  MISLABELLED("key, headers, topic or partition are not what contracts and the act at X say"),
  DEAD_LETTER("set aside as a dead letter, and not sent for that on purpose"),
  AMBIGUOUS("the log itself cannot be counted out: a name is shared, a body or an act lies");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in words. */
  public String meaning() {
    return meaning;
  }
}
