package dev.roost.subscriptions.connect;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
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

  /** Chooses the webhook, and what people find. */
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
          "Choose the webhook on which people who connect are subscribed, to what, by which OAuth,"
              + " and how their pages look",
      description = "What is absent stays as it is; endpoint is needed.")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.ACTIVITY_NEEDS_API_2})
  public Uni<ConnectView> put(AppName app, @Nullable ConnectSetting setting) {
    ConnectSetting wanted =
        setting == null ? new ConnectSetting(null, null, null, null, null, null) : setting;
    return settings
        .choose(WebhookKey.of(app, wanted.requiredEndpoint()), wanted)
        .flatMap(_ -> get(app));
  }

  private ConnectView view(AppName app, ConnectTarget target) {
    return switch (target) {
      case Endpoint(String name, Setting setting) ->
          ConnectView.of(app.value(), name, setting, urls);
      case Undecided(Setting setting) -> ConnectView.of(app.value(), null, setting, urls);
      case Unknown _ -> throw unknownApp();
    };
  }

  /** No webhook of the app is wanted. */
  static ProblemException unknownApp() {
    return ProblemType.UNKNOWN_APP.exception(
        "No webhook of an app of this name is wanted here. PUT"
            + " /api/v1/apps/{app}/webhooks/{endpoint} registers one.");
  }
}
