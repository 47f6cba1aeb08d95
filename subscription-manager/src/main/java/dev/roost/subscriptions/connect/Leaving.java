package dev.roost.subscriptions.connect;

import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.connect.Connecting.Person;
import dev.roost.subscriptions.disconnect.Disconnection.By;
import dev.roost.subscriptions.disconnect.Disconnections;
import dev.roost.subscriptions.disconnect.Disconnections.Seen;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a person's connection, ordered by who has just shown at X to be that person. How far
 * it is the same browser may see for an hour, by a signed cookie that orders nothing.
 */
@ApplicationScoped
class Leaving {

  private static final Duration SHOWN = Duration.ofHours(1);
  private static final String SEPARATOR = ".";

  private final Disconnections disconnections;
  private final Signed signed;
  private final BrowserCookies cookies;
  private final PublicUrlConfig urls;
  private final Answers answers;
  private final Clock clock;

  Leaving(
      Disconnections disconnections,
      Signed signed,
      BrowserCookies cookies,
      PublicUrlConfig urls,
      Answers answers,
      Clock clock) {
    this.disconnections = disconnections;
    this.signed = signed;
    this.cookies = cookies;
    this.urls = urls;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * What a browser may see.
   *
   * @param returnTo where the person wants to be led back to
   */
  record Shown(Seen seen, Optional<String> returnTo) {}

  /** Orders it, and leads to the page that says how far it is. */
  Uni<Response> ordered(Trip trip, Person person) {
    Uni<Seen> order =
        person.already()
            ? disconnections.orderOnce(trip.app(), person.userId())
            : disconnections.order(trip.app(), person.userId(), By.USER);
    return order
        .invoke(_ -> answers.count("disconnecting"))
        .flatMap(_ -> cookie(trip, person.userId()))
        .map(cookie -> Html.leadTo(status(trip.app()), cookie));
  }

  /** The page of a handshake that is over is loaded again: what it ordered is shown. */
  Uni<Response> spent(Trip trip, Map<String, Cookie> carried) {
    return find(trip.app(), carried)
        .flatMap(shown ->
            shown.isPresent()
                ? Uni.createFrom().item(Html.leadTo(status(trip.app())))
                : answers.ended(trip, Ending.SPENT));
  }

  /** What this browser ordered within the last hour. */
  Uni<Optional<Shown>> find(String app, Map<String, Cookie> carried) {
    Cookie cookie = carried.get(cookies.disconnectionName(app));
    return signed
        .read(purpose(app), value(cookie))
        .map(text -> text.map(it -> it.split("\\.", 2)))
        .flatMap(parts ->
            parts.isEmpty() || UserId.parse(parts.get()[0]).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : disconnections
                    .find(app, parts.get()[0])
                    .map(found -> found.map(seen -> new Shown(seen, decoded(parts.get()[1])))));
  }

  private Uni<NewCookie> cookie(Trip trip, String userId) {
    String returnTo =
        trip.returnTo()
            .map(it ->
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(it.getBytes(StandardCharsets.UTF_8)))
            .orElse("");
    return signed
        .sign(purpose(trip.app()), userId + SEPARATOR + returnTo, clock.instant().plus(SHOWN))
        .map(value -> cookies.of(cookies.disconnectionName(trip.app()), value, SHOWN));
  }

  private static Optional<String> decoded(String returnTo) {
    return Optional.of(new String(Base64.getUrlDecoder().decode(returnTo), StandardCharsets.UTF_8))
        .filter(it -> !it.isEmpty());
  }

  private static @Nullable String value(@Nullable Cookie cookie) {
    return cookie == null ? null : cookie.getValue();
  }

  private String status(String app) {
    return urls.disconnectPage(app) + "/status";
  }

  private static String purpose(String app) {
    return "disconnection\n" + app;
  }
}
