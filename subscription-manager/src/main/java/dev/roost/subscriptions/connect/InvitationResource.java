package dev.roost.subscriptions.connect;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links that let people past the limits of an app's page. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/connect/invitations")
@Tag(name = "connect")
final class InvitationResource {

  private final Invitations invitations;
  private final ConnectSettings settings;
  private final ConnectConfig.Invitation config;
  private final PublicUrlConfig urls;
  private final Clock clock;

  InvitationResource(
      Invitations invitations,
      ConnectSettings settings,
      ConnectConfig config,
      PublicUrlConfig urls,
      Clock clock) {
    this.invitations = invitations;
    this.settings = settings;
    this.config = config.invitation();
    this.urls = urls;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param maxHandshakes how many handshakes it may begin; the default of the service where absent
   * @param expiresAt until when, ISO 8601 in UTC; the default of the service where absent
   */
  @Schema(examples = "{\"maxHandshakes\":5,\"expiresAt\":\"2026-12-01T09:00:00Z\"}")
  public record InvitationRequest(@Nullable Integer maxHandshakes, @Nullable String expiresAt) {}

  /**
   * One that was made.
   *
   * @param id names it for its withdrawal
   * @param link for the people who are invited; whoever has it is, and it is not shown again
   * @param maxHandshakes how many handshakes it may begin
   * @param expiresAt until when
   */
  @Schema(
      examples =
          """
          {"id":"9f86d081884c7d65",
           "link":"https://connect.example.com/connect/demo?invitation=9f86d081884c7d65~…",
           "maxHandshakes":5,"expiresAt":"2026-12-01T09:00:00Z"}
          """)
  public record InvitationView(String id, String link, int maxHandshakes, String expiresAt) {}

  /**
   * One that is no more.
   *
   * @param withdrawn whether there was one of this id
   */
  @Schema(examples = "{\"id\":\"9f86d081884c7d65\",\"withdrawn\":true}")
  public record WithdrawalView(String id, boolean withdrawn) {}

  /** Makes one. */
  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Make a link that lets people past the limits of the connect page")
  @APIResponse(
      responseCode = "201",
      description = "The link, which is not shown again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = InvitationView.class)))
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Response> make(AppName app, @Nullable InvitationRequest request) {
    if (request == null) {
      throw ProblemException.invalid(
          "body", "An object is needed; {} makes an invitation with the service's defaults.");
    }
    int handshakes = maxHandshakes(request.maxHandshakes());
    Instant expiresAt = expiresAt(request.expiresAt());
    return settings
        .target(app.value())
        .invoke(target -> {
          if (target instanceof Unknown) {
            throw ConnectSettingResource.unknownApp();
          }
        })
        .flatMap(_ -> invitations.make(app.value(), handshakes, expiresAt))
        .map(made -> created(app, made, handshakes, expiresAt));
  }

  /** Withdraws one. */
  @DELETE
  @Path("/{invitation}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Withdraw an invitation: its link begins nothing any more")
  @APIResponse(
      responseCode = "200",
      description = "There is none of this id any more",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WithdrawalView.class)))
  public Uni<WithdrawalView> withdraw(
      AppName app,
      @Parameter(
              description = "The invitation's id, as it was told when it was made.",
              example = "9f86d081884c7d65")
          @PathParam("invitation")
          String invitation) {
    return invitations
        .withdraw(app.value(), invitation)
        .map(withdrawn -> new WithdrawalView(invitation, withdrawn));
  }

  private Response created(AppName app, Invitation made, int handshakes, Instant expiresAt) {
    String link = urls.connectPage(app.value()) + "?" + Invitation.FIELD + "=" + made.signed();
    return Response.status(Response.Status.CREATED)
        .entity(new InvitationView(made.id(), link, handshakes, expiresAt.toString()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private int maxHandshakes(@Nullable Integer asked) {
    int handshakes = asked == null ? config.defaultHandshakes() : asked;
    if (handshakes < 1 || handshakes > config.maxHandshakes()) {
      throw ProblemException.invalid(
          "maxHandshakes", "It is a number from 1 to %d.".formatted(config.maxHandshakes()));
    }
    return handshakes;
  }

  private Instant expiresAt(@Nullable String asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = asked == null ? now.plus(config.defaultTtl()) : parsed(asked);
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(config.maxTtl()))) {
      throw ProblemException.invalid(
          "expiresAt", "It lies in the future, at most %s from now.".formatted(inWords()));
    }
    return expiresAt;
  }

  private String inWords() {
    Duration most = config.maxTtl();
    return most.toDays() > 0 ? most.toDays() + " days" : most.toMinutes() + " minutes";
  }

  private static Instant parsed(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(
          "expiresAt", "It is a time in UTC, like 2026-12-01T09:00:00Z.");
    }
  }
}
