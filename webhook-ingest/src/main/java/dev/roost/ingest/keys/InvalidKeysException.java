package dev.roost.ingest.keys;

/** A keys file that cannot be used; the message says what is wrong and shows none of it. */
final class InvalidKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  InvalidKeysException(String why) {
    super(why);
    this.why = why;
  }

  /** What is wrong, in plain words. */
  String why() {
    return why;
  }
}
