package dev.roost.ingest.keys;

/** An answer of the vault that cannot be used; the message says why and shows none of it. */
final class InvalidKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidKeysException(String why) {
    super(why);
  }
}
