package dev.roost.simulator.v2;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Permission;

/**
 * Who calls.
 *
 * @param userId the user whose token it is; empty for an app on its own
 * @param permission what an OAuth 1.0a token is good for; everything for other credentials
 */
public record Requester(App app, Credential credential, String userId, Permission permission) {

  /** An app on its own. */
  static Requester alone(App app) {
    return new Requester(app, Credential.BEARER, "", Permission.DIRECT_MESSAGES);
  }

  /** 403 in X's words where an OAuth 1.0a token is not good for as much. */
  public void require(Permission least) {
    if (permission.compareTo(least) < 0) {
      throw ProblemException.oauth1Permissions();
    }
  }
}
