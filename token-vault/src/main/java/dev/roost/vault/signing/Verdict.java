package dev.roost.vault.signing;

/**
 * Whether a service may have its wish.
 *
 * <p>{@code purpose} is what the audit trail says: an endpoint's method and path, without ids.
 */
sealed interface Verdict {

  String purpose();

  /** It may. */
  record Granted(String purpose) implements Verdict {}

  /** It may not, for this reason. */
  record Denied(String purpose, String why) implements Verdict {}
}
