package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Makes a webhook's subscriptions a set of users. */
@Path("/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions")
@Tag(name = "subscriptions")
final class WantedSetResource {

  private final Bulk bulk;

  WantedSetResource(Bulk bulk) {
    this.bulk = bulk;
  }

  /** Subscribes the missing and ends the others, in the background. */
  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "What is being done, or would be",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Plan.class)))
  @Operation(summary = "Make the subscriptions exactly this set of users")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.TOO_MANY_REMOVALS,
    ProblemType.ACTIVITY_NEEDS_API_2,
    ProblemType.SUBSCRIPTION_API_IS_FIXED,
    ProblemType.SUBSCRIPTION_ELSEWHERE,
    ProblemType.TOO_MANY_SUBSCRIPTIONS
  })
  public Uni<Plan> wantAll(
      AppName app,
      EndpointName endpoint,
      @Parameter(description = "true: what would be done, and nothing is")
          @QueryParam("dryRun")
          @DefaultValue("false")
          boolean dryRun,
      @Nullable WantedSet set) {
    WantedSet wanted = set == null ? new WantedSet(null, null, null, null, null, null) : set;
    return bulk.want(WebhookKey.of(app, endpoint), wanted, dryRun);
  }
}
