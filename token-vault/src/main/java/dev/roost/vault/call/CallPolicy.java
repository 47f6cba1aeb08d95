package dev.roost.vault.call;

import dev.roost.contracts.vault.CallRequest.As;
import dev.roost.vault.call.CalledOperation.OfVersion1;
import dev.roost.vault.call.CalledOperation.OfVersion2;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Credential;
import dev.roost.xapi.v2.Operation;
import dev.roost.xapi.v2.Privacy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a call is the caller's to make: operation, credential, parameters and body. What
 * is not on a list is denied.
 */
@ApplicationScoped
class CallPolicy {

  private final CallRules rules;

  CallPolicy(CallRules rules) {
    this.rules = rules;
  }

  /**
   * Why the call is not the caller's to make.
   *
   * @param app whose credentials would be used
   * @param mine the operations that are the caller's
   * @return empty when it is
   */
  Optional<String> refusal(String app, WantedCall call, Set<Endpoint> mine) {
    String label = call.operation().endpoint().label();
    if (!mine.contains(call.operation().endpoint())) {
      return Optional.of(label + " is another service's to ask for.");
    }
    return rules.refusal(app, call).or(() -> ofCredential(call, label));
  }

  private static Optional<String> ofCredential(WantedCall call, String label) {
    Optional<As> named = call.as();
    if (call.operation() instanceof OfVersion1) {
      return named.filter(as -> as != As.BEARER).map(_ -> label + " takes the bearer alone.");
    }
    if (named.filter(as -> !accepted(call).contains(credential(as))).isPresent()) {
      return Optional.of(label + " does not take this credential.");
    }
    boolean needsUser = chosen(call) != Credential.BEARER;
    if (needsUser && named.equals(Optional.of(As.BEARER))) {
      return Optional.of("A private event type takes the credential of the user it is of.");
    }
    return needsUser && call.userId().isEmpty()
        ? Optional.of(label + " is called in a user's name here: userId is missing.")
        : Optional.empty();
  }

  private static Set<Credential> accepted(WantedCall call) {
    return call.operation() instanceof OfVersion2(Operation operation)
        ? operation.accepted()
        : Set.of(Credential.BEARER);
  }

  /** The credential by the table, before the app's setting: the bearer wherever it is enough. */
  static Credential chosen(WantedCall call) {
    if (!(call.operation() instanceof OfVersion2(Operation operation))) {
      return Credential.BEARER;
    }
    Privacy privacy =
        operation == Operation.CREATE_SUBSCRIPTION
            ? CallRules.eventType(call.body().orElseThrow()).privacy()
            : Privacy.PUBLIC;
    return operation.credential(privacy);
  }

  /** The credential of that name. */
  static Credential credential(As as) {
    return switch (as) {
      case BEARER -> Credential.BEARER;
      case OAUTH_1_USER -> Credential.OAUTH_1_USER;
      case OAUTH_2_USER -> Credential.OAUTH_2_USER;
    };
  }
}
