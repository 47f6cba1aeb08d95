package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Whoever holds the secrets, as seen by who calls X: gives the header of one request. */
@FunctionalInterface
public interface RequestAuthorizer {

  /**
   * The Authorization header's value for exactly this request in that name; never stored or logged.
   * A failure reaches the caller of the endpoint as it is, and X is not asked.
   */
  Uni<String> authorize(SignableRequest request, Actor actor);

  /**
   * Another header for a request that X has just answered with 401, which is then sent once more:
   * for a bearer that was invalidated. Without one, X's refusal stands.
   *
   * @param refused the header X did not take
   */
  default Uni<Optional<String>> renew(SignableRequest request, Actor actor, String refused) {
    return Uni.createFrom().item(Optional.empty());
  }
}
