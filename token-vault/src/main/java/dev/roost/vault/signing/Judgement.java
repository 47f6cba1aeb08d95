package dev.roost.vault.signing;

import dev.roost.vault.signing.Verdict.Denied;
import dev.roost.vault.signing.Verdict.Granted;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Decides whether a request is the caller's to make. What is not on the list is denied. */
@ApplicationScoped
class Judgement {

  private final KnownEndpoints endpoints;

  Judgement(KnownEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * The verdict.
   *
   * @param mine the endpoints that are the caller's
   */
  Verdict on(Wish wish, Set<AccountActivityEndpoint> mine) {
    if (!endpoints.isAtX(wish.request().url())) {
      return new Denied(
          "another origin", "The vault signs for the origin of roost.x.base-url and no other.");
    }
    return endpoints
        .find(wish.request().method(), wish.request().url())
        .map(endpoint -> on(endpoint, wish, mine))
        .orElseGet(() ->
            new Denied(
                "unlisted",
                "X's Account Activity API has no endpoint of this method and path; ids are"
                    + " digits."));
  }

  private static Verdict on(
      AccountActivityEndpoint endpoint, Wish wish, Set<AccountActivityEndpoint> mine) {
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
                    case USER -> "a user's signature (user)";
                    default -> "the bearer (app-only)";
                  },
                  endpoint.label()));
    }
    return new Granted(endpoint.label());
  }
}
