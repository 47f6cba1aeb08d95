package dev.roost.vault.handshake;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.HandshakeRequest;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.xapi.endpoint.OAuthEndpoint;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users connecting through X, for subscription-manager, which shows them the pages. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/handshakes")
@Tag(name = "for services")
@RolesAllowed(ServiceAccounts.SUBSCRIPTION_MANAGER)
final class HandshakeResource {

  private final Handshakes handshakes;
  private final SecurityIdentity identity;

  HandshakeResource(Handshakes handshakes, SecurityIdentity identity) {
    this.handshakes = handshakes;
    this.identity = identity;
  }

  /** Begins a handshake; the user's browser goes to where the answer says. */
  @POST
  @Operation(summary = "Begin a handshake: where a user goes to let the app in")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HandshakeRequest.class),
              examples =
                  @ExampleObject(
                      name = "begin",
                      value =
                          "{\"callback\":\"https://connect.example.com/connect/demo/callback\"}")))
  @APIResponse(
      responseCode = "201",
      description = "Until when it can be completed, and the page at X",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Handshake.class),
              examples =
                  @ExampleObject(
                      name = "begun",
                      value =
                          """
                          {"id":"5f2b8c1e9a7d4036b1c2d3e4f5a60718",
                           "authorizeUrl":"https://api.x.com/oauth/authorize?oauth_token=…",
                           "expiresAt":"2026-11-24T09:45:00Z"}
                          """)))
  @Problems({
    ProblemType.UNKNOWN_APP,
    ProblemType.UNREADABLE_SECRET,
    ProblemType.X_REFUSED,
    ProblemType.X_UNAVAILABLE
  })
  public Uni<Response> begin(AppName app, @Nullable HandshakeRequest request) {
    Act act = act(app, Action.BEGIN_HANDSHAKE).to(OAuthEndpoint.REQUEST_TOKEN.label());
    return handshakes
        .begin(act, app.value(), Callback.checked(request == null ? null : request.callback()))
        .map(begun ->
            Response.status(Response.Status.CREATED)
                .entity(begun)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
  }

  /** Ends a handshake with the user's yes: their token is in the vault from then on. */
  @POST
  @Path("/{id}/completion")
  @Operation(summary = "The user said yes: get their token from X and keep it")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HandshakeCompletion.class),
              examples =
                  @ExampleObject(
                      name = "callback",
                      value =
                          "{\"oauthToken\":\"<oauth_token>\",\"verifier\":\"<oauth_verifier>\"}")))
  @APIResponse(
      responseCode = "200",
      description = "Who it was; the same again for a request that comes again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConnectedUser.class),
              examples =
                  @ExampleObject(
                      name = "connected",
                      value =
                          """
                          {"userId":"2244994945","screenName":"XDevelopers",
                           "fingerprint":"e9db54cafa3c8433","already":false}
                          """)))
  @Problems({
    ProblemType.UNKNOWN_HANDSHAKE,
    ProblemType.HANDSHAKE_IN_PROGRESS,
    ProblemType.UNREADABLE_SECRET,
    ProblemType.X_REFUSED,
    ProblemType.X_UNAVAILABLE
  })
  public Uni<ConnectedUser> complete(
      AppName app, String id, @Nullable HandshakeCompletion completion) {
    Act act = act(app, Action.COMPLETE_HANDSHAKE).to(OAuthEndpoint.ACCESS_TOKEN.label());
    return handshakes.complete(act, app.value(), id, whole(completion));
  }

  private static HandshakeCompletion whole(@Nullable HandshakeCompletion completion) {
    @Nullable String oauthToken = completion == null ? null : completion.oauthToken();
    @Nullable String verifier = completion == null ? null : completion.verifier();
    if (oauthToken == null || oauthToken.isEmpty() || verifier == null || verifier.isEmpty()) {
      throw ProblemException.invalid(
          null, "oauthToken and verifier are the callback's, and needed.");
    }
    return new HandshakeCompletion(oauthToken, verifier);
  }

  /** Ends a handshake with the user's no. */
  @DELETE
  @Path("/{id}")
  @Operation(summary = "The user said no: the handshake cannot be completed any more")
  @APIResponse(
      responseCode = "200",
      description = "It had been completed before, by this user, and that stays",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConnectedUser.class),
              examples =
                  @ExampleObject(
                      name = "connected before",
                      value =
                          """
                          {"userId":"2244994945","screenName":"XDevelopers",
                           "fingerprint":"e9db54cafa3c8433","already":true}
                          """)))
  @APIResponse(responseCode = "204", description = "It is gone")
  public Uni<Response> drop(AppName app, String id) {
    return handshakes
        .drop(act(app, Action.DROP_HANDSHAKE), app.value(), id)
        .map(user -> user.map(Response::ok).orElseGet(Response::noContent).build());
  }

  private Act act(AppName app, Action action) {
    return Act.on(app, action, Caller.of(identity));
  }
}
