package dev.roost.vault.oauth2;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.OAuth2Completion;
import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.contracts.vault.OAuth2Handshake;
import dev.roost.contracts.vault.OAuth2HandshakeRequest;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.handshake.Callback;
import dev.roost.xapi.endpoint.OAuth2Endpoint;
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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users connecting by OAuth 2.0, for subscription-manager, which shows them the pages. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/oauth2/handshakes")
@Tag(name = "for services")
@RolesAllowed(ServiceAccounts.SUBSCRIPTION_MANAGER)
final class OAuth2HandshakeResource {

  /** X has some thirty. */
  private static final int MOST_SCOPES = 100;

  private static final int LONGEST_CODE = 2048;

  private static final Pattern SCOPE = Pattern.compile("[a-z_]{1,40}(\\.[a-z_]{1,40}){1,3}");

  private final OAuth2Handshakes handshakes;
  private final SecurityIdentity identity;

  OAuth2HandshakeResource(OAuth2Handshakes handshakes, SecurityIdentity identity) {
    this.handshakes = handshakes;
    this.identity = identity;
  }

  /** Begins a handshake; the user's browser goes to where the answer says. */
  @POST
  @Operation(
      summary = "Begin a handshake by OAuth 2.0: where a user goes to let the app in",
      description =
          "The code verifier (PKCE) stays in the vault. `offline.access` is always asked for."
              + " `state` is the handshake's own: X gives it back beside the code.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OAuth2HandshakeRequest.class),
              examples =
                  @ExampleObject(
                      name = "begin",
                      value =
                          """
                          {"callback":"https://connect.example.com/connect/demo/callback",
                           "scopes":["dm.read","tweet.read","users.read"]}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Until when it can be completed, and the page at X",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OAuth2Handshake.class),
              examples =
                  @ExampleObject(
                      name = "begun",
                      value =
                          """
                          {"id":"5f2b8c1e9a7d4036b1c2d3e4f5a60718","state":"9b1c…",
                           "authorizeUrl":"https://x.com/i/oauth2/authorize?response_type=code&…",
                           "expiresAt":"2026-11-24T09:45:00Z"}
                          """)))
  @Problems({ProblemType.UNKNOWN_APP, ProblemType.NO_OAUTH2_CLIENT, ProblemType.UNREADABLE_SECRET})
  public Uni<Response> begin(AppName app, @Nullable OAuth2HandshakeRequest request) {
    String callback = Callback.checked(request == null ? null : request.callback());
    return handshakes
        .begin(
            act(app, Action.BEGIN_HANDSHAKE),
            app.value(),
            callback,
            scopes(request == null ? null : request.scopes()))
        .map(begun ->
            Response.status(Response.Status.CREATED)
                .entity(begun)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
  }

  private static SortedSet<String> scopes(@Nullable List<String> asked) {
    if (asked == null
        || asked.isEmpty()
        || asked.size() > MOST_SCOPES
        || !asked.stream().allMatch(OAuth2HandshakeResource::isScope)) {
      throw ProblemException.invalid("scopes", "They are X's names, such as dm.read; 1 to 100.");
    }
    return new TreeSet<>(asked);
  }

  private static boolean isScope(@Nullable String name) {
    return name != null && SCOPE.matcher(name).matches();
  }

  /** Ends a handshake with the user's yes: the tokens are in the vault from then on. */
  @POST
  @Path("/{id}/completion")
  @Operation(
      summary = "The user said yes: get their tokens from X and keep them",
      description =
          "At once, since X takes a code for 30 s. 409 `handshake-in-progress`: the tokens may be"
              + " held already, and X has not said whose they are; asking again gives the answer.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OAuth2Completion.class),
              examples =
                  @ExampleObject(
                      name = "callback",
                      value = "{\"state\":\"<state>\",\"code\":\"<code>\"}")))
  @APIResponse(
      responseCode = "200",
      description = "Who it was; the same again for a request that comes again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OAuth2ConnectedUser.class),
              examples =
                  @ExampleObject(
                      name = "connected",
                      value =
                          """
                          {"userId":"2244994945","username":"XDevelopers",
                           "fingerprint":"e9db54cafa3c8433",
                           "scopes":["offline.access","tweet.read","users.read"],
                           "missingScopes":["dm.read"],"already":false}
                          """)))
  @Problems({
    ProblemType.UNKNOWN_APP,
    ProblemType.UNKNOWN_HANDSHAKE,
    ProblemType.HANDSHAKE_IN_PROGRESS,
    ProblemType.NO_OAUTH2_CLIENT,
    ProblemType.UNREADABLE_SECRET,
    ProblemType.X_REFUSED,
    ProblemType.X_UNAVAILABLE
  })
  public Uni<OAuth2ConnectedUser> complete(
      AppName app, String id, @Nullable OAuth2Completion completion) {
    return handshakes.complete(
        act(app, Action.COMPLETE_HANDSHAKE), app.value(), id, whole(completion));
  }

  private static OAuth2Completion whole(@Nullable OAuth2Completion completion) {
    @Nullable String state = completion == null ? null : completion.state();
    @Nullable String code = completion == null ? null : completion.code();
    if (state == null
        || state.isEmpty()
        || code == null
        || code.isEmpty()
        || code.length() > LONGEST_CODE) {
      throw ProblemException.invalid(null, "state and code are the callback's, and needed.");
    }
    return new OAuth2Completion(state, code);
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
              schema = @Schema(implementation = OAuth2ConnectedUser.class),
              examples =
                  @ExampleObject(
                      name = "connected before",
                      value =
                          """
                          {"userId":"2244994945","username":"XDevelopers",
                           "fingerprint":"e9db54cafa3c8433","scopes":["tweet.read"],
                           "missingScopes":[],"already":true}
                          """)))
  @APIResponse(responseCode = "204", description = "It is gone")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Response> drop(AppName app, String id) {
    return handshakes
        .drop(act(app, Action.DROP_HANDSHAKE), app.value(), id)
        .map(user -> user.map(Response::ok).orElseGet(Response::noContent).build());
  }

  private Act act(AppName app, Action action) {
    return Act.on(app, action, Caller.of(identity)).to(OAuth2Endpoint.TOKEN.label());
  }
}
