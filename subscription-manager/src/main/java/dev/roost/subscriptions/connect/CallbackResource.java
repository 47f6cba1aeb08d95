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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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
  private final Answers answers;

  CallbackResource(Connecting connecting, Handshakes handshakes, Answers answers) {
    this.connecting = connecting;
    this.handshakes = handshakes;
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
    if (requestToken == null) {
      return answers.ended(app, Ending.INCOMPLETE);
    }
    return handshakes
        .find(app, requestToken, headers.getCookies())
        .flatMap(found -> ended(app, requestToken, found, token == null, verifier))
        .onFailure()
        .recoverWithUni(failure -> answers.failed(app, failure));
  }

  private Uni<Response> ended(
      String app,
      String requestToken,
      Optional<Begun> found,
      boolean denied,
      @Nullable String verifier) {
    if (found.isEmpty()) {
      return answers.ended(app, Ending.OTHER_BROWSER);
    }
    Begun handshake = found.get();
    if (denied) {
      return connecting
          .drop(app, handshake)
          .flatMap(user ->
              user.isPresent()
                  ? answers.already(app, user.get())
                  : answers.ended(app, Ending.DENIED));
    }
    return verifier == null
        ? answers.ended(app, Ending.INCOMPLETE)
        : connecting
            .complete(app, handshake, new HandshakeCompletion(requestToken, verifier))
            .flatMap(it -> answers.connected(app, it));
  }
}
