package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.connect.Connecting.Started;
import dev.roost.subscriptions.consent.OAuth;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes that a browser has begun, each in a cookie of its own. X gives the request token,
 * or the state, back, whether the person said yes or no; with the cookie of that it is this
 * browser's handshake, and without it nobody's: nothing is completed, and nothing ended.
 */
@ApplicationScoped
class Handshakes {

  /** A cookie outlives its handshake, so that a late return is told what it is. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static final Duration GONE = Duration.ZERO;

  /** No part of what it separates, and nothing that would have the cookie's value quoted. */
  private static final String SEPARATOR = ".";

  private static final int PARTS = 4;

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
   * @param flow what for
   * @param endpoint through which webhook the user is to be subscribed; empty where nobody is
   * @param returnTo where the person wants to be led back to
   * @param id the vault's id
   */
  record Begun(Flow flow, String endpoint, Optional<String> returnTo, String id) {

    private String text() {
      String encoded =
          returnTo.map(it -> BASE64.encodeToString(it.getBytes(StandardCharsets.UTF_8))).orElse("");
      return String.join(SEPARATOR, flow.wire(), endpoint, encoded, id);
    }

    private static Begun of(String text) {
      String[] parts = text.split(Pattern.quote(SEPARATOR), PARTS);
      String returnTo = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
      return new Begun(
          Flow.of(parts[0]),
          parts[1],
          Optional.of(returnTo).filter(it -> !it.isEmpty()),
          parts[PARTS - 1]);
    }
  }

  /** The cookies to set for one that the visitor has just begun. */
  Uni<List<NewCookie>> remember(Visitor visitor, String endpoint, Started started) {
    Trip trip = visitor.trip();
    Begun begun = new Begun(trip.flow(), endpoint, trip.returnTo(), started.id());
    Instant until = started.expiresAt().plus(REMEMBERED);
    String name = cookies.handshakeName(started.givenBack());
    return signed
        .sign(purpose(started.oauth(), trip.app(), started.givenBack()), begun.text(), until)
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

  /**
   * The one that X's answer belongs to, if this browser began it for this app.
   *
   * @param oauth by which X's answer came
   * @param givenBack the request token, or the state
   */
  Uni<Optional<Begun>> find(
      OAuth oauth, String app, String givenBack, Map<String, Cookie> carried) {
    Cookie cookie = carried.get(cookies.handshakeName(givenBack));
    return signed
        .read(purpose(oauth, app, givenBack), cookie == null ? null : cookie.getValue())
        .map(text -> text.map(Begun::of));
  }

  private static String purpose(OAuth oauth, String app, String givenBack) {
    return "handshake by OAuth " + oauth.wire() + "\n" + app + "\n" + givenBack;
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
