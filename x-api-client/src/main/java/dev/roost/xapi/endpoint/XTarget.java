package dev.roost.xapi.endpoint;

import java.net.URI;
import java.time.Duration;

/**
 * Where X is and how long to wait for it.
 *
 * @param baseUrl scheme, host and perhaps a port; the host is part of each OAuth 1.0a signature
 * @param timeout for a whole answer, more than zero; the app's webhook is challenged in this time
 */
public record XTarget(URI baseUrl, Duration timeout) {

  /** X itself. */
  public static final URI X = URI.create("https://api.x.com");

  public XTarget {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("The time to wait for X must be more than zero.");
    }
  }

  /** The address of a path that begins with a slash, with or without a query, both encoded. */
  public URI at(String pathAndQuery) {
    String base = baseUrl.toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + pathAndQuery);
  }
}
