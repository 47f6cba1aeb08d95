package dev.roost.vault.envelope;

import org.jspecify.annotations.Nullable;

/** Encryption refused; an error is a denial. The message shows nothing of the secret. */
public final class UnreadableSecretException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
