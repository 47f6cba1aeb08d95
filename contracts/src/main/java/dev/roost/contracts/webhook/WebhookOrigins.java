package dev.roost.contracts.webhook;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an app's webhooks may be: the origins under which webhook-ingest is reached from outside.
 * Any other host that X delivers to would read people's messages, since it can pass X's challenge
 * on to Roost and so become valid.
 *
 * <p>An entry is {@code https://HOST[:PORT]}, with the path before {@code /webhooks/} where an
 * ingress has one; {@code http} is for this machine alone. A URL is compared with it as text, so
 * that no two parsers can read two hosts from it.
 *
 * @param entries in the order of the setting, without a slash at the end
 */
public record WebhookOrigins(List<String> entries) {

  private static final String PATH = "/webhooks/";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");

  /**
   * Takes entries of that form.
   *
   * @throws IllegalArgumentException for any other; the message names it and states the rule
   */
  public WebhookOrigins {
    entries = entries.stream().map(WebhookOrigins::checked).toList();
  }

  /** Those of a setting; see the record for the form. */
  public static WebhookOrigins of(Collection<String> entries) {
    return new WebhookOrigins(List.copyOf(entries));
  }

  private static String checked(String entry) {
    String bare = entry.strip().replaceFirst("/+$", "");
    try {
      URI uri = new URI(bare);
      boolean plain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (plain && isAllowed(uri.getScheme(), uri.getHost())) {
        return bare;
      }
    } catch (URISyntaxException notOne) {
      // Refused like one without a host.
    }
    throw new IllegalArgumentException(
        "\"%s\" is not an origin of webhooks: https, a host, perhaps a port and a path, and nothing else, such as https://hooks.example.com; http is for this machine alone"
            .formatted(entry));
  }

  private static boolean isAllowed(String scheme, String host) {
    return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
  }

  /** Whether there is none, so that no webhook may be registered. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * The webhook that this URL belongs to.
   *
   * @param url as X is to get it
   * @return empty when it is not {@code ORIGIN/webhooks/APP/ENDPOINT}, perhaps with a query
   */
  public Optional<Address> addressOf(String url) {
    return entries.stream()
        .map(entry -> entry + PATH)
        .filter(url::startsWith)
        .flatMap(prefix -> read(url.substring(prefix.length())).stream())
        .findFirst();
  }

  private static Optional<Address> read(String rest) {
    String[] pathAndQuery = rest.split("\\?", 2);
    if (pathAndQuery.length == 2 && !QUERY.matcher(pathAndQuery[1]).matches()) {
      return Optional.empty();
    }
    String[] names = pathAndQuery[0].split("/", -1);
    return names.length == 2
        ? AppName.parse(names[0])
            .flatMap(
                app -> EndpointName.parse(names[1]).map(endpoint -> new Address(app, endpoint)))
        : Optional.empty();
  }

  /**
   * Whose webhook a URL leads to.
   *
   * @param app the app in its path
   * @param endpoint the app's endpoint in its path
   */
  public record Address(AppName app, EndpointName endpoint) {}
}
