package dev.roost.subscriptions.work;

/** The lease ended before X could be asked: the row may be another replica's by now. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException() {
    super("The lease has ended, so X is not asked.", null, false, false);
  }
}
