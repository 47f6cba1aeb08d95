package dev.roost.contracts.credentials;

import java.util.List;

/**
 * The live credentials of one app, as they are after a change. Key: the app.
 *
 * @param app the app's name at Roost
 * @param changedAt when, ISO-8601 in UTC
 * @param requireModern whether a delivery without the modern signature is refused
 * @param credentials all that are live; of webhook secrets several, the current one first
 */
public record AppCredentials(
    String app, String changedAt, boolean requireModern, List<LiveCredential> credentials) {

  public AppCredentials {
    credentials = List.copyOf(credentials);
  }

  /**
   * One credential that is in use.
   *
   * @param kind {@code consumer}, {@code owner}, {@code client}, {@code webhook-consumer} or {@code
   *     webhook-client}
   * @param version counts up with each one that took this place
   * @param fingerprint {@code sha256:} and the first 16 hex digits of the secret's SHA-256
   */
  public record LiveCredential(String kind, int version, String fingerprint) {}
}
