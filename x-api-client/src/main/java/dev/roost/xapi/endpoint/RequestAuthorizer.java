package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;

/** Whoever holds the secrets, as seen by who calls X: gives the header of one request. */
@FunctionalInterface
public interface RequestAuthorizer {

  /**
   * The Authorization header's value for exactly this request in that name; never stored or logged.
   * A failure reaches the caller of the endpoint as it is, and X is not asked.
   */
  Uni<String> authorize(SignableRequest request, Actor actor);
}
