package dev.roost.subscriptions.connect;

import dev.roost.admin.request.AcceptsUnknownParameters;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.subscriptions.connect.Handshakes.Begun;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Where X leads the browser back to: with {@code oauth_token} and {@code oauth_verifier} after a
 * yes, with {@code denied} after a no. Both hold the request token, which says which handshake it
 * was.
 */
@Path("/connect/{app}/callback")
@PermitAll
@AcceptsUnknownParameters
final class CallbackResource {

  private final Connecting connecting;
  private final Handshakes handshakes;
  private final Invitations invitations;
  private final Answers answers;

  /**
   * What X's address and the browser's cookies say.
   *
   * @param invitation by which this browser began, so that whoever starts again is still invited
   */
  private record Callback(
      String app,
      String requestToken,
      boolean denied,
      @Nullable String verifier,
      Optional<Invitation> invitation) {}

  CallbackResource(
      Connecting connecting, Handshakes handshakes, Invitations invitations, Answers answers) {
    this.connecting = connecting;
    this.handshakes = handshakes;
    this.invitations = invitations;
    this.answers = answers;
  }

  /** Ends the handshake, if this browser began it. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> callback(
      String app,
      @Context HttpHeaders headers,
      @QueryParam("oauth_token") @Nullable String token,
      @QueryParam("oauth_verifier") @Nullable String verifier,
      @QueryParam("denied") @Nullable String denied) {
    String requestToken = token == null ? denied : token;
    if (AppName.parse(app).isEmpty()) {
      return answers.ended("", Ending.UNKNOWN_APP);
    }
    return invitations
        .read(app, handshakes.invitation(headers.getCookies()))
        .flatMap(invitation ->
            requestToken == null
                ? answers.ended(app, Ending.INCOMPLETE, invitation)
                : ended(
                    new Callback(app, requestToken, token == null, verifier, invitation),
                    headers.getCookies()))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(app, failure));
  }

  private Uni<Response> ended(Callback callback, Map<String, Cookie> cookies) {
    return handshakes
        .find(callback.app(), callback.requestToken(), cookies)
        .flatMap(found -> ended(callback, found))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(callback.app(), failure, callback.invitation()));
  }

  private Uni<Response> ended(Callback callback, Optional<Begun> found) {
    String app = callback.app();
    if (found.isEmpty()) {
      return answers.ended(app, Ending.OTHER_BROWSER, callback.invitation());
    }
    Begun handshake = found.get();
    if (callback.denied()) {
      return connecting
          .drop(app, handshake)
          .flatMap(user ->
              user.isPresent()
                  ? answers.already(app, user.get())
                  : answers.ended(app, Ending.DENIED, callback.invitation()));
    }
    String verifier = callback.verifier();
    return verifier == null
        ? answers.ended(app, Ending.INCOMPLETE, callback.invitation())
        : connecting
            .complete(app, handshake, new HandshakeCompletion(callback.requestToken(), verifier))
            .flatMap(it -> answers.connected(app, it));
  }
}
