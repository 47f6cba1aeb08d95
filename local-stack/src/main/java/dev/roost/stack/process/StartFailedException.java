package dev.roost.stack.process;

/** Something did not come up; the message says what, and what to do, in one sentence or two. */
public final class StartFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public StartFailedException(String message) {
    super(message);
    this.sentence = message;
  }

  /** What failed, and what to do. */
  @Override
  public String getMessage() {
    return sentence;
  }
}
