package dev.roost.simulator.webhook;

import dev.roost.simulator.error.XErrorException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses this X takes: as the real one https without a port, or where that is allowed
 * plain http; and only on loopback.
 */
final class WebhookUrl {

  private static final String REFUSED = "Webhook URL does not meet the requirements.";
  private static final int LONGEST = 200;

  private WebhookUrl() {}

  static URI parse(String text, boolean allowHttp) {
    return read(text, allowHttp).orElseThrow(() -> XErrorException.badWebhook(REFUSED));
  }

  /** The address, if X takes it. */
  static Optional<URI> read(String text, boolean allowHttp) {
    try {
      URI url = new URI(text);
      if (text.length() <= LONGEST && isLoopback(url.getHost()) && isTaken(url, allowHttp)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isTaken(URI url, boolean allowHttp) {
    boolean https = "https".equals(url.getScheme()) && url.getPort() == -1;
    return https || (allowHttp && "http".equals(url.getScheme()));
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null && (host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}"));
  }
}
