package dev.roost.stack.api;

/** A service refused, or did not answer; the message carries its own words. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public RefusedException(String message) {
    super(message);
    this.sentence = message;
  }

  /** Who refused what, and why. */
  @Override
  public String getMessage() {
    return sentence;
  }
}
