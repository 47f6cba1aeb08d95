package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.XApiException;

/** What is known after X was asked for other tokens. */
sealed interface RefreshOutcome {

  /** X gave other tokens; the old refresh token is used up. */
  record Renewed(UserTokens tokens) implements RefreshOutcome {}

  /** X does not take this refresh token. */
  record Refused() implements RefreshOutcome {}

  /** X did not get the request, or took nothing of it: the refresh token is as good as before. */
  record Unused(ProblemException problem) implements RefreshOutcome {}

  /** Whether X took the refresh token is not known, and never will be. */
  record Lost() implements RefreshOutcome {}

  /**
   * What a failure means for the refresh token. X authenticates the client and counts its requests
   * before it looks at a token, so that 401, 403 and 429 leave it unused. Any failure that is not
   * known to is taken for the worst.
   */
  static RefreshOutcome of(Throwable failure) {
    return switch (failure) {
      case XApiException.Invalid _ -> new Refused();
      case XApiException.Unauthorized it -> new Unused(XOAuth.problem(it));
      case XApiException.NotPermitted it -> new Unused(XOAuth.problem(it));
      case XApiException.RateLimited it -> new Unused(XOAuth.problem(it));
      case XApiException.Unavailable it when !it.mayHaveActed() -> new Unused(XOAuth.problem(it));
      default -> new Lost();
    };
  }
}
