package dev.roost.subscriptions.connect;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.connect.Connecting.Connected;
import dev.roost.subscriptions.connect.Pages.Place;
import dev.roost.subscriptions.limit.Limited;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The pages as answers, counted. */
@Singleton
class Answers {

  private static final KeyedLogger LOG = KeyedLogger.of(Answers.class);

  private final MeterRegistry metrics;
  private final PublicUrlConfig urls;

  Answers(PublicUrlConfig urls, MeterRegistry metrics) {
    this.metrics = metrics;
    this.urls = urls;
  }

  /** The page with the button. */
  Uni<Response> start(String app, NewCookie page, Optional<Invitation> invitation) {
    String carried = invitation.map(Invitation::signed).orElse("");
    return Html.of(
        200, Pages.start(place(app), urls.connectPage(app), page.getValue(), carried), page);
  }

  /** Who has connected. */
  Uni<Response> connected(String app, Connected it) {
    boolean already = it.user().already();
    count(already ? "already-connected" : "connected");
    return Html.of(
        200, Pages.connected(place(app), already, Connecting.name(it.user()), it.next()));
  }

  /** Who had connected before they said no. */
  Uni<Response> already(String app, ConnectedUser user) {
    count("already-connected");
    return Html.of(
        200,
        Pages.connected(
            place(app),
            true,
            Connecting.name(user),
            "You had let the app in before. X keeps it so until you take it back."));
  }

  /** It did not come to a connection. */
  Uni<Response> ended(String app, Ending ending) {
    return ended(app, ending, Optional.empty());
  }

  /** The same for one who is invited: the invitation goes on to the next attempt. */
  Uni<Response> ended(String app, Ending ending, Optional<Invitation> invitation) {
    count(ending.outcome());
    return Html.of(
        ending.status(),
        Pages.trouble(
            place(app),
            ending.title(),
            ending.text(),
            ending.canStartAgain() ? again(app, invitation) : ""));
  }

  /** A limit is used up, and how long that lasts. */
  Uni<Response> limited(String app, Limited limited, Optional<Invitation> invitation) {
    return ended(app, Ending.of(limited), invitation)
        .map(page ->
            Response.fromResponse(page).header(HttpHeaders.RETRY_AFTER, limited.seconds()).build());
  }

  /** What a signature consists of needs no encoding in an address. */
  private String again(String app, Optional<Invitation> invitation) {
    return urls.connectPage(app)
        + invitation.map(it -> "?" + Invitation.FIELD + "=" + it.signed()).orElse("");
  }

  /** Something failed. */
  Uni<Response> failed(String app, Throwable failure) {
    return failed(app, failure, Optional.empty());
  }

  /** The same for one who is invited. */
  Uni<Response> failed(String app, Throwable failure, Optional<Invitation> invitation) {
    Ending ending = Ending.of(failure);
    if (ending.status() >= 500) {
      // Neither the vault's nor the database's failure holds anything of the callback.
      LOG.error("OAuth connect failed", key("app", app), key("reason", failure.getMessage()));
    }
    return ended(app, ending, invitation);
  }

  private Place place(String app) {
    return new Place(urls.connectUrl().getRawPath(), app);
  }

  void count(String outcome) {
    metrics.counter("roost.subscriptions.connect.attempts", "outcome", outcome).increment();
  }
}
