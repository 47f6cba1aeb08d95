package dev.roost.vault.call;

import dev.roost.vault.call.CalledOperation.OfVersion2;
import dev.roost.xapi.v2.Operation;
import java.util.Set;
import java.util.stream.Collectors;

/** Which scopes X wants a user to have granted for a call by OAuth 2.0. */
final class CallScopes {

  /** By X's OpenAPI document, of the Account Activity API in version 2. */
  private static final Set<String> ACCOUNT_ACTIVITY =
      Set.of("dm.read", "dm.write", "tweet.read", "users.read");

  private CallScopes() {}

  /** Those of a judged call; none where X's document names none. */
  static Set<String> of(WantedCall call) {
    if (!(call.operation() instanceof OfVersion2(Operation operation))) {
      return Set.of();
    }
    return switch (operation) {
      case SUBSCRIBE_ACCOUNT, CHECK_ACCOUNT -> ACCOUNT_ACTIVITY;
      case CREATE_SUBSCRIPTION ->
          CallRules.eventType(call.body().orElseThrow()).scope().stream()
              .collect(Collectors.toUnmodifiableSet());
      default -> Set.of();
    };
  }
}
