package dev.roost.simulator.token;

import dev.roost.simulator.app.Permission;

/**
 * What lets an app act for a user until the user takes it back.
 *
 * @param permission what the app might do when the token was given out
 */
public record AccessToken(
    String token, String secret, String app, String userId, Permission permission) {

  @Override
  public String toString() {
    return "AccessToken[" + app + ", " + userId + "]";
  }
}
