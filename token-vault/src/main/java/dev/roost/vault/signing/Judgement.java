package dev.roost.vault.signing;

import dev.roost.vault.signing.Verdict.Denied;
import dev.roost.vault.signing.Verdict.Granted;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Decides whether a request is the caller's to make: endpoint, credentials, parameters and body.
 * What is not on a list is denied.
 */
@ApplicationScoped
class Judgement {

  private final KnownEndpoints endpoints;
  private final ParameterRules parameters;

  Judgement(KnownEndpoints endpoints, ParameterRules parameters) {
    this.endpoints = endpoints;
    this.parameters = parameters;
  }

  /**
   * The verdict.
   *
   * @param app whose credentials would sign
   * @param mine the endpoints that are the caller's
   */
  Verdict on(String app, Wish wish, Set<AccountActivityEndpoint> mine) {
    if (!endpoints.isAtX(wish.request().url())) {
      return new Denied(
          "another origin", "The vault signs for the origin of roost.x.base-url and no other.");
    }
    return endpoints
        .find(wish.request().method(), wish.request().url())
        .map(endpoint -> on(endpoint, app, wish, mine))
        .orElseGet(() ->
            new Denied(
                "unlisted",
                "X's Account Activity API has no endpoint of this method and path; ids are"
                    + " digits."));
  }

  private Verdict on(
      AccountActivityEndpoint endpoint, String app, Wish wish, Set<AccountActivityEndpoint> mine) {
    if (endpoint.authentication() == Authentication.APP_ONLY) {
      return new Denied(
          endpoint.label(),
          endpoint.label()
              + " takes the bearer, which does not leave the vault: POST /api/v1/apps/{app}/calls"
              + " with the operation "
              + endpoint.operation()
              + " has the vault send the request. A service that asks here is of an earlier"
              + " release.");
    }
    if (!mine.contains(endpoint)) {
      return new Denied(endpoint.label(), endpoint.label() + " is another service's to ask for.");
    }
    if (wish.authentication() != endpoint.authentication()) {
      return new Denied(
          endpoint.label(),
          "X takes %s for %s, and nothing else."
              .formatted(
                  switch (endpoint.authentication()) {
                    case APP_OWNER -> "the app owner's signature (app-owner)";
                    default -> "a user's signature (user)";
                  },
                  endpoint.label()));
    }
    return parameters
        .refusal(endpoint, app, wish.request())
        .<Verdict>map(why -> new Denied(endpoint.label(), why))
        .orElseGet(() -> new Granted(endpoint.label()));
  }
}
