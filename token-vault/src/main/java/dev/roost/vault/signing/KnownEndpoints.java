package dev.roost.vault.signing;

import dev.roost.vault.x.XConfig;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds which of X's endpoints a request is for. Ids are digits: nothing else fits a path. */
@ApplicationScoped
class KnownEndpoints {

  private final URI x;
  private final Map<AccountActivityEndpoint, Pattern> paths;

  KnownEndpoints(XConfig config) {
    this.x = config.baseUrl();
    this.paths = new EnumMap<>(AccountActivityEndpoint.class);
    String root = config.baseUrl().getRawPath().replaceFirst("/$", "");
    for (AccountActivityEndpoint endpoint : AccountActivityEndpoint.values()) {
      paths.put(endpoint, pattern(root + endpoint.path()));
    }
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Arrays.stream(template.split("\\{[a-z_]+\\}", -1))
            .map(Pattern::quote)
            .reduce((before, after) -> before + "[0-9]{1,19}" + after)
            .orElseThrow());
  }

  /** Whether the address is at X: the same scheme, host and port, and nobody's name in it. */
  boolean isAtX(URI url) {
    return url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && lower(url.getScheme()).equals(lower(x.getScheme()))
        && lower(url.getHost()).equals(lower(x.getHost()))
        && port(url) == port(x);
  }

  /** The endpoint, if X has one of this method and path. */
  Optional<AccountActivityEndpoint> find(String method, URI url) {
    return Arrays.stream(AccountActivityEndpoint.values())
        .filter(endpoint -> endpoint.method().equals(method))
        .filter(endpoint ->
            Objects.requireNonNull(paths.get(endpoint)).matcher(url.getRawPath()).matches())
        .findFirst();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return lower(url.getScheme()).equals("https") ? 443 : 80;
  }
}
