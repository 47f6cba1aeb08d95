package dev.roost.admin.problem;

import dev.roost.contracts.vault.VaultProblem;

/** What X or token-vault, asked by a service, answered. */
final class UpstreamProblems {

  static final Definition X_REFUSED =
      Definition.of(
          502,
          VaultProblem.X_REFUSED,
          "Upstream rejected the request",
          "X rejected the request; the detail says why and what to do.");

  static final Definition X_UNAVAILABLE =
      Definition.of(
          503,
          VaultProblem.X_UNAVAILABLE,
          "Upstream unavailable",
          "X gave no usable response; try again later.");

  static final Definition X_UNREACHABLE =
      Definition.of(
          503,
          VaultProblem.X_UNREACHABLE,
          "No answer from upstream",
          "X was asked and gave no answer; whether it acted is not known.");

  static final Definition X_RATE_LIMITED =
      Definition.of(
          429,
          "x-rate-limited",
          "Rate limited by X",
          "X takes no more requests for now; Retry-After says until when.");

  static final Definition VAULT_REFUSED =
      Definition.of(
          502,
          "vault-refused",
          "Upstream rejected the request",
          "token-vault rejected the request; the detail says why and what to do.");

  static final Definition VAULT_UNAVAILABLE =
      Definition.of(
          503,
          "vault-unavailable",
          "Upstream unavailable",
          "token-vault gave no usable response; try again later.");

  private UpstreamProblems() {}
}
