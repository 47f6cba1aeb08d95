package dev.roost.simulatorclient;

/** The simulator refused, or did not answer; the message carries its own words. */
public final class SimulatorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  /** With a sentence for people. */
  public SimulatorException(String message) {
    super(message);
    this.sentence = message;
  }

  /** Who refused what, and why. */
  @Override
  public String getMessage() {
    return sentence;
  }
}
