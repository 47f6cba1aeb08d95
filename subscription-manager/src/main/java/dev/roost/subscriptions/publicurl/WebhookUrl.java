package dev.roost.subscriptions.publicurl;

import dev.roost.admin.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The form of a webhook's URL. What X alone decides is left to X, which says no in its own words.
 */
public final class WebhookUrl {

  // X's schema, v2; v1.1 names no limit.
  private static final int LONGEST = 200;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private WebhookUrl() {}

  /** The URL, if it may be one: https, or http on this machine; else a 400. */
  public static String checked(String url) {
    URI read = read(url);
    if (!isHttps(read) && !isLocal(read)) {
      throw ProblemException.invalid(
          "url", "A webhook's url is https; http is for a simulator on the same machine.");
    }
    if (read.getRawFragment() != null || read.getRawUserInfo() != null || url.length() > LONGEST) {
      throw ProblemException.invalid(
          "url", "A webhook's url has at most 200 characters, no user and no fragment.");
    }
    return url;
  }

  private static URI read(String url) {
    try {
      URI read = new URI(url);
      if (read.getHost() != null) {
        return read;
      }
    } catch (URISyntaxException notOne) {
      // Refused like one without a host.
    }
    throw ProblemException.invalid("url", "The webhook's url is not an absolute URL with a host.");
  }

  private static boolean isHttps(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static boolean isLocal(URI url) {
    return "http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(url.getHost());
  }
}
