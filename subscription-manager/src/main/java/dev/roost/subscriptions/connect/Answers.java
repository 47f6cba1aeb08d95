package dev.roost.subscriptions.connect;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.connect.Connecting.Person;
import dev.roost.subscriptions.connect.Pages.Form;
import dev.roost.subscriptions.connect.Pages.Links;
import dev.roost.subscriptions.connect.Pages.Outcome;
import dev.roost.subscriptions.connect.Pages.Place;
import dev.roost.subscriptions.disconnect.Disconnections.Seen;
import dev.roost.subscriptions.limit.Limited;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.subscriptions.subscription.Attempt;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The pages as answers, in the app's look, counted. */
@Singleton
class Answers {

  private static final KeyedLogger LOG = KeyedLogger.of(Answers.class);
  private static final String ALREADY = "already-connected";

  private final ConnectSettings settings;
  private final MeterRegistry metrics;
  private final PublicUrlConfig urls;

  Answers(ConnectSettings settings, PublicUrlConfig urls, MeterRegistry metrics) {
    this.settings = settings;
    this.metrics = metrics;
    this.urls = urls;
  }

  /** The page with the button. */
  Uni<Response> start(Trip trip, Setting setting, NewCookie page) {
    Place place = place(trip, setting);
    Form form = form(trip, page);
    var shown =
        trip.flow() == Flow.CONNECT
            ? Pages.start(place, Wording.offer(setting), form)
            : Pages.disconnect(place, form);
    return Html.of(200, shown, place.look(), page);
  }

  private Form form(Trip trip, NewCookie page) {
    return new Form(
        page(trip),
        page.getValue(),
        trip.invitation().map(Invitation::signed).orElse(""),
        trip.returnTo().orElse(""));
  }

  /** Who has connected; who came from elsewhere and lacks nothing is led back there. */
  Uni<Response> connected(Trip trip, Setting setting, Person person, Optional<Attempt> attempt) {
    List<String> lost = Wording.lost(setting, person);
    count(person.already() ? ALREADY : "connected");
    if (attempt.isEmpty()) {
      LOG.warn(
          "Somebody connected who cannot be subscribed",
          key("app", trip.app()),
          key("action", "GET /api/v1/apps/{app}/activity, and the webhook's state"));
    }
    String result = lost.isEmpty() ? "connected" : "connected-partly";
    Optional<String> back = back(trip, setting, result);
    if (back.isPresent() && lost.isEmpty() && attempt.isPresent()) {
      return Uni.createFrom().item(Html.leadTo(back.get()));
    }
    return connected(
        trip,
        setting,
        new Outcome(person.already(), person.called(), Wording.next(setting, attempt, lost), lost),
        back);
  }

  /** Who had connected before they said no. */
  Uni<Response> already(Trip trip, Setting setting, Person person) {
    count(ALREADY);
    return connected(
        trip,
        setting,
        new Outcome(
            true,
            person.called(),
            "You had let the app in before. X keeps it so until you take it back.",
            List.of()),
        back(trip, setting, "connected"));
  }

  private Uni<Response> connected(
      Trip trip, Setting setting, Outcome outcome, Optional<String> back) {
    Place place = place(trip, setting);
    String again = outcome.lost().isEmpty() ? "" : page(trip) + trip.query();
    return Html.of(
        200, Pages.connected(place, outcome, new Links(again, back.orElse(""))), place.look());
  }

  /** Who said no; who came from elsewhere is led back there. */
  Uni<Response> denied(Trip trip, Setting setting) {
    Optional<String> back = back(trip, setting, "denied");
    if (back.isEmpty()) {
      return ended(trip, Ending.denied(trip.flow()));
    }
    count(Ending.denied(trip.flow()).outcome());
    return Uni.createFrom().item(Html.leadTo(back.get()));
  }

  /** How far a disconnection is. */
  Uni<Response> disconnected(Trip trip, Setting setting, Seen seen) {
    Place place = place(trip, setting);
    var progress = Wording.progress(seen, place.look().name());
    String result = progress.done() ? "disconnected" : "disconnecting";
    Links links = new Links("", back(trip, setting, result).orElse(""));
    return Html.of(200, Pages.disconnected(place, progress, links), place.look());
  }

  /** It did not come to that; the invitation and the way back go on to the next attempt. */
  Uni<Response> ended(Trip trip, Ending ending) {
    return setting(trip.app()).flatMap(setting -> ended(trip, ending, setting));
  }

  /** The same, without a query. */
  Uni<Response> endedFromMemory(Trip trip, Ending ending) {
    return ended(trip, ending, settings.fromMemory(trip.app()));
  }

  private Uni<Response> ended(Trip trip, Ending ending, Setting setting) {
    count(ending.outcome());
    Place place = place(trip, setting);
    String again = ending.canStartAgain() ? page(trip) + trip.query() : "";
    // Whoever is to reload has not failed yet.
    Optional<String> back = back(trip, setting, "failed").filter(_ -> !ending.isToBeReloaded());
    Links links = new Links(again, back.orElse(""));
    return Html.of(
        ending.status(),
        Pages.trouble(place, ending.title(), ending.text(trip.flow()), links),
        place.look());
  }

  /** A limit is used up, and how long that lasts; costs no query. */
  Uni<Response> limited(Trip trip, Limited limited) {
    return endedFromMemory(trip, Ending.of(limited))
        .map(page ->
            Response.fromResponse(page).header(HttpHeaders.RETRY_AFTER, limited.seconds()).build());
  }

  /** Something failed. */
  Uni<Response> failed(Trip trip, Throwable failure) {
    return failed(trip, failure, Ending.of(failure));
  }

  /** The same, which people are told so. */
  Uni<Response> failed(Trip trip, Throwable failure, Ending ending) {
    if (ending.status() >= 500) {
      // Neither the vault's nor the database's failure holds anything of the callback.
      LOG.error(
          "OAuth connect failed", key("app", trip.app()), key("reason", failure.getMessage()));
    }
    return ended(trip, ending);
  }

  /** Where somebody is led back to, if they came with an address that the app still lists. */
  private static Optional<String> back(Trip trip, Setting setting, String result) {
    return trip.returnTo()
        .filter(address -> AllowedReturn.allow(setting.returnTo(), address))
        .map(address -> AllowedReturn.with(address, result));
  }

  /** A page in a plain look is better than none. */
  private Uni<Setting> setting(String app) {
    return app.isEmpty()
        ? Uni.createFrom().item(Setting.DEFAULT)
        : settings
            .recent(app)
            .map(ConnectTarget::setting)
            .onFailure()
            .recoverWithItem(Setting.DEFAULT);
  }

  private String page(Trip trip) {
    return trip.flow() == Flow.CONNECT
        ? urls.connectPage(trip.app())
        : urls.disconnectPage(trip.app());
  }

  private Place place(Trip trip, Setting setting) {
    return new Place(
        urls.connectUrl().getRawPath(),
        urls.disconnectPage(trip.app()),
        Look.of(trip.app(), setting.branding()));
  }

  void count(String outcome) {
    metrics.counter("roost.subscriptions.connect.attempts", "outcome", outcome).increment();
  }
}
