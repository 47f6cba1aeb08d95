package dev.roost.simulator.handshake;

import dev.roost.simulator.app.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A wish of an app to act for somebody.
 *
 * @param callback where to send the person back to, or {@code oob} for a PIN
 * @param permission what the app wants to do
 * @param grant what somebody said to it; absent while nobody did
 */
record RequestToken(
    String token,
    String secret,
    String app,
    String callback,
    Permission permission,
    @Nullable Grant grant) {

  static final String OUT_OF_BAND = "oob";

  /** Somebody's yes, and the word by which the app proves that it heard it. */
  record Grant(String userId, String verifier) {}

  RequestToken granted(Grant by) {
    return new RequestToken(token, secret, app, callback, permission, by);
  }

  boolean isOutOfBand() {
    return callback.equals(OUT_OF_BAND);
  }

  /** The callback with that query added. */
  String back(String query) {
    return callback + (callback.contains("?") ? "&" : "?") + query;
  }

  @Override
  public String toString() {
    return "RequestToken[" + app + "]";
  }
}
