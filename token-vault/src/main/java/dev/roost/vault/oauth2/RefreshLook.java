package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;

/** What a request that needs a user's access token finds. */
sealed interface RefreshLook {

  /** A token that can be used. */
  record Ready(UsableTokens tokens) implements RefreshLook {}

  /** Another attempt is under way. */
  record Busy() implements RefreshLook {}

  /** X is the caller's to ask. */
  record Claimed(RefreshClaim claim) implements RefreshLook {}

  /** There is no token that can be used. */
  record Unusable(ProblemException problem) implements RefreshLook {}
}
