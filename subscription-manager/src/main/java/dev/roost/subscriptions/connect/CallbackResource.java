package dev.roost.subscriptions.connect;

import dev.roost.admin.request.AcceptsUnknownParameters;
import dev.roost.contracts.name.AppName;
import dev.roost.subscriptions.connect.Handshakes.Begun;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where X leads the browser back to, from both ways to let an app in, and whatever for. What X
 * gives back says which handshake it was.
 */
@Path("/connect/{app}/callback")
@PermitAll
@AcceptsUnknownParameters
final class CallbackResource {

  private final Connecting connecting;
  private final Leaving leaving;
  private final Handshakes handshakes;
  private final Invitations invitations;
  private final ConnectSettings settings;
  private final Answers answers;

  CallbackResource(
      Connecting connecting,
      Leaving leaving,
      Handshakes handshakes,
      Invitations invitations,
      ConnectSettings settings,
      Answers answers) {
    this.connecting = connecting;
    this.leaving = leaving;
    this.handshakes = handshakes;
    this.invitations = invitations;
    this.settings = settings;
    this.answers = answers;
  }

  /**
   * A handshake of this browser, and X's answer.
   *
   * @param trip what the browser began it with
   */
  private record Return(
      Trip trip, Begun begun, XAnswer answer, Map<String, Cookie> cookies, Setting setting) {

    OAuth oauth() {
      return answer.oauth();
    }
  }

  /** Ends the handshake, if this browser began it. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> callback(
      String app, @Context HttpHeaders headers, @BeanParam XAnswer.Parameters parameters) {
    if (AppName.parse(app).isEmpty()) {
      return answers.ended(Trip.of("", Flow.CONNECT), Ending.UNKNOWN_APP);
    }
    // By which this browser began, so that whoever starts again is still invited.
    return invitations
        .read(app, handshakes.invitation(headers.getCookies()))
        .map(invitation -> new Trip(app, Flow.CONNECT, invitation, Optional.empty()))
        .flatMap(trip ->
            parameters
                .read()
                .map(answer -> ended(trip, answer, headers.getCookies()))
                .orElseGet(() -> answers.ended(trip, Ending.INCOMPLETE)))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(Trip.of(app, Flow.CONNECT), failure));
  }

  private Uni<Response> ended(Trip trip, XAnswer answer, Map<String, Cookie> cookies) {
    return handshakes
        .find(answer.oauth(), trip.app(), answer.givenBack(), cookies)
        .flatMap(found ->
            found
                .map(begun -> ended(trip, begun, answer, cookies))
                .orElseGet(() -> answers.ended(trip, Ending.OTHER_BROWSER)))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(trip, failure));
  }

  private Uni<Response> ended(Trip trip, Begun begun, XAnswer answer, Map<String, Cookie> cookies) {
    Trip whole = new Trip(trip.app(), begun.flow(), trip.invitation(), begun.returnTo());
    return settings
        .recent(trip.app())
        .map(ConnectTarget::setting)
        .flatMap(setting ->
            switch (answer) {
              case XAnswer.Yes yes ->
                  completed(new Return(whole, begun, yes, cookies, setting), yes.proof());
              case XAnswer.No no -> dropped(new Return(whole, begun, no, cookies, setting), no);
              case XAnswer.Incomplete _ -> answers.ended(whole, Ending.INCOMPLETE);
            });
  }

  private Uni<Response> dropped(Return one, XAnswer.No no) {
    return connecting
        .drop(one.oauth(), one.trip().app(), one.begun())
        .flatMap(person -> {
          if (person.isPresent() && one.trip().flow() == Flow.CONNECT) {
            return answers.already(one.trip(), one.setting(), person.get());
          }
          return no.isThePersons()
              ? answers.denied(one.trip(), one.setting())
              : answers.ended(one.trip(), Ending.X_ENDED);
        });
  }

  private Uni<Response> completed(Return one, String proof) {
    return connecting
        .complete(one.oauth(), one.trip().app(), one.begun(), one.answer().givenBack(), proof)
        .flatMap(person ->
            one.trip().flow() == Flow.DISCONNECT
                ? leaving.ordered(one.trip(), person)
                : connected(one, person))
        .onFailure()
        .recoverWithUni(failure -> notCompleted(one, failure));
  }

  private Uni<Response> connected(Return one, Connecting.Person person) {
    WebhookKey webhook = new WebhookKey(one.trip().app(), one.begun().endpoint());
    return connecting
        .subscribe(one.oauth(), webhook, person, one.setting())
        .flatMap(attempt -> answers.connected(one.trip(), one.setting(), person, attempt));
  }

  private Uni<Response> notCompleted(Return one, Throwable failure) {
    Ending ending = Ending.ofCompletion(failure, one.oauth());
    return one.trip().flow() == Flow.DISCONNECT && ending.equals(Ending.SPENT)
        ? leaving.spent(one.trip(), one.cookies())
        : answers.failed(one.trip(), failure, ending);
  }
}
