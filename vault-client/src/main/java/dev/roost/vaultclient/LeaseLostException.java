package dev.roost.vaultclient;

/** The lease ended before X was asked or had answered: the row may be another replica's by now. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean asked;

  LeaseLostException(boolean asked) {
    super(
        asked
            ? "The lease was about to end, so X's answer is waited for no longer."
            : "The lease has ended, so X is not asked.",
        null,
        false,
        false);
    this.asked = asked;
  }

  /** Whether X may have been asked: its answer had not come when the lease was about to end. */
  public boolean mayHaveAsked() {
    return asked;
  }
}
