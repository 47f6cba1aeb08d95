package dev.roost.simulator.token;

import java.util.List;

/**
 * What a user once let an app do by OAuth 2.0.
 *
 * @param number tells it from every other one, from 1
 * @param scopes what the user granted, by X's names; what was asked for and left out is not here
 */
public record Grant(long number, String app, String userId, List<String> scopes) {

  static final String OFFLINE_ACCESS = "offline.access";

  /** A copy of the scopes is kept. */
  public Grant {
    scopes = List.copyOf(scopes);
  }

  boolean isRefreshable() {
    return scopes.contains(OFFLINE_ACCESS);
  }
}
