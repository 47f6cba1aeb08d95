package dev.roost.subscriptions.connect;

import dev.roost.contracts.name.AppName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What both pages, to connect and to disconnect, do with who comes. */
@ApplicationScoped
class Visits {

  private final Admission admission;
  private final Invitations invitations;
  private final Connecting connecting;
  private final PageToken pageToken;
  private final Handshakes handshakes;
  private final ConnectSettings settings;
  private final ConnectConfig config;
  private final Answers answers;

  Visits(
      Admission admission,
      Invitations invitations,
      Connecting connecting,
      PageToken pageToken,
      Handshakes handshakes,
      ConnectSettings settings,
      ConnectConfig config,
      Answers answers) {
    this.admission = admission;
    this.invitations = invitations;
    this.connecting = connecting;
    this.pageToken = pageToken;
    this.handshakes = handshakes;
    this.settings = settings;
    this.config = config;
    this.answers = answers;
  }

  /**
   * Which page somebody asks for.
   *
   * @param app the app's name, as it stands in the path
   * @param flow which of the two
   * @param invitation as the link or the form has it
   * @param returnTo likewise; empty is none
   */
  record Asked(String app, Flow flow, @Nullable String invitation, @Nullable String returnTo) {}

  /** Somebody who asks for a page; every failure is a page, too. */
  Uni<Response> visited(
      Asked asked,
      HttpHeaders headers,
      HttpServerRequest request,
      Function<Visitor, Uni<Response>> page) {
    Trip plain = Trip.of(asked.app(), asked.flow());
    if (AppName.parse(asked.app()).isEmpty()) {
      return answers.ended(Trip.of("", asked.flow()), Ending.UNKNOWN_APP);
    }
    Optional<String> returnTo =
        Optional.ofNullable(asked.returnTo()).filter(address -> !address.isEmpty());
    if (returnTo.filter(address -> address.length() > config.maxReturnToLength()).isPresent()) {
      return answers.endedFromMemory(plain, Ending.RETURN_NOT_LISTED);
    }
    return invitations
        .read(asked.app(), asked.invitation())
        .map(genuine -> new Trip(asked.app(), asked.flow(), genuine, returnTo))
        .flatMap(trip ->
            page.apply(new Visitor(trip, headers.getCookies(), request))
                .onFailure()
                .recoverWithUni(failure -> answers.failed(trip, failure)))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(plain, failure));
  }

  /** The page, with a token for its form. */
  Uni<Response> opened(Visitor visitor, Function<Visitor, Uni<Response>> page) {
    return admission.toPage(visitor, () -> page.apply(visitor));
  }

  /** Goes on with what the app's people find, if it lists where the visitor wants to go. */
  Uni<Response> find(Visitor visitor, Function<ConnectTarget, Uni<Response>> page) {
    return settings
        .recent(visitor.app())
        .flatMap(target ->
            isListed(visitor.trip(), target.setting())
                ? page.apply(target)
                : answers.ended(visitor.trip().withoutReturn(), Ending.RETURN_NOT_LISTED));
  }

  private static boolean isListed(Trip trip, Setting setting) {
    return trip.returnTo()
        .map(address -> AllowedReturn.allow(setting.returnTo(), address))
        .orElse(true);
  }

  /** The page with its button. */
  Uni<Response> shown(Visitor visitor, Setting setting) {
    return pageToken
        .of(visitor.cookies())
        .flatMap(cookie -> answers.start(visitor.trip(), setting, cookie));
  }

  /** Goes on with a form that was sent by the browser that opened its page. */
  Uni<Response> sent(
      Visitor visitor, @Nullable String token, Function<Visitor, Uni<Response>> page) {
    return pageToken
        .isCarried(visitor.cookies(), token)
        .flatMap(carried ->
            carried
                ? admission.toForm(visitor, () -> page.apply(visitor))
                : admission.withoutPage(visitor));
  }

  /**
   * Begins a handshake and leads to X.
   *
   * @param endpoint through which webhook who comes back is subscribed; empty where nobody is
   */
  Uni<Response> leadToX(
      Visitor visitor, Setting setting, String endpoint, String callback, List<String> scopes) {
    return connecting
        .begin(setting.oauth(), visitor.app(), callback, scopes)
        .flatMap(started ->
            handshakes
                .remember(visitor, endpoint, started)
                .map(cookies -> {
                  answers.count(
                      visitor.trip().flow() == Flow.CONNECT ? "begun" : "disconnect-begun");
                  return Html.leadTo(started.authorizeUrl(), cookies.toArray(NewCookie[]::new));
                }));
  }
}
