package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why X cannot be called with a user's OAuth 2.0 tokens. */
final class OAuth2Problems {

  private static final Duration SOON = Duration.ofSeconds(2);

  private OAuth2Problems() {}

  static ProblemException noToken() {
    return ProblemType.NO_OAUTH2_USER_TOKEN.exception(
        "The user has not let the app in by OAuth 2.0, or was disconnected. The user connects on"
            + " the app's connect page; or PUT /api/v1/apps/{app} with"
            + " \"userCredential\":\"oauth1-user\" has OAuth 1.0a tokens used instead.");
  }

  static ProblemException mustReconnect(@Nullable ReconnectCause cause) {
    return ProblemType.USER_MUST_RECONNECT.exception(
        "Cause: %s (%s). The user connects again on the app's connect page; nothing else helps."
            .formatted(
                Optional.ofNullable(cause).map(ReconnectCause::text).orElse("unknown"),
                Optional.ofNullable(cause).map(ReconnectCause::inWords).orElse("not known")));
  }

  static ProblemException missingScope(Set<String> missing) {
    return ProblemType.MISSING_SCOPE.exception(
        "The user's latest consent does not cover %s. The user connects again on the app's connect"
                .formatted(String.join(", ", missing))
            + " page and grants it.");
  }

  static ProblemException inProgress() {
    return ProblemType.TOKEN_REFRESH_IN_PROGRESS.exception(
        "X is being asked for another access token of the user. Ask again in a few seconds.", SOON);
  }

  static ProblemException unreadable(OAuth2User user) {
    return ProblemType.UNREADABLE_SECRET.exception(
        "The user's OAuth 2.0 tokens, version %d, do not open with the vault's keys. The user connects again."
            .formatted(user.version()));
  }
}
