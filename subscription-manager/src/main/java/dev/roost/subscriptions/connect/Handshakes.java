package dev.roost.subscriptions.connect;

import dev.roost.contracts.vault.Handshake;
import dev.roost.xapi.oauth1.Parameter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes that a browser has begun, each in a cookie of its own. X gives the request token
 * back, whether the person said yes or no; with the cookie of that token it is this browser's
 * handshake, and without it nobody's: nothing is completed, and nothing ended.
 */
@ApplicationScoped
class Handshakes {

  /** A cookie outlives its handshake, so that a late return is told what it is. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Duration GONE = Duration.ZERO;

  /** No part of an endpoint's name, and nothing that would have the cookie's value quoted. */
  private static final String SEPARATOR = "_";

  private final Signed signed;
  private final BrowserCookies cookies;
  private final ConnectConfig config;
  private final Clock clock;

  Handshakes(Signed signed, BrowserCookies cookies, ConnectConfig config, Clock clock) {
    this.signed = signed;
    this.cookies = cookies;
    this.config = config;
    this.clock = clock;
  }

  /**
   * One that this browser began.
   *
   * @param endpoint through which webhook the user is to be subscribed
   * @param id the vault's id
   */
  record Begun(String endpoint, String id) {}

  /** The cookies to set for one that the visitor has just begun. */
  Uni<List<NewCookie>> remember(Visitor visitor, String endpoint, Handshake handshake) {
    String app = visitor.app();
    String requestToken = requestToken(handshake);
    Instant until = Instant.parse(handshake.expiresAt()).plus(REMEMBERED);
    String name = cookies.handshakeName(requestToken);
    return signed
        .sign(purpose(app, requestToken), endpoint + SEPARATOR + handshake.id(), until)
        .map(value -> cookies.of(name, value, untilThen(until)))
        .map(cookie ->
            Stream.of(Stream.of(cookie), invited(visitor, until), forgotten(visitor.cookies()))
                .flatMap(Function.identity())
                .toList());
  }

  /** Whoever is led back without having connected starts again with the same invitation. */
  private Stream<NewCookie> invited(Visitor visitor, Instant until) {
    return visitor.invitation().stream()
        .map(it -> cookies.of(cookies.invitationName(), it.signed(), untilThen(until)));
  }

  /** The invitation by which this browser has begun a handshake last, not yet verified. */
  @Nullable String invitation(Map<String, Cookie> carried) {
    Cookie cookie = carried.get(cookies.invitationName());
    return cookie == null ? null : cookie.getValue();
  }

  private Duration untilThen(Instant then) {
    return Duration.between(clock.instant(), then);
  }

  /** The one that X's request token belongs to, if this browser began it for this app. */
  Uni<Optional<Begun>> find(String app, String requestToken, Map<String, Cookie> carried) {
    Cookie cookie = carried.get(cookies.handshakeName(requestToken));
    return signed
        .read(purpose(app, requestToken), cookie == null ? null : cookie.getValue())
        .map(text -> text.map(found -> found.split(SEPARATOR, 2)))
        .map(parts -> parts.map(found -> new Begun(found[0], found[1])));
  }

  private static String purpose(String app, String requestToken) {
    return "handshake\n" + app + "\n" + requestToken;
  }

  private static String requestToken(Handshake handshake) {
    String query = String.valueOf(URI.create(handshake.authorizeUrl()).getRawQuery());
    return Parameter.parse(query).stream()
        .filter(parameter -> parameter.name().equals("oauth_token"))
        .map(Parameter::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The vault's address has no request token."));
  }

  /** Room is made for the new one: those that expire first go. */
  private Stream<NewCookie> forgotten(Map<String, Cookie> carried) {
    List<Cookie> old =
        carried.values().stream()
            .filter(cookie -> cookie.getName().startsWith(cookies.handshakePrefix()))
            .sorted(Comparator.comparingLong(cookie -> Signed.expiry(cookie.getValue())))
            .toList();
    int tooMany = Math.max(0, old.size() + 1 - config.maxHandshakes());
    return old.stream().limit(tooMany).map(cookie -> cookies.of(cookie.getName(), "", GONE));
  }
}
