package dev.roost.subscriptions.connect;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.connect.ConnectTarget.Undecided;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the people who open an app's connect page connect to. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/connect")
@Tag(name = "connect")
@Problems(ProblemType.UNKNOWN_APP)
final class ConnectSettingResource {

  private final ConnectSettings settings;
  private final PublicUrlConfig urls;

  ConnectSettingResource(ConnectSettings settings, PublicUrlConfig urls) {
    this.settings = settings;
    this.urls = urls;
  }

  /**
   * The choice.
   *
   * @param endpoint one of the app's webhooks
   * @param invitationsOnly whether people need an invitation; left as it is where absent
   */
  @Schema(examples = "{\"endpoint\":\"main\",\"invitationsOnly\":true}")
  public record ConnectSetting(@Nullable String endpoint, @Nullable Boolean invitationsOnly) {}

  /**
   * As it is.
   *
   * @param endpoint the webhook on which people are subscribed; absent while the app has several
   *     and none is chosen, and nobody can connect
   * @param invitationsOnly whether people need an invitation
   * @param page where people connect
   * @param callback what has to be on the app's list of callbacks at X, exactly so
   */
  @Schema(
      examples =
          """
          {"app":"demo","endpoint":"main","invitationsOnly":false,
           "page":"https://connect.example.com/connect/demo",
           "callback":"https://connect.example.com/connect/demo/callback"}
          """)
  public record ConnectView(
      String app,
      @Nullable String endpoint,
      boolean invitationsOnly,
      String page,
      String callback) {}

  /** As it is. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConnectView.class)))
  @Operation(summary = "Where people connect, and on which webhook they are subscribed")
  public Uni<ConnectView> get(AppName app) {
    return settings.target(app.value()).map(target -> view(app, target));
  }

  /** Chooses the webhook. */
  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is from now on",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConnectView.class)))
  @Operation(
      summary =
          "Choose the webhook on which people who connect are subscribed, and whether they need an"
              + " invitation")
  @Problems(ProblemType.UNKNOWN_WEBHOOK)
  public Uni<ConnectView> put(AppName app, @Nullable ConnectSetting setting) {
    WebhookKey key = WebhookKey.of(app, endpoint(setting));
    @Nullable Boolean invitationsOnly = setting == null ? null : setting.invitationsOnly();
    return settings.choose(key, invitationsOnly).flatMap(_ -> get(app));
  }

  private static EndpointName endpoint(@Nullable ConnectSetting setting) {
    @Nullable String endpoint = setting == null ? null : setting.endpoint();
    if (endpoint == null) {
      throw ProblemException.invalid(
          "endpoint", "It is needed: the name of one of the app's webhooks.");
    }
    return EndpointName.parse(endpoint)
        .orElseThrow(() -> ProblemException.invalid("endpoint", "It is no name of an endpoint."));
  }

  private ConnectView view(AppName app, ConnectTarget target) {
    return switch (target) {
      case Endpoint(String name, boolean invited) -> view(app.value(), name, invited);
      case Undecided(boolean invited) -> view(app.value(), null, invited);
      case Unknown _ -> throw unknownApp();
    };
  }

  /** No webhook of the app is wanted. */
  static ProblemException unknownApp() {
    return ProblemType.UNKNOWN_APP.exception(
        "No webhook of an app of this name is wanted here. PUT"
            + " /api/v1/apps/{app}/webhooks/{endpoint} registers one.");
  }

  private ConnectView view(String app, @Nullable String endpoint, boolean invitationsOnly) {
    return new ConnectView(
        app, endpoint, invitationsOnly, urls.connectPage(app), urls.callback(app));
  }
}
