package dev.roost.router.transaction;

/** Ends a stream thread, so that all its tasks begin again at what was committed. */
final class UndoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UndoneException() {
    super(
        "a transaction was given up in which other tasks had written, too: this thread ends, and"
            + " another one begins again at what was committed");
  }
}
