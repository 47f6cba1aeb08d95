package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.contracts.name.AppName;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.webhook.ApiParameter;
import dev.roost.subscriptions.x.AsksX;
import dev.roost.xapi.endpoint.SubscriptionCount;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** How many subscriptions the account has at X. */
@Path("/api/v1/apps/{app}/subscriptions/count")
@Tag(name = "subscriptions")
final class CountResource {

  private final Readings readings;

  CountResource(Readings readings) {
    this.readings = readings;
  }

  /**
   * X's count, over all the account's apps and webhooks.
   *
   * @param account X's name of the account, empty where it gives none
   * @param all subscriptions in use
   * @param directMessages of them, those to direct messages alone; 0 today
   * @param provisioned how many the contract allows
   * @param left how many may be added
   * @param readAt when X said so
   */
  @Schema(
      examples =
          """
          {"account":"my-account","all":31,"directMessages":0,"provisioned":50,"left":19,
           "readAt":"2026-11-23T22:54:02Z"}
          """)
  public record Count(
      String account, long all, long directMessages, long provisioned, long left, Instant readAt) {}

  /** At most a minute old where X's limit allows that, which is 15 times in 15 minutes. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As X counts",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Count.class)))
  @Operation(summary = "How many subscriptions the account has, and may have")
  @AsksX
  public Uni<RestResponse<Count>> count(
      AppName app,
      @Parameter(description = "In which of X's APIs: 1.1, or 2. Each counts its own subscriptions")
          @QueryParam("api")
          @DefaultValue("1.1")
          String api) {
    return readings
        .count(app.value(), ApiParameter.required(api), Priority.READ)
        .map(reading -> AgeHeader.ok(shown(reading), Stream.of(reading.age())));
  }

  private static Count shown(Reading<SubscriptionCount> reading) {
    SubscriptionCount count = reading.value();
    return new Count(
        count.accountName(),
        count.all(),
        count.directMessages(),
        count.provisioned(),
        Math.max(0, count.provisioned() - count.all()),
        reading.readAt());
  }
}
