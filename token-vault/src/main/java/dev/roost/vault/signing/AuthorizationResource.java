package dev.roost.vault.signing;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.xapi.endpoint.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/**
 * Authorization headers for requests to X, by OAuth 1.0a. They leave the vault here, and nowhere
 * else.
 */
@Path("/api/v1/apps/{app}/authorizations")
@Tag(name = "for services")
@RolesAllowed({ServiceAccounts.SUBSCRIPTION_MANAGER, ServiceAccounts.REPLAY_WORKER})
final class AuthorizationResource {

  private final Judgement judgement;
  private final Signing signing;
  private final AuditTrail trail;
  private final SecurityIdentity identity;

  AuthorizationResource(
      Judgement judgement, Signing signing, AuditTrail trail, SecurityIdentity identity) {
    this.judgement = judgement;
    this.signing = signing;
    this.trail = trail;
    this.identity = identity;
  }

  /** The header for exactly this request; it is not to be stored or logged. */
  @POST
  @Operation(
      summary = "The OAuth 1.0a Authorization header for one request to X",
      description =
          "Requests that take the bearer get 403 `not-your-request`, and so does `app-only`: the"
              + " bearer does not leave the vault. `POST /api/v1/apps/{app}/calls` has the vault"
              + " send them.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AuthorizationRequest.class),
              examples = {
                @ExampleObject(
                    name = "subscribe a user",
                    value =
                        """
                        {"method":"POST",
                         "url":"https://api.x.com/1.1/account_activity/webhooks/1234/subscriptions/all.json",
                         "as":"user","userId":"2244994945"}
                        """)
              }))
  @APIResponse(
      responseCode = "200",
      description = "The header; good for that request alone",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Authorization.class),
              examples =
                  @ExampleObject(
                      name = "signed",
                      value =
                          """
                          {"authorization":"OAuth oauth_consumer_key=\\"…\\", oauth_nonce=\\"…\\", …",
                           "fingerprint":"e9db54cafa3c8433"}
                          """)))
  @Problems({
    ProblemType.UNKNOWN_APP,
    ProblemType.NOT_YOUR_REQUEST,
    ProblemType.UNKNOWN_USER_TOKEN,
    ProblemType.NO_OWNER_TOKEN,
    ProblemType.UNREADABLE_SECRET
  })
  public Uni<Response> authorize(AppName app, @Nullable AuthorizationRequest asked) {
    Act act = Act.on(app, Action.AUTHORIZE_REQUEST, Caller.of(identity));
    Wish wish = Wish.of(asked);
    Act known = wish.actor() instanceof Actor.User(String userId) ? act.of(userId) : act;
    return switch (judgement.on(app.value(), wish, Entitlement.of(identity.getRoles()))) {
      case Verdict.Granted(String purpose) ->
          signing.sign(known.to(purpose), app.value(), wish).map(AuthorizationResource::answer);
      case Verdict.Denied(String purpose, String why) ->
          trail.noting(known.to(purpose), Uni.createFrom().failure(denied(why)));
    };
  }

  private static ProblemException denied(String why) {
    return ProblemType.NOT_YOUR_REQUEST.exception(why);
  }

  private static Response answer(Authorization authorization) {
    return Response.ok(authorization).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
